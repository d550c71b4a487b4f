-- Where a sensor was and when: on its page, and in its temperature report, which judges each reading by the limits of that place.

-- The stays of a sensor that reach into a time, oldest first, cut to it; `to` is null for one that lasts.
create function private.stays_of(p_tenant_id uuid, p_sensor_id uuid, p_from timestamptz, p_to timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'from', private.iso(greatest(h.valid_from, p_from)), 'to', private.iso(case when h.valid_to is not null then least(h.valid_to, p_to) end),
      'site', coalesce(w.name, a.name),
      'path', case when h.container_id is not null then private.path_to(p_tenant_id, h.container_id) else '[]' end,
      'shipment', case when m.id is not null then jsonb_build_object(
        'id', m.id, 'reference', m.reference, 'state', m.state, 'fromSite', f.name, 'toSite', t.name) end) order by h.valid_from)
    from public.sensor_placements h
    left join public.sites a on a.tenant_id = h.tenant_id and a.id = h.site_id
    left join public.containers c on c.tenant_id = h.tenant_id and c.id = h.container_id
    left join public.sites w on w.tenant_id = c.tenant_id and w.id = c.site_id
    left join public.shipments m on m.tenant_id = h.tenant_id and m.id = h.shipment_id
    left join public.sites f on f.tenant_id = m.tenant_id and f.id = m.from_site_id
    left join public.sites t on t.tenant_id = m.tenant_id and t.id = m.to_site_id
    where h.tenant_id = p_tenant_id and h.sensor_id = p_sensor_id and h.valid_from < p_to
      and (h.valid_to is null or h.valid_to > p_from) and h.valid_to is distinct from h.valid_from
  ), '[]');
end
$$;

-- The last stays of a sensor, newest last.
create function public.sensor_stays(p_tenant_id uuid, p_sensor_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if not exists (select from public.sensors s where s.tenant_id = p_tenant_id and s.id = p_sensor_id) then
    perform private.refuse_call('sensor_not_found', '{}', 404);
  end if;
  return private.stays_of(p_tenant_id, p_sensor_id, coalesce((
    select h.valid_from from public.sensor_placements h
    where h.tenant_id = p_tenant_id and h.sensor_id = p_sensor_id order by h.valid_from desc offset 49 limit 1), '-infinity'), 'infinity');
end
$$;

create or replace function public.temperature_report(p_tenant_id uuid, p_sensor_id uuid, p_from timestamptz, p_to timestamptz) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if p_from is null or p_to is null or not isfinite(p_from) or not isfinite(p_to) or p_to <= p_from or p_to - p_from > interval '400 days' then
    perform private.refuse_call('arguments_invalid', '{"field": "p_from", "maximumDays": 400}');
  end if;
  if not exists (select from public.sensors s where s.tenant_id = p_tenant_id and s.id = p_sensor_id) then
    perform private.refuse_call('sensor_not_found', '{}', 404);
  end if;
  return (
    with sensor as materialized (
      select s.*, coalesce(c.climate_class, m.temperature_class) as climate_class, coalesce(c.site_id, s.site_id) as at_site_id
      from public.sensors s
      left join public.containers c on c.tenant_id = s.tenant_id and c.id = s.container_id
      left join public.shipments m on m.tenant_id = s.tenant_id and m.id = s.shipment_id
      where s.tenant_id = p_tenant_id and s.id = p_sensor_id
    ),
    -- Where it was, with the class that judged it there.
    stays as materialized (
      select h.valid_from, h.valid_to, coalesce(c.climate_class, m.temperature_class) as climate_class
      from public.sensor_placements h
      left join public.containers c on c.tenant_id = h.tenant_id and c.id = h.container_id
      left join public.shipments m on m.tenant_id = h.tenant_id and m.id = h.shipment_id
      where h.tenant_id = p_tenant_id and h.sensor_id = p_sensor_id and h.valid_from < p_to
        and (h.valid_to is null or h.valid_to > p_from)
    ),
    -- The period cut wherever a limit began or ended, or the sensor went elsewhere.
    cuts as (
      select p_from as at
      union
      select k.at
      from sensor s
      join public.thresholds h on h.tenant_id = p_tenant_id and h.quantity = 'temperature'
        and (h.sensor_id = s.id or h.temperature_class = s.climate_class
          or h.temperature_class in (select y.climate_class from stays y))
      cross join lateral (values (h.valid_from), (h.valid_to)) k (at)
      where k.at > p_from and k.at < p_to
      union
      select k.at from stays y cross join lateral (values (y.valid_from), (y.valid_to)) k (at) where k.at > p_from and k.at < p_to
    ),
    pieces as (
      select k.at as begins, lead(k.at, 1, p_to) over (order by k.at) as ends, h.id, h.low, h.high, h.hysteresis, h.delay_seconds, h.severity,
        h.temperature_class
      from cuts k
      cross join sensor s
      cross join lateral private.threshold_at(p_tenant_id, s.id, s.climate_class, 'temperature', k.at) h
    ),
    -- What went on unchanged is one.
    limits as materialized (
      select min(r.begins) as begins, max(r.ends) as ends, r.id, r.low, r.high, r.hysteresis, r.delay_seconds, r.severity, r.temperature_class
      from (
        select n.*, count(*) filter (where n.is_new) over (order by n.begins) as run
        from (select p.*, p.id is distinct from lag(p.id) over (order by p.begins) as is_new from pieces p) n
      ) r
      group by r.run, r.id, r.low, r.high, r.hysteresis, r.delay_seconds, r.severity, r.temperature_class
    ),
    series as materialized (
      select r.taken_at, r.temperature as t, r.suspicion, r.source = 'manual' as is_typed,
        lead(r.taken_at) over w as next_at, lead(r.temperature) over w as next_t
      from public.readings r
      where r.tenant_id = p_tenant_id and r.sensor_id = p_sensor_id and r.taken_at >= p_from and r.taken_at < p_to
        and r.temperature is not null
      window w as (order by r.taken_at)
    ),
    warmest as materialized (
      select max(t) + 273.15 as kelvin from series
    ),
    intervals as materialized (
      select extract(epoch from s.next_at - s.taken_at)::double precision as d, s.t as a, s.next_t as b,
        s.next_at - s.taken_at > interval '1 hour' as is_gap, l.low, l.high
      from series s
      left join limits l on s.taken_at >= l.begins and s.taken_at < l.ends
      where s.next_at is not null
    ),
    judged as (
      select i.*,
        case when i.high is null or greatest(i.a, i.b) <= i.high then 0 when least(i.a, i.b) >= i.high then 1
          else (greatest(i.a, i.b) - i.high) / abs(i.a - i.b) end as above,
        case when i.low is null or least(i.a, i.b) >= i.low then 0 when greatest(i.a, i.b) <= i.low then 1
          else (i.low - least(i.a, i.b)) / abs(i.a - i.b) end as below
      from intervals i
    ),
    figures as (
      select count(*) as readings, min(s.taken_at) as first_at, max(s.taken_at) as last_at, min(s.t) as low, max(s.t) as high, avg(s.t) as mean,
        count(*) filter (where s.suspicion is not null) as suspected, count(*) filter (where s.is_typed) as typed,
        avg(exp(10000 / w.kelvin - 10000 / (s.t + 273.15))) as kinetic, min(w.kelvin) as kelvin
      from series s cross join warmest w
    ),
    times as (
      select sum(j.d * j.above) filter (where not j.is_gap) as above, sum(j.d * j.below) filter (where not j.is_gap) as below,
        sum(j.d) filter (where not j.is_gap) as watched, sum(j.d) filter (where j.is_gap) as unwatched, max(j.d) as longest,
        -- Half of an interval counts for either of its readings.
        sum(j.d / 2 * (exp(10000 / w.kelvin - 10000 / (j.a + 273.15)) + exp(10000 / w.kelvin - 10000 / (j.b + 273.15))))
          filter (where not j.is_gap) / nullif(sum(j.d) filter (where not j.is_gap), 0) as kinetic
      from judged j cross join warmest w
    ),
    told as (
      select e.started_at, jsonb_build_object(
        'startedAt', private.iso(e.started_at), 'alarmedAt', private.iso(e.alarmed_at), 'endedAt', private.iso(e.ended_at),
        'direction', e.direction, 'limit', e.limit_value, 'peak', e.peak, 'withdrawn', e.withdrawn, 'alertId', e.alert_id,
        'severity', a.severity, 'acknowledgedAt', private.iso(a.acknowledged_at), 'acknowledgedBy', coalesce(nullif(m.name, ''), m.email),
        'note', coalesce(a.note, '')) as doc
      from public.excursions e
      left join public.alerts a on a.tenant_id = e.tenant_id and a.id = e.alert_id
      left join public.memberships m on m.tenant_id = a.tenant_id and m.user_id = a.acknowledged_by
      where e.tenant_id = p_tenant_id and e.sensor_id = p_sensor_id and e.quantity = 'temperature' and e.alarmed_at is not null
        and e.started_at < p_to and coalesce(e.ended_at, 'infinity') > p_from
    )
    select jsonb_build_object(
      'madeAt', private.iso(clock_timestamp()), 'from', private.iso(p_from), 'to', private.iso(p_to),
      'sensor', jsonb_build_object('id', s.id, 'name', s.name, 'source', s.source, 'hardwareId', s.hardware_id),
      'timeZone', site.time_zone, 'site', site.name, 'path', private.path_to(p_tenant_id, s.container_id),
      'temperatureClass', s.climate_class, 'stays', private.stays_of(p_tenant_id, p_sensor_id, p_from, p_to),
      'readings', f.readings, 'firstAt', private.iso(f.first_at), 'lastAt', private.iso(f.last_at), 'suspected', f.suspected,
      'typed', f.typed, 'photographed', (
        select count(distinct p.taken_at) from public.reading_photos p
        where p.tenant_id = p_tenant_id and p.sensor_id = p_sensor_id and p.taken_at >= p_from and p.taken_at < p_to),
      'low', f.low, 'lowAt', (select private.iso(min(x.taken_at)) from series x where x.t = f.low),
      'high', f.high, 'highAt', (select private.iso(min(x.taken_at)) from series x where x.t = f.high),
      'mean', f.mean, 'kinetic', 10000 / (10000 / f.kelvin - ln(coalesce(t.kinetic, f.kinetic))) - 273.15,
      'above', coalesce(t.above, 0), 'below', coalesce(t.below, 0),
      'within', coalesce(t.watched, 0) - coalesce(t.above, 0) - coalesce(t.below, 0), 'unwatched', coalesce(t.unwatched, 0),
      'longestGap', t.longest,
      'limits', coalesce((
        select jsonb_agg(jsonb_build_object(
          'from', private.iso(l.begins), 'to', private.iso(l.ends), 'low', l.low, 'high', l.high, 'hysteresis', l.hysteresis,
          'delaySeconds', l.delay_seconds, 'severity', l.severity, 'isOfClass', l.temperature_class is not null) order by l.begins)
        from limits l where num_nonnulls(l.low, l.high) > 0
      ), '[]'),
      'excursions', coalesce((select jsonb_agg(d.doc order by d.started_at) from told d), '[]'))
    from sensor s cross join figures f cross join times t
    left join public.sites site on site.tenant_id = p_tenant_id and site.id = s.at_site_id
  );
end
$$;

revoke execute on all functions in schema private from public;
grant create on schema public to tracseq_command;
alter function public.sensor_stays(uuid, uuid) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.sensor_stays(uuid, uuid) from public, anon, authenticated, service_role;
grant execute on function private.stays_of(uuid, uuid, timestamptz, timestamptz) to tracseq_command;
grant execute on function public.sensor_stays(uuid, uuid) to authenticated;
