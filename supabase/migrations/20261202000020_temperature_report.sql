-- What nobody watched at the beginning and at the end of a report's period counts as what nobody watched in between: a period of a month with readings
-- of one day is not a month that was watched. It counts too while the sensor was not there yet, since the report speaks for the place and nothing else of
-- it was measured; what is still to come does not. An excursion that began after the period and goes on is named beside those of the period.
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
    -- The readings next to the period: an interval that reaches over its edge is a gap by its whole length, though only what lies within is counted.
    around as (
      select least(p_to, now()) as until,
        coalesce((select max(r.taken_at) from public.readings r
          where r.tenant_id = p_tenant_id and r.sensor_id = p_sensor_id and r.temperature is not null
            and r.taken_at < p_from and r.taken_at >= p_from - interval '1 hour'), '-infinity') as before,
        coalesce((select min(r.taken_at) from public.readings r
          where r.tenant_id = p_tenant_id and r.sensor_id = p_sensor_id and r.temperature is not null
            and r.taken_at >= p_to and r.taken_at <= p_to + interval '1 hour'), now()) as after
    ),
    -- How much of the period passed before its first reading and after its last one; a period without a reading is one gap.
    edges as (
      select coalesce(sum(extract(epoch from k.ends - k.begins)::double precision), 0) as unwatched
      from figures f
      cross join around o
      cross join lateral (values
        (p_from, least(f.first_at, o.until), coalesce(f.first_at, o.after) - interval '1 hour' > o.before),
        (f.last_at, o.until, o.after - interval '1 hour' > f.last_at)) k (begins, ends, is_gap)
      where k.is_gap and k.begins < k.ends
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
      'within', coalesce(t.watched, 0) - coalesce(t.above, 0) - coalesce(t.below, 0), 'unwatched', coalesce(t.unwatched, 0) + g.unwatched,
      'longestGap', t.longest,
      'limits', coalesce((
        select jsonb_agg(jsonb_build_object(
          'from', private.iso(l.begins), 'to', private.iso(l.ends), 'low', l.low, 'high', l.high, 'hysteresis', l.hysteresis,
          'delaySeconds', l.delay_seconds, 'severity', l.severity, 'isOfClass', l.temperature_class is not null) order by l.begins)
        from limits l where num_nonnulls(l.low, l.high) > 0
      ), '[]'),
      'excursions', coalesce((select jsonb_agg(d.doc order by d.started_at) from told d), '[]'),
      'laterSince', (
        select private.iso(min(e.started_at)) from public.excursions e
        where e.tenant_id = p_tenant_id and e.sensor_id = p_sensor_id and e.quantity = 'temperature' and e.alarmed_at is not null
          and e.started_at >= p_to and e.ended_at is null and not e.withdrawn))
    from sensor s cross join figures f cross join times t cross join edges g
    left join public.sites site on site.tenant_id = p_tenant_id and site.id = s.at_site_id
  );
end
$$;
