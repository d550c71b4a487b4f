-- When a sensor was outside its limits, with journeys: readings are judged by the class of the place in which they were taken, and nothing
-- goes on from a freezer into a lorry, or from there into the next freezer.

-- What has to be worked out after new readings have come: see the evaluation.
create or replace function private.windows_to_evaluate(
  p_tenant_id uuid, p_fresh public.readings[], p_sensor_ids uuid[], p_last timestamptz[]
) returns setof private.window_asked language plpgsql stable set search_path = '' as $$
declare
  v_asked record;
  v_window private.window_asked;
  v_ongoing public.excursions;
  v_reading public.readings;
  v_value double precision;
  v_threshold public.thresholds;
  -- Rises are worked out only where somebody minds them.
  v_rises boolean := exists (
    select from public.thresholds h where h.tenant_id = p_tenant_id and h.quantity = 'temperature_rise');
begin
  for v_asked in
    with fresh as (
      select f.sensor_id, q.quantity, min(q.value) as lowest, max(q.value) as highest, min(f.taken_at) as from_at, max(f.taken_at) as to_at
      from unnest(p_fresh) f
      cross join lateral (values
        ('temperature', f.temperature), ('humidity', f.humidity), ('pressure', f.pressure), ('battery', f.battery)
      ) q (quantity, value)
      where q.value is not null
      group by f.sensor_id, q.quantity
      union all
      select f.sensor_id, 'temperature_rise', min(v.rise), max(v.rise), min(f.taken_at), max(f.taken_at)
      from unnest(p_fresh) f
      cross join lateral (select private.rise_of(f) as rise) v
      where v_rises and f.temperature is not null
      group by f.sensor_id
    ),
    -- The class of the place in which each of them is, and those of the places in which all that was taken; of what is older than any of
    -- these it is that of the present one.
    places as materialized (
      select f.sensor_id, coalesce(c.climate_class, m.temperature_class) as class,
        coalesce(h.classes, '{}') || case when coalesce(h.since, 'infinity') > f.from_at
          then coalesce(c.climate_class, m.temperature_class) end as classes
      from (select x.sensor_id, min(x.from_at) as from_at, max(x.to_at) as to_at from fresh x group by x.sensor_id) f
      join public.sensors s on s.tenant_id = p_tenant_id and s.id = f.sensor_id
      left join public.containers c on c.tenant_id = p_tenant_id and c.id = s.container_id
      left join public.shipments m on m.tenant_id = p_tenant_id and m.id = s.shipment_id
      cross join lateral (
        select array_agg(coalesce(b.climate_class, j.temperature_class)) as classes, min(p.valid_from) as since
        from public.sensor_placements p
        left join public.containers b on b.tenant_id = p.tenant_id and b.id = p.container_id
        left join public.shipments j on j.tenant_id = p.tenant_id and j.id = p.shipment_id
        where p.tenant_id = p_tenant_id and p.sensor_id = f.sensor_id and p.valid_from <= f.to_at
          and (p.valid_to is null or p.valid_to > f.from_at)
        offset 0
      ) h
    )
    select a.sensor_id, a.quantity, a.from_at, a.to_at, l.last_at, k.class
    from fresh a
    join unnest(p_sensor_ids, p_last) l (sensor_id, last_at) on l.sensor_id = a.sensor_id
    join places k on k.sensor_id = a.sensor_id
    cross join lateral (
      -- Every threshold that ever judged this: none, one that has always been and still is, or more than that.
      select count(*) as ever, min(h.low) as low, max(h.high) as high, max(h.hysteresis) as hysteresis,
        bool_and(h.valid_from <= a.from_at and (h.valid_to is null or h.valid_to > a.to_at)) as is_whole
      from public.thresholds h
      where h.tenant_id = p_tenant_id and h.quantity = a.quantity and num_nonnulls(h.low, h.high) > 0
        and (h.sensor_id = a.sensor_id or h.temperature_class = any (k.classes))
    ) h
    -- Where nothing judges it any more, what still lasts is over.
    where (h.ever > 0 or exists (
      select from public.excursions e
      where e.tenant_id = p_tenant_id and e.sensor_id = a.sensor_id and e.quantity = a.quantity and not e.withdrawn and e.ended_at is null
    )) and not (
      h.ever = 1 and h.is_whole and coalesce(
        (h.high is null or a.highest <= h.high - h.hysteresis) and (h.low is null or a.lowest >= h.low + h.hysteresis), false)
      and (private.reach_of(a.quantity) = interval '0' or coalesce(a.from_at > l.last_at, true))
      and not exists (
        select from public.excursions e
        where e.tenant_id = p_tenant_id and e.sensor_id = a.sensor_id and e.quantity = a.quantity and not e.withdrawn
          and (e.ended_at is null or e.ended_at >= a.from_at)
      )
    )
  loop
    v_window := null;
    v_window.sensor_id := v_asked.sensor_id;
    v_window.quantity := v_asked.quantity;
    v_window.class := v_asked.class;
    -- An excursion that a shipment's arrival ended is worked out anew by what was taken before that and comes afterwards.
    v_window.is_late := v_asked.from_at <= v_asked.last_at or exists (
      select from public.excursions e
      where e.tenant_id = p_tenant_id and e.sensor_id = v_asked.sensor_id and e.quantity = v_asked.quantity
        and not e.withdrawn and e.started_at < v_asked.from_at and e.ended_at > v_asked.from_at);
    if not coalesce(v_window.is_late, false) then
      select * into v_ongoing from public.excursions e
      where e.tenant_id = p_tenant_id and e.sensor_id = v_asked.sensor_id and e.quantity = v_asked.quantity
        and e.ended_at is null and not e.withdrawn;
      v_window.ongoing := v_ongoing;
      v_window.is_late := false;
      v_window.since := v_asked.from_at;
      v_window.until := v_asked.to_at;
    else
      -- From the beginning of the span that the first late reading falls into, if that is an excursion. If not, the late reading may make it
      -- one: from the last reading before it that is back inside, whatever was before that.
      select min(e.started_at) into v_window.since from public.excursions e
      where e.tenant_id = p_tenant_id and e.sensor_id = v_asked.sensor_id and e.quantity = v_asked.quantity
        and not e.withdrawn and e.started_at < v_asked.from_at and (e.ended_at is null or e.ended_at >= v_asked.from_at);
      if v_window.since is null then
        v_window.since := v_asked.from_at;
        for v_reading in
          select * from public.readings r
          where r.tenant_id = p_tenant_id and r.sensor_id = v_asked.sensor_id and r.taken_at < v_asked.from_at
          order by r.taken_at desc
        loop
          v_value := private.value_of(v_reading, v_asked.quantity);
          continue when v_value is null;
          v_window.since := v_reading.taken_at;
          v_threshold := private.threshold_at(
            p_tenant_id, v_asked.sensor_id, v_asked.class, v_asked.quantity, v_reading.taken_at);
          exit when v_threshold.id is null
            or private.side_of(v_value, v_threshold.low, v_threshold.high, v_threshold.hysteresis) = 0;
        end loop;
      end if;
      -- To the first one beyond the reach of the last late reading that is back inside whatever was before: from there nothing changes.
      v_window.until := 'infinity';
      for v_reading in
        select * from public.readings r
        where r.tenant_id = p_tenant_id and r.sensor_id = v_asked.sensor_id
          and r.taken_at > v_asked.to_at + private.reach_of(v_asked.quantity)
        order by r.taken_at
      loop
        v_value := private.value_of(v_reading, v_asked.quantity);
        continue when v_value is null;
        v_threshold := private.threshold_at(
          p_tenant_id, v_asked.sensor_id, v_asked.class, v_asked.quantity, v_reading.taken_at);
        if v_threshold.id is null or private.side_of(v_value, v_threshold.low, v_threshold.high, v_threshold.hysteresis) = 0 then
          v_window.until := v_reading.taken_at;
          exit;
        end if;
      end loop;
    end if;
    return next v_window;
  end loop;
end
$$;

-- The spans in one window.
create or replace function private.spans_in(p_tenant_id uuid, p_window private.window_asked) returns setof private.span_found
language plpgsql stable set search_path = '' as $$
declare
  o public.excursions := p_window.ongoing;
begin
  return query
    with judged as (
      select r.taken_at, 1 as turn, v.value, h.id as threshold_id, h.low, h.high, h.delay_seconds, false as is_ongoing,
        case when h.id is null then 0 else private.side_of(v.value, h.low, h.high, h.hysteresis) end as side
      from public.readings r
      cross join lateral (select private.value_of(r, p_window.quantity) as value) v
      cross join lateral private.threshold_at(p_tenant_id, p_window.sensor_id, p_window.class, p_window.quantity, r.taken_at) h
      where r.tenant_id = p_tenant_id and r.sensor_id = p_window.sensor_id
        and r.taken_at between p_window.since and p_window.until and v.value is not null
      union all
      -- An ongoing excursion stands for all readings before.
      select o.started_at, 1, o.peak, o.threshold_id, case o.direction when 'low' then o.limit_value end,
        case o.direction when 'high' then o.limit_value end, 0, true, 1
      where o.id is not null
      union all
      -- With a journey something begins and ends: what was outside in the freezer and is outside in the lorry are two things.
      select x.at, 0, null, null, null, null, 0, false, 0
      from public.sensor_placements h cross join lateral (values (h.valid_from), (h.valid_to)) x (at)
      where h.tenant_id = p_tenant_id and h.sensor_id = p_window.sensor_id and h.shipment_id is not null
        and x.at > coalesce(o.started_at, p_window.since)
    ),
    grouped as (
      select j.*, count(j.side) over (order by j.taken_at, j.turn) as settled, max(j.taken_at) filter (where j.turn = 1) over () as last_at,
        lead(j.taken_at) over (order by j.taken_at, j.turn) as next_at
      from judged j
    ),
    filled as (
      select g.*, coalesce(first_value(g.side) over (partition by g.settled order by g.taken_at, g.turn), 0) as outside from grouped g
    ),
    numbered as (
      select f.*, row_number() over (order by f.taken_at, f.turn) - row_number() over (partition by f.outside order by f.taken_at, f.turn) as island
      from filled f
    ),
    started as (
      select n.*, min(n.taken_at) over (partition by n.island) as started_at from numbered n where n.outside = 1
    )
    select p_window.sensor_id, p_window.quantity, f.direction, f.threshold_id, f.limit_value, f.started_at, f.alarmed_at,
      -- What nobody had to know when the journey ended may turn out longer as long as nothing later is known.
      case when f.alarmed_at is not null or f.until_at < f.last_at then f.ended_at end, f.peak
    from (
      select first.direction, first.threshold_id, first.limit_value, s.started_at,
        case when bool_or(s.is_ongoing) and o.alarmed_at is not null then o.alarmed_at
          else min(s.taken_at) filter (where not s.is_ongoing and s.taken_at >= s.started_at + make_interval(secs => s.delay_seconds))
          end as alarmed_at,
        (array_agg(s.next_at order by s.taken_at desc))[1] as ended_at, max(s.taken_at) as until_at, max(s.last_at) as last_at,
        case first.direction when 'high' then max(s.value) else min(s.value) end as peak
      from started s
      cross join lateral (
        select case when x.is_ongoing then o.direction when x.value > x.high then 'high' else 'low' end as direction,
          x.threshold_id, case when x.is_ongoing then o.limit_value when x.value > x.high then x.high else x.low end as limit_value
        from started x where x.island = s.island order by x.taken_at limit 1
      ) first
      group by s.island, s.started_at, first.direction, first.threshold_id, first.limit_value
    ) f
    order by f.started_at;
end
$$;

-- Brings the stored excursions in line with what the readings show.
create or replace function private.settle_excursions(
  p_tenant_id uuid, p_fresh public.readings[], p_sensor_ids uuid[], p_last timestamptz[], p_now timestamptz
) returns private.settlement language plpgsql set search_path = '' as $$
declare
  w private.window_asked;
  s private.span_found;
  e public.excursions;
  v_spans private.span_found[];
  v_matches uuid[];
  v_match uuid;
  v_events jsonb[] := '{}';
begin
  for w in select * from private.windows_to_evaluate(p_tenant_id, p_fresh, p_sensor_ids, p_last) loop
    v_spans := '{}';
    v_matches := '{}';
    for s in select * from private.spans_in(p_tenant_id, w) loop
      -- Over before anybody had to know.
      continue when s.alarmed_at is null and s.ended_at is not null;
      -- The stored one that it goes on from, if there is one with no beginning or end of a journey in between. Whoever was told of an excursion is not told that it is pending.
      select x.id into v_match from public.excursions x
      where x.tenant_id = p_tenant_id and x.sensor_id = s.sensor_id and x.quantity = s.quantity and not x.withdrawn
        and x.id <> all (v_matches) and (s.alarmed_at is not null or x.alert_id is null)
        and not exists (
          select from public.sensor_placements h cross join lateral (values (h.valid_from), (h.valid_to)) j (at)
          where h.tenant_id = p_tenant_id and h.sensor_id = s.sensor_id and h.shipment_id is not null
            and j.at > least(x.started_at, s.started_at) and j.at <= greatest(x.started_at, s.started_at)
        )
        and x.started_at < coalesce(s.ended_at, 'infinity') and coalesce(x.ended_at, 'infinity') > s.started_at
      order by x.alert_id is null, x.started_at limit 1;
      v_spans := v_spans || s;
      v_matches := v_matches || coalesce(v_match, gen_random_uuid());
    end loop;
    v_events := v_events || array(select private.withdraw_excursions(p_tenant_id, w, v_matches, p_now));
    for at in 1 .. cardinality(v_spans) loop
      s := v_spans[at];
      insert into public.excursions as x (
        tenant_id, id, sensor_id, quantity, direction, threshold_id, limit_value, container_id, site_id, shipment_id, started_at,
        alarmed_at, ended_at, peak
      )
      select p_tenant_id, v_matches[at], s.sensor_id, s.quantity, s.direction, s.threshold_id, s.limit_value,
        h.container_id, h.site_id, h.shipment_id, s.started_at, s.alarmed_at, s.ended_at, s.peak
      from private.sensor_place_at(p_tenant_id, s.sensor_id, s.started_at) h
      on conflict (tenant_id, id) do update set direction = excluded.direction, threshold_id = excluded.threshold_id,
        limit_value = excluded.limit_value, started_at = excluded.started_at, alarmed_at = excluded.alarmed_at,
        ended_at = excluded.ended_at, peak = excluded.peak
      returning * into e;
      if s.alarmed_at is not null then
        v_events := v_events || private.tell_excursion(p_tenant_id, e, p_now);
      end if;
    end loop;
  end loop;
  v_events := array_remove(v_events, null);
  return (
    array(select distinct (v ->> 'alertId')::uuid from unnest(v_events) v), to_jsonb(v_events))::private.settlement;
end
$$;

revoke execute on all functions in schema private from public;
