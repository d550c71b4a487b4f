-- What screens ask about the cold chain: how every sensor is, the curve of one, and which samples an excursion put at risk.

-- Every sensor in use with what it said last and the means of its last 24 hours, oldest first, for a small curve.
create function public.sensor_overview(p_tenant_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'sensorId', s.id, 'takenAt', private.iso(t.taken_at), 'temperature', t.temperature, 'humidity', t.humidity,
      'pressure', t.pressure, 'battery', t.battery, 'suspicion', t.suspicion,
      'day', coalesce((
        select jsonb_agg(jsonb_build_object('at', private.iso(u.starts_at), 'mean', u.temperature_sum / u.temperature_count)
          order by u.starts_at)
        from public.reading_rollups u
        where u.tenant_id = p_tenant_id and u.sensor_id = s.id and u.span = 'hour' and u.temperature_count > 0
          and u.starts_at > t.taken_at - interval '24 hours' and u.starts_at <= t.taken_at
      ), '[]')) order by s.id)
    from public.sensors s
    left join public.sensor_states t on t.tenant_id = s.tenant_id and t.sensor_id = s.id
    where s.tenant_id = p_tenant_id and not s.archived
  ), '[]');
end
$$;

-- The curve of one sensor between two moments in at most p_points buckets, each with its lowest, highest and mean value. Read
-- from raw readings for a few hours, else from the sums of five minutes, hours or days: never a year of raw readings.
create function public.sensor_curve(
  p_tenant_id uuid, p_sensor_id uuid, p_from timestamptz, p_to timestamptz, p_points int default 400
) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_points int := least(greatest(coalesce(p_points, 400), 10), 2000);
  v_width interval;
  v_span text;
  v_points_found jsonb;
begin
  if p_from is null or p_to is null or not isfinite(p_from) or not isfinite(p_to) or p_to <= p_from or p_to - p_from > interval '50 years' then
    perform private.refuse_call('arguments_invalid', '{"field": "p_from"}');
  end if;
  if not exists (select from public.sensors s where s.tenant_id = p_tenant_id and s.id = p_sensor_id) then
    perform private.refuse_call('sensor_not_found', '{}', 404);
  end if;
  v_width := make_interval(secs => ceil(extract(epoch from p_to - p_from) / v_points));
  v_span := case when v_width < interval '5 minutes' then 'raw' when v_width < interval '1 hour' then 'five_minutes'
    when v_width < interval '1 day' then 'hour' else 'day' end;
  if v_span = 'raw' then
    select jsonb_agg(jsonb_build_object('at', private.iso(b.at), 'min', b.low, 'max', b.high, 'mean', b.mean) order by b.at)
    into v_points_found
    from (
      select date_bin(v_width, r.taken_at, p_from) as at, min(r.temperature) as low, max(r.temperature) as high, avg(r.temperature) as mean
      from public.readings r
      where r.tenant_id = p_tenant_id and r.sensor_id = p_sensor_id and r.taken_at >= p_from and r.taken_at < p_to
        and r.temperature is not null
      group by 1
    ) b;
  else
    select jsonb_agg(jsonb_build_object('at', private.iso(b.at), 'min', b.low, 'max', b.high, 'mean', b.mean) order by b.at)
    into v_points_found
    from (
      select date_bin(v_width, u.starts_at, p_from) as at, min(u.temperature_min) as low, max(u.temperature_max) as high,
        sum(u.temperature_sum) / sum(u.temperature_count) as mean
      from public.reading_rollups u
      where u.tenant_id = p_tenant_id and u.sensor_id = p_sensor_id and u.span = v_span and u.temperature_count > 0
        and u.starts_at >= p_from and u.starts_at < p_to
      group by 1
    ) b;
  end if;
  return jsonb_build_object('span', v_span, 'points', coalesce(v_points_found, '[]'), 'excursions', coalesce((
    select jsonb_agg(jsonb_build_object('id', e.id, 'startedAt', private.iso(e.started_at), 'endedAt', private.iso(e.ended_at),
      'direction', e.direction, 'limit', e.limit_value, 'peak', e.peak, 'alertId', e.alert_id) order by e.started_at)
    from public.excursions e
    where e.tenant_id = p_tenant_id and e.sensor_id = p_sensor_id and e.quantity = 'temperature' and not e.withdrawn
      and e.alarmed_at is not null and e.started_at < p_to and coalesce(e.ended_at, 'infinity') > p_from
  ), '[]'));
end
$$;

-- Which samples were in the container of an excursion while it lasted, each with the seconds it was exposed. A sample that was
-- there when it began and is there still was exposed all the time; for all others the custody events since then tell when they
-- came and went. Times are those at which hands moved the tube, as far as the clock of the device is not ahead of ours.
create function private.exposures(p_tenant_id uuid, p_excursion public.excursions, p_now timestamptz)
returns table (sample_id uuid, seconds double precision, is_there boolean)
language plpgsql stable set search_path = '' as $$
declare
  v_from timestamptz := p_excursion.started_at;
  v_to timestamptz := coalesce(p_excursion.ended_at, p_now);
begin
  return query
    with recursive inside as (
      select p_excursion.container_id as id
      union all
      select c.id from inside
      cross join lateral (
        select c.id from public.containers c where c.tenant_id = p_tenant_id and c.parent_id = inside.id offset 0
      ) c
    ),
    there as materialized (
      select l.sample_id, p.placed_at
      from inside
      cross join lateral (
        select p.labware_id, p.placed_at from public.placements p where p.tenant_id = p_tenant_id and p.container_id = inside.id offset 0
      ) p
      join public.labware l on l.tenant_id = p_tenant_id and l.id = p.labware_id
    ),
    moves as materialized (
      select e.sample_id, e.id, least(e.device_time, e.recorded_at) as at,
        e.from_container_id in (select i.id from inside i) as was_in, e.to_container_id in (select i.id from inside i) as is_in
      from public.custody_events e
      where e.tenant_id = p_tenant_id and e.sample_id is not null and e.recorded_at >= v_from
        and num_nonnulls(e.from_container_id, e.to_container_id) > 0
        and (e.from_container_id in (select i.id from inside i) or e.to_container_id in (select i.id from inside i))
    ),
    -- From one event to the next the sample was where the first one put it; before the first one, where that took it from.
    stays as (
      select m.sample_id, m.at as came, lead(m.at) over w as went, coalesce(m.is_in, false) as is_in from moves m
      window w as (partition by m.sample_id order by m.id)
      union all
      select f.sample_id, '-infinity', f.at, true from (
        select distinct on (m.sample_id) m.sample_id, m.at, m.was_in from moves m order by m.sample_id, m.id
      ) f where f.was_in
      union all
      select t.sample_id, '-infinity', null, true from there t where not exists (select from moves m where m.sample_id = t.sample_id)
    ),
    exposed as (
      select s.sample_id, sum(extract(epoch from least(coalesce(s.went, 'infinity'), v_to) - greatest(s.came, v_from))) as seconds
      from stays s
      where s.is_in and greatest(s.came, v_from) < least(coalesce(s.went, 'infinity'), v_to)
      group by s.sample_id
    )
    select x.sample_id, x.seconds::double precision, exists (select from there t where t.sample_id = x.sample_id) from exposed x;
end
$$;
create index custody_events_recorded_idx on public.custody_events using brin (recorded_at);

-- The samples at risk of an alert, the longest exposed first, and how many there are in all.
create function public.samples_at_risk(p_tenant_id uuid, p_alert_id uuid, p_limit int default 200) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_excursion public.excursions;
  v_limit int := least(greatest(coalesce(p_limit, 200), 0), 50000);
begin
  select * into v_excursion from public.excursions e
  where e.tenant_id = p_tenant_id and e.alert_id = p_alert_id order by e.withdrawn, e.started_at limit 1;
  if not found then
    perform private.refuse_call('alert_not_found', '{}', 404);
  end if;
  return (
    with exposed as materialized (
      select * from private.exposures(p_tenant_id, v_excursion, clock_timestamp())
    )
    select jsonb_build_object(
      'total', (select count(*) from exposed), 'there', (select count(*) from exposed x where x.is_there),
      'startedAt', private.iso(v_excursion.started_at), 'endedAt', private.iso(v_excursion.ended_at),
      'limit', v_excursion.limit_value, 'peak', v_excursion.peak,
      'samples', coalesce((
        select jsonb_agg(jsonb_build_object(
          'sampleId', s.id, 'barcode', l.barcode, 'name', s.name, 'seconds', round(x.seconds), 'isThere', x.is_there)
          order by x.seconds desc, l.barcode)
        from (select * from exposed order by seconds desc, sample_id limit v_limit) x
        join public.samples s on s.tenant_id = p_tenant_id and s.id = x.sample_id
        join public.labware l on l.tenant_id = p_tenant_id and l.sample_id = x.sample_id
      ), '[]'))
  );
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.exposures(uuid, public.excursions, timestamptz) to tracseq_command;
grant create on schema public to tracseq_command;
alter function public.sensor_overview(uuid) owner to tracseq_command;
alter function public.sensor_curve(uuid, uuid, timestamptz, timestamptz, int) owner to tracseq_command;
alter function public.samples_at_risk(uuid, uuid, int) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.sensor_overview(uuid), public.sensor_curve(uuid, uuid, timestamptz, timestamptz, int),
  public.samples_at_risk(uuid, uuid, int) from public, anon, authenticated, service_role;
grant execute on function public.sensor_overview(uuid), public.sensor_curve(uuid, uuid, timestamptz, timestamptz, int),
  public.samples_at_risk(uuid, uuid, int) to authenticated;
