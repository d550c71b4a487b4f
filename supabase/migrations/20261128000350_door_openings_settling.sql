-- Brings the stored openings of doors, and the alerts about those that lasted too long, in line with what the readings show.

-- Tells people of a door that stays open: opens its alert, or brings it up to date. Returns what happened, null when nothing they see did.
create function private.tell_door(p_tenant_id uuid, p_opening public.door_openings, p_now timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  d public.door_openings := p_opening;
  v_id uuid := gen_random_uuid();
  v_before public.alerts;
begin
  if d.alert_id is null then
    insert into public.alerts (
      tenant_id, id, kind, severity, sensor_id, container_id, site_id, direction, peak, started_at, opened_at, ended_at
    )
    select p_tenant_id, v_id, 'door_open', h.severity, d.sensor_id, d.container_id, d.site_id, 'high', private.coarse(d.peak),
      d.started_at, p_now, d.ended_at
    from public.thresholds h where h.tenant_id = p_tenant_id and h.id = d.threshold_id;
    update public.door_openings x set alert_id = v_id where x.tenant_id = p_tenant_id and x.id = d.id;
    return jsonb_build_object('event', 'alert_opened', 'alertId', v_id);
  end if;
  select * into v_before from public.alerts a where a.tenant_id = p_tenant_id and a.id = d.alert_id;
  if (v_before.started_at, v_before.ended_at, v_before.peak) is not distinct from (d.started_at, d.ended_at, private.coarse(d.peak)) then
    return null;
  end if;
  update public.alerts a set started_at = d.started_at, ended_at = d.ended_at, peak = private.coarse(d.peak)
  where a.tenant_id = p_tenant_id and a.id = d.alert_id;
  return jsonb_build_object('alertId', d.alert_id, 'event', case
    when v_before.ended_at is null and d.ended_at is not null then 'alert_ended'
    when v_before.ended_at is not null and d.ended_at is null then 'alert_went_on'
    else 'alert_changed' end);
end
$$;

-- Puts what a walk found in the place of what is stored of that time. An opening that somebody was told of keeps its id and its alert;
-- one that never was is withdrawn, and its alert ends.
create function private.replace_doors(
  p_tenant_id uuid, p_sensor_id uuid, p_since timestamptz, p_walk private.door_walk, p_now timestamptz
) returns setof jsonb language plpgsql set search_path = '' as $$
declare
  f private.door_found;
  d public.door_openings;
  v_ids uuid[] := '{}';
  v_id uuid;
begin
  foreach f in array p_walk.found loop
    v_id := null;
    if f.alarmed_at is not null then
      select x.id into v_id from public.door_openings x
      where x.tenant_id = p_tenant_id and x.sensor_id = p_sensor_id and not x.withdrawn and x.alert_id is not null
        and x.started_at >= p_since and x.id <> all (v_ids)
        and x.started_at < coalesce(f.ended_at, 'infinity') and coalesce(x.ended_at, 'infinity') > f.started_at
      order by x.started_at limit 1;
    end if;
    v_ids := v_ids || coalesce(v_id, gen_random_uuid());
  end loop;
  delete from public.door_openings x
  where x.tenant_id = p_tenant_id and x.sensor_id = p_sensor_id and not x.withdrawn and x.alert_id is null
    and x.started_at >= p_since and x.started_at < p_walk.until;
  for d in
    update public.door_openings x set withdrawn = true
    where x.tenant_id = p_tenant_id and x.sensor_id = p_sensor_id and not x.withdrawn and x.id <> all (v_ids)
      and x.started_at >= p_since and x.started_at < p_walk.until
    returning x.*
  loop
    update public.alerts a set ended_at = p_now where a.tenant_id = p_tenant_id and a.id = d.alert_id and a.ended_at is null;
    return next jsonb_build_object('event', 'alert_withdrawn', 'alertId', d.alert_id);
  end loop;
  for i in 1 .. cardinality(v_ids) loop
    f := p_walk.found[i];
    insert into public.door_openings as x (
      tenant_id, id, sensor_id, threshold_id, container_id, site_id, started_at, noticed_at, alarmed_at, ended_at, base, peak
    )
    select p_tenant_id, v_ids[i], p_sensor_id, f.threshold_id, h.container_id, h.site_id, f.started_at, f.noticed_at, f.alarmed_at,
      f.ended_at, f.base, f.peak
    from private.sensor_place_at(p_tenant_id, p_sensor_id, f.started_at) h
    on conflict (tenant_id, id) do update set threshold_id = excluded.threshold_id, started_at = excluded.started_at,
      noticed_at = excluded.noticed_at, alarmed_at = excluded.alarmed_at, ended_at = excluded.ended_at, base = excluded.base,
      peak = excluded.peak
    returning * into d;
    if f.alarmed_at is not null then
      return next private.tell_door(p_tenant_id, d, p_now);
    end if;
  end loop;
end
$$;

-- Works out the openings at these sensors after new readings have come; `p_last` is what each had said last before that.
create function private.settle_doors(
  p_tenant_id uuid, p_fresh public.readings[], p_sensor_ids uuid[], p_last timestamptz[], p_now timestamptz
) returns private.settlement language plpgsql set search_path = '' as $$
declare
  a record;
  d public.door_openings;
  o private.door_found;
  v_since timestamptz;
  v_shut_at timestamptz;
  v_is_late boolean;
  v_events jsonb[] := '{}';
begin
  -- Nobody minds doors in most laboratories.
  if not exists (select from public.thresholds h where h.tenant_id = p_tenant_id and h.quantity = 'door_open') then
    return ('{}', '[]')::private.settlement;
  end if;
  for a in
    select f.sensor_id, min(f.taken_at) as from_at, max(f.taken_at) as to_at, l.last_at, c.climate_class
    from unnest(p_fresh) f
    join unnest(p_sensor_ids, p_last) l (sensor_id, last_at) on l.sensor_id = f.sensor_id
    join public.sensors s on s.tenant_id = p_tenant_id and s.id = f.sensor_id
    left join public.containers c on c.tenant_id = p_tenant_id and c.id = s.container_id
    where f.temperature is not null and exists (
      select from public.thresholds h
      where h.tenant_id = p_tenant_id and h.quantity = 'door_open' and (h.sensor_id = s.id or h.temperature_class = c.climate_class))
    group by f.sensor_id, l.last_at, c.climate_class
  loop
    v_is_late := coalesce(a.from_at <= a.last_at, false);
    -- The opening that the first new reading falls into, if there is one.
    select * into d from public.door_openings x
    where x.tenant_id = p_tenant_id and x.sensor_id = a.sensor_id and not x.withdrawn
      and x.started_at <= a.from_at and (x.ended_at is null or x.ended_at >= a.from_at)
    order by x.started_at limit 1;
    v_since := coalesce(d.started_at, a.from_at);
    select max(x.ended_at) into v_shut_at from public.door_openings x
    where x.tenant_id = p_tenant_id and x.sensor_id = a.sensor_id and not x.withdrawn and x.ended_at <= v_since;
    o := null;
    if not v_is_late and d.id is not null then
      o := (d.threshold_id, d.started_at, d.noticed_at, d.alarmed_at, null, d.base, d.peak)::private.door_found;
    end if;
    v_events := v_events || array(
      select private.replace_doors(p_tenant_id, a.sensor_id, v_since, private.walk_doors(
        p_tenant_id, a.sensor_id, a.climate_class, case when v_is_late then v_since else a.from_at end, v_shut_at, o,
        case when v_is_late then a.to_at + private.door_reach() else 'infinity' end), p_now));
  end loop;
  v_events := array_remove(v_events, null);
  return (
    array(select distinct (v ->> 'alertId')::uuid from unnest(v_events) v), to_jsonb(v_events))::private.settlement;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.tell_door(uuid, public.door_openings, timestamptz),
  private.replace_doors(uuid, uuid, timestamptz, private.door_walk, timestamptz),
  private.settle_doors(uuid, public.readings[], uuid[], timestamptz[], timestamptz)
to tracseq_command;
