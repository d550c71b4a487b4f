-- Slow failures: what the detector (lib/domain/anomalies) has seen of each sensor, and the alert about a sensor that behaves unlike
-- itself. The detector is TypeScript and runs in the edge function `detect-anomalies`, woken by a schedule: it asks here for the
-- means of five minutes that it has not seen, and brings back its state and what lasts. Nothing else keeps it: called twice, by two
-- at a time or after having died, it does the same work again and the second one changes nothing.
create table private.anomaly_states (
  tenant_id uuid not null,
  sensor_id uuid not null,
  -- Counts what was brought back: who worked from an older one brings nothing.
  revision int not null,
  -- What the state is about: the sensor in this place. Elsewhere it is another piece of equipment, and everything is learnt anew.
  placed_from timestamptz not null,
  -- Means that begin before are in it.
  seen_until timestamptz not null,
  state jsonb not null,
  -- What is suspected now, the oldest first: [{ reason, since, direction }].
  lasting jsonb not null,
  constraint anomaly_states_pkey primary key (tenant_id, sensor_id),
  constraint anomaly_states_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id),
  constraint anomaly_states_size check (pg_column_size(state) <= 65536 and jsonb_typeof(lasting) = 'array')
);
revoke all on private.anomaly_states from public, anon, authenticated, service_role;
alter table private.anomaly_states enable row level security;
alter table private.anomaly_states force row level security;

-- What is seen of a slow failure is the kind of its alert; since when, when it began; which way, its direction.
alter table public.alerts drop constraint alerts_kind_known;
alter table public.alerts add constraint alerts_kind_known check (
  kind in ('excursion', 'sensor_silent', 'drift', 'level_shift', 'variability', 'stuck'));
create unique index alerts_anomaly_key on public.alerts (tenant_id, sensor_id)
  where kind in ('drift', 'level_shift', 'variability', 'stuck') and ended_at is null;

-- Every placed sensor in use with whole means that the detector has not seen, an hour of them at least: it judges by blocks of hours.
create function private.unwatched_sensors() returns table (
  tenant_id uuid, sensor_id uuid, container_id uuid, site_id uuid, placed_from timestamptz, revision int, state jsonb, lasting jsonb,
  from_at timestamptz, to_at timestamptz
)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.tenant_id, s.id, s.container_id, s.site_id, p.placed_from, coalesce(w.revision, 0),
      case when k.is_known then w.state end, case when k.is_known then w.lasting else '[]' end,
      case when k.is_known then w.seen_until
        -- What the detector compares with, and a week to be in practice.
        else greatest(p.placed_from, t.taken_at - interval '28 days') end,
      date_bin('5 minutes', t.taken_at, '2000-01-01Z')
    from public.sensors s
    join public.sensor_states t on t.tenant_id = s.tenant_id and t.sensor_id = s.id
    cross join lateral (
      -- Readings from before the first place that is noted are taken for that place's.
      select coalesce(max(h.valid_from) filter (where h.valid_to is null and exists (
        select from public.sensor_placements b
        where b.tenant_id = h.tenant_id and b.sensor_id = h.sensor_id and b.valid_from < h.valid_from)), '-infinity') as placed_from
      from public.sensor_placements h where h.tenant_id = s.tenant_id and h.sensor_id = s.id
    ) p
    left join private.anomaly_states w on w.tenant_id = s.tenant_id and w.sensor_id = s.id
    cross join lateral (select coalesce(w.placed_from = p.placed_from, false) as is_known) k
    where not s.archived and num_nonnulls(s.container_id, s.site_id) = 1
      and t.taken_at >= case when k.is_known then w.seen_until + interval '1 hour' else p.placed_from end;
end
$$;

-- Some of them after a sensor, each with the means that are to be observed ([ms of the epoch, °C], in the order of time). Means of a
-- time of maintenance are left out: the detector takes them for a gap, after which equipment settles.
create function public.readings_to_watch(p_after_tenant uuid, p_after_sensor uuid, p_limit int default 8) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  -- Five weeks of one sensor.
  c_most constant int := 10000;
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'tenantId', u.tenant_id, 'sensorId', u.sensor_id, 'revision', u.revision, 'placedFrom', u.placed_from, 'state', u.state,
      'lasting', u.lasting, 'points', m.points,
      'seenUntil', case when m.found < c_most then u.to_at else m.last_at + interval '5 minutes' end) order by u.tenant_id, u.sensor_id)
    from (
      select * from private.unwatched_sensors() w
      where p_after_tenant is null or (w.tenant_id, w.sensor_id) > (p_after_tenant, p_after_sensor)
      order by w.tenant_id, w.sensor_id limit least(greatest(coalesce(p_limit, 8), 1), 50)
    ) u
    cross join lateral (
      select count(*) as found, max(x.starts_at) as last_at, coalesce(jsonb_agg(
        jsonb_build_array(extract(epoch from x.starts_at)::bigint * 1000, x.mean) order by x.starts_at)
        filter (where not private.in_maintenance(u.tenant_id, u.sensor_id, u.container_id, u.site_id, x.starts_at, x.starts_at)), '[]') as points
      from (
        -- Rounded, so that the mean of equal values is that value: a stuck probe is known by it.
        select r.starts_at, round((r.temperature_sum / r.temperature_count)::numeric, 4) as mean
        from public.reading_rollups r
        where r.tenant_id = u.tenant_id and r.sensor_id = u.sensor_id and r.span = 'five_minutes' and r.temperature_count > 0
          and r.starts_at >= u.from_at and r.starts_at < u.to_at
        order by r.starts_at limit c_most
      ) x
    ) m
  ), '[]');
end
$$;

-- Ends the alerts about slow failures of sensors that are no longer in use where they were raised. Under the tenant's clock.
create function private.end_left_anomalies(p_tenant_id uuid, p_now timestamptz) returns uuid[]
language plpgsql set search_path = '' as $$
declare
  v_ids uuid[];
begin
  with ended as (
    update public.alerts a set ended_at = p_now
    from public.sensors s
    where a.tenant_id = p_tenant_id and a.kind in ('drift', 'level_shift', 'variability', 'stuck') and a.ended_at is null
      and s.tenant_id = a.tenant_id and s.id = a.sensor_id
      and (s.archived or (s.container_id, s.site_id) is distinct from (a.container_id, a.site_id))
    returning a.id
  )
  select coalesce(array_agg(id), '{}') into v_ids from ended;
  return v_ids;
end
$$;

-- Takes what the detector brings back about one sensor, unless somebody was faster. One alert at a time tells of a sensor: the first
-- thing that is suspected; it ends when that is gone, and if something else lasts, that is told.
create function public.settle_anomalies(
  p_tenant_id uuid, p_sensor_id uuid, p_revision int, p_placed_from timestamptz, p_seen_until timestamptz, p_state jsonb, p_lasting jsonb
) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_clock public.tenant_clocks;
  v_ended uuid[];
  v_opened uuid[];
  v_more uuid[];
begin
  -- The clock first, as every writer does.
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  insert into private.anomaly_states as w (tenant_id, sensor_id, revision, placed_from, seen_until, state, lasting)
  select p_tenant_id, s.id, 1, p_placed_from, p_seen_until, p_state, p_lasting
  from public.sensors s where s.tenant_id = p_tenant_id and s.id = p_sensor_id
  on conflict (tenant_id, sensor_id) do update set revision = w.revision + 1, placed_from = excluded.placed_from,
    seen_until = excluded.seen_until, state = excluded.state, lasting = excluded.lasting
  where w.revision = p_revision;
  if not found then
    return false;
  end if;
  v_ended := private.end_left_anomalies(p_tenant_id, v_now);
  with ended as (
    update public.alerts a set ended_at = greatest(p_seen_until, a.started_at)
    where a.tenant_id = p_tenant_id and a.sensor_id = p_sensor_id and a.kind in ('drift', 'level_shift', 'variability', 'stuck')
      and a.ended_at is null and not exists (select from jsonb_array_elements(p_lasting) l where l ->> 'reason' = a.kind)
    returning a.id
  )
  select coalesce(array_agg(id), '{}') into v_more from ended;
  v_ended := v_ended || v_more;
  with opened as (
    insert into public.alerts (tenant_id, id, kind, severity, sensor_id, container_id, site_id, direction, started_at, opened_at)
    select p_tenant_id, gen_random_uuid(), p_lasting #>> '{0,reason}', 'warning', s.id, s.container_id, s.site_id,
      p_lasting #>> '{0,direction}', to_timestamp((p_lasting #>> '{0,since}')::double precision / 1000), v_now
    from public.sensors s
    where s.tenant_id = p_tenant_id and s.id = p_sensor_id and not s.archived and num_nonnulls(s.container_id, s.site_id) = 1
      and p_lasting <> '[]'
    on conflict (tenant_id, sensor_id) where kind in ('drift', 'level_shift', 'variability', 'stuck') and ended_at is null do nothing
    returning id
  )
  select coalesce(array_agg(id), '{}') into v_opened from opened;
  if v_ended || v_opened <> '{}' then
    perform private.publish(v_clock, 'detect_anomalies', jsonb_build_object('events', (
      select jsonb_agg(jsonb_build_object('event', e.event, 'alertId', e.id))
      from (
        select 'alert_ended' as event, i as id from unnest(v_ended) i union all select 'alert_opened', i from unnest(v_opened) i
      ) e)), private.kinds_of('alert', v_ended || v_opened), v_ended || v_opened, v_now);
  end if;
  return true;
end
$$;

-- The minute's part: a sensor that was taken away or put elsewhere is no longer suspected of anything here.
create function private.end_all_left_anomalies(p_now timestamptz default clock_timestamp()) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_tenant uuid;
  v_clock public.tenant_clocks;
  v_ids uuid[];
begin
  for v_tenant in
    select distinct a.tenant_id from public.alerts a
    join public.sensors s on s.tenant_id = a.tenant_id and s.id = a.sensor_id
    where a.kind in ('drift', 'level_shift', 'variability', 'stuck') and a.ended_at is null
      and (s.archived or (s.container_id, s.site_id) is distinct from (a.container_id, a.site_id))
    order by 1
  loop
    select * into v_clock from public.tenant_clocks c where c.tenant_id = v_tenant for update;
    v_ids := private.end_left_anomalies(v_tenant, p_now);
    continue when v_ids = '{}';
    perform private.publish(v_clock, 'end_left_anomalies', jsonb_build_object('events', (
      select jsonb_agg(jsonb_build_object('event', 'alert_ended', 'alertId', i)) from unnest(v_ids) i)),
      private.kinds_of('alert', v_ids), v_ids, p_now);
  end loop;
end
$$;

create or replace function private.every_minute() returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- What fails in one of them keeps nobody from being woken by the other.
  begin
    perform private.tell_silences();
  exception when others then
    raise warning 'silences were not told: %', sqlerrm;
  end;
  begin
    perform private.end_all_left_anomalies();
  exception when others then
    raise warning 'suspicions of sensors that have left were not ended: %', sqlerrm;
  end;
  perform private.escalate_due();
end
$$;

revoke execute on all functions in schema private from public;
revoke execute on function public.readings_to_watch(uuid, uuid, int),
  public.settle_anomalies(uuid, uuid, int, timestamptz, timestamptz, jsonb, jsonb) from public, anon, authenticated, service_role;
grant execute on function public.readings_to_watch(uuid, uuid, int),
  public.settle_anomalies(uuid, uuid, int, timestamptz, timestamptz, jsonb, jsonb) to service_role;
