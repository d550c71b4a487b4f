-- How openings are found: one walk along the readings in order of time, which is either shut since some reading or open since some other.

-- An opening as the walk finds it.
create type private.door_found as (
  threshold_id uuid, started_at timestamptz, noticed_at timestamptz, alarmed_at timestamptz, ended_at timestamptz,
  base double precision, peak double precision
);
-- What a walk found, and the reading before which it ended because from there on nothing is new.
create type private.door_walk as (found private.door_found[], until timestamptz);

-- How long before a reading the temperature it has risen from may lie.
create function private.door_reach() returns interval language plpgsql immutable set search_path = '' as $$
begin
  return interval '10 minutes';
end
$$;

-- Whether the stored openings say the same of the moment before a reading as a walk does that is shut since `p_shut_at`.
create function private.doors_agree(p_tenant_id uuid, p_sensor_id uuid, p_at timestamptz, p_shut_at timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
declare
  v_shut_at timestamptz;
begin
  if exists (
    select from public.door_openings d
    where d.tenant_id = p_tenant_id and d.sensor_id = p_sensor_id and not d.withdrawn
      and d.started_at < p_at and (d.ended_at is null or d.ended_at >= p_at)
  ) then
    return false;
  end if;
  select max(d.ended_at) into v_shut_at from public.door_openings d
  where d.tenant_id = p_tenant_id and d.sensor_id = p_sensor_id and not d.withdrawn and d.ended_at < p_at;
  -- What lies farther back bears on nothing.
  return greatest(v_shut_at, p_at - private.door_reach()) = greatest(p_shut_at, p_at - private.door_reach());
end
$$;

-- Walks from a reading on: shut since `p_shut_at`, or within the opening `p_open`. It may end beyond `p_settled`, as soon as it agrees with
-- what is stored. An opening of more than twelve hours is no door any more: the temperature has a new level, and other alerts tell of it.
create function private.walk_doors(
  p_tenant_id uuid, p_sensor_id uuid, p_class text, p_since timestamptz, p_shut_at timestamptz, p_open private.door_found,
  p_settled timestamptz
) returns private.door_walk language plpgsql stable set search_path = '' as $$
declare
  r record;
  v_before record;
  h public.thresholds;
  o private.door_found := p_open;
  v_shut_at timestamptz := p_shut_at;
  v_walk private.door_walk := ('{}', 'infinity')::private.door_walk;
begin
  for r in
    select t.taken_at, t.temperature from public.readings t
    where t.tenant_id = p_tenant_id and t.sensor_id = p_sensor_id and t.taken_at >= p_since and t.temperature is not null
    order by t.taken_at
  loop
    if o.started_at is null and r.taken_at > p_settled and private.doors_agree(p_tenant_id, p_sensor_id, r.taken_at, v_shut_at) then
      v_walk.until := r.taken_at;
      exit;
    end if;
    h := private.threshold_at(p_tenant_id, p_sensor_id, p_class, 'door_open', r.taken_at);
    if o.started_at is null then
      continue when h.id is null;
      select b.taken_at, b.temperature into v_before from public.readings b
      where b.tenant_id = p_tenant_id and b.sensor_id = p_sensor_id and b.temperature is not null and b.taken_at < r.taken_at
        and b.taken_at >= greatest(v_shut_at, r.taken_at - private.door_reach())
      order by b.temperature, b.taken_at desc limit 1;
      continue when not found or r.temperature - v_before.temperature < h.high;
      o := (h.id, v_before.taken_at, r.taken_at, null, null, v_before.temperature, r.temperature)::private.door_found;
    elsif h.id is null or r.temperature <= o.peak - h.hysteresis or r.taken_at - o.started_at > interval '12 hours' then
      o.ended_at := r.taken_at;
      v_walk.found := v_walk.found || o;
      v_shut_at := r.taken_at;
      o := null;
      continue;
    else
      o.peak := greatest(o.peak, r.temperature);
    end if;
    if o.alarmed_at is null and r.taken_at >= o.started_at + make_interval(secs => h.delay_seconds) then
      o.alarmed_at := r.taken_at;
    end if;
  end loop;
  if o.started_at is not null then
    v_walk.found := v_walk.found || o;
  end if;
  return v_walk;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.door_reach(), private.doors_agree(uuid, uuid, timestamptz, timestamptz),
  private.walk_doors(uuid, uuid, text, timestamptz, timestamptz, private.door_found, timestamptz)
to tracseq_command;
