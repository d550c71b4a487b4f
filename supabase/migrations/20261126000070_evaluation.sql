-- When a sensor was outside its threshold, worked out from its readings.
--
-- A span begins with the first reading outside and ends with the first one that is back inside by more than the hysteresis;
-- what lies between changes nothing. It is an excursion once a reading of it was taken when the delay had passed. A gap belongs
-- to the span it lies in: silence is told on its own. So excursions are a function of readings and thresholds, whatever order
-- the readings came in: new ones in order go on from the ongoing span, late ones make the span around them be worked out anew.

-- The threshold in force for a sensor and quantity at a moment: its own before its class's.
create function private.threshold_at(p_tenant_id uuid, p_sensor_id uuid, p_class text, p_quantity text, p_at timestamptz)
returns public.thresholds language plpgsql stable set search_path = '' as $$
declare
  v_threshold public.thresholds;
begin
  select * into v_threshold from public.thresholds h
  where h.tenant_id = p_tenant_id and h.sensor_id = p_sensor_id and h.quantity = p_quantity
    and h.valid_from <= p_at and (h.valid_to is null or h.valid_to > p_at)
  order by h.valid_from desc limit 1;
  if v_threshold.id is null and p_class is not null then
    select * into v_threshold from public.thresholds h
    where h.tenant_id = p_tenant_id and h.temperature_class = p_class and h.quantity = p_quantity
      and h.valid_from <= p_at and (h.valid_to is null or h.valid_to > p_at)
    order by h.valid_from desc limit 1;
  end if;
  return v_threshold;
end
$$;

-- Whether a value is outside (1), back inside (0) or between the two (null).
create function private.side_of(p_value double precision, p_low double precision, p_high double precision, p_hysteresis double precision)
returns int language plpgsql immutable set search_path = '' as $$
begin
  return case
    when p_value > p_high or p_value < p_low then 1
    when (p_high is null or p_value <= p_high - p_hysteresis) and (p_low is null or p_value >= p_low + p_hysteresis) then 0
  end;
end
$$;

-- One sensor and quantity to be worked out: the readings from `since` to `until`, after an ongoing excursion if there is one.
create type private.window_asked as (
  sensor_id uuid, quantity text, class text, since timestamptz, until timestamptz, is_late boolean, ongoing public.excursions
);

-- The value of a quantity in a reading.
create function private.value_of(r public.readings, p_quantity text) returns double precision
language plpgsql immutable set search_path = '' as $$
begin
  return case p_quantity
    when 'temperature' then r.temperature when 'humidity' then r.humidity when 'pressure' then r.pressure else r.battery end;
end
$$;

-- What has to be worked out after new readings have come. `p_last` is what each of `p_sensor_ids` had said last before that:
-- readings after it are in order. Left out is what can change nothing: all that is new is back inside one threshold, and nothing
-- stored lasts until then or begins later. So it is with nearly every sensor of nearly every batch.
create function private.windows_to_evaluate(
  p_tenant_id uuid, p_fresh public.readings[], p_sensor_ids uuid[], p_last timestamptz[]
) returns setof private.window_asked language plpgsql stable set search_path = '' as $$
declare
  v_asked record;
  v_window private.window_asked;
  v_ongoing public.excursions;
  v_reading public.readings;
  v_threshold public.thresholds;
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
    )
    select a.sensor_id, a.quantity, a.from_at, a.to_at, l.last_at, c.climate_class
    from fresh a
    join unnest(p_sensor_ids, p_last) l (sensor_id, last_at) on l.sensor_id = a.sensor_id
    join public.sensors s on s.tenant_id = p_tenant_id and s.id = a.sensor_id
    left join public.containers c on c.tenant_id = p_tenant_id and c.id = s.container_id
    cross join lateral (
      -- Every threshold that ever judged this: none, one that has always been and still is, or more than that.
      select count(*) as ever, min(h.low) as low, max(h.high) as high, max(h.hysteresis) as hysteresis,
        bool_and(h.valid_from <= a.from_at and (h.valid_to is null or h.valid_to > a.to_at)) as is_whole
      from public.thresholds h
      where h.tenant_id = p_tenant_id and h.quantity = a.quantity and num_nonnulls(h.low, h.high) > 0
        and (h.sensor_id = a.sensor_id or h.temperature_class = c.climate_class)
    ) h
    where h.ever > 0 and not (
      h.ever = 1 and h.is_whole and coalesce(
        (h.high is null or a.highest <= h.high - h.hysteresis) and (h.low is null or a.lowest >= h.low + h.hysteresis), false)
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
    v_window.class := v_asked.climate_class;
    v_window.is_late := v_asked.from_at <= v_asked.last_at;
    if not coalesce(v_window.is_late, false) then
      select * into v_ongoing from public.excursions e
      where e.tenant_id = p_tenant_id and e.sensor_id = v_asked.sensor_id and e.quantity = v_asked.quantity
        and e.ended_at is null and not e.withdrawn;
      v_window.ongoing := v_ongoing;
      v_window.is_late := false;
      v_window.since := v_asked.from_at;
      v_window.until := v_asked.to_at;
    else
      -- From the beginning of the span that the first late reading falls into, else from that reading.
      select coalesce(min(e.started_at), v_asked.from_at) into v_window.since from public.excursions e
      where e.tenant_id = p_tenant_id and e.sensor_id = v_asked.sensor_id and e.quantity = v_asked.quantity
        and not e.withdrawn and e.started_at < v_asked.from_at and (e.ended_at is null or e.ended_at >= v_asked.from_at);
      -- To the first one after the last late reading that is back inside whatever was before: from there nothing changes.
      v_window.until := 'infinity';
      for v_reading in
        select * from public.readings r
        where r.tenant_id = p_tenant_id and r.sensor_id = v_asked.sensor_id and r.taken_at > v_asked.to_at
        order by r.taken_at
      loop
        continue when private.value_of(v_reading, v_asked.quantity) is null;
        v_threshold := private.threshold_at(
          p_tenant_id, v_asked.sensor_id, v_asked.climate_class, v_asked.quantity, v_reading.taken_at);
        if v_threshold.id is null or private.side_of(
          private.value_of(v_reading, v_asked.quantity), v_threshold.low, v_threshold.high, v_threshold.hysteresis) = 0
        then
          v_window.until := v_reading.taken_at;
          exit;
        end if;
      end loop;
    end if;
    return next v_window;
  end loop;
end
$$;

-- A span of readings outside, as the window shows it.
create type private.span_found as (
  sensor_id uuid, quantity text, direction text, threshold_id uuid, limit_value double precision,
  started_at timestamptz, alarmed_at timestamptz, ended_at timestamptz, peak double precision
);

-- The spans in one window.
create function private.spans_in(p_tenant_id uuid, p_window private.window_asked) returns setof private.span_found
language plpgsql stable set search_path = '' as $$
declare
  o public.excursions := p_window.ongoing;
begin
  return query
    with judged as (
      select r.taken_at, v.value, h.id as threshold_id, h.low, h.high, h.delay_seconds, false as is_ongoing,
        case when h.id is null then 0 else private.side_of(v.value, h.low, h.high, h.hysteresis) end as side
      from public.readings r
      cross join lateral (select private.value_of(r, p_window.quantity) as value) v
      cross join lateral private.threshold_at(p_tenant_id, p_window.sensor_id, p_window.class, p_window.quantity, r.taken_at) h
      where r.tenant_id = p_tenant_id and r.sensor_id = p_window.sensor_id
        and r.taken_at between p_window.since and p_window.until and v.value is not null
      union all
      -- An ongoing excursion stands for all readings before.
      select o.started_at, o.peak, o.threshold_id, case o.direction when 'low' then o.limit_value end,
        case o.direction when 'high' then o.limit_value end, 0, true, 1
      where o.id is not null
    ),
    grouped as (
      select j.*, count(j.side) over (order by j.taken_at) as settled,
        lead(j.taken_at) over (order by j.taken_at) as next_at
      from judged j
    ),
    filled as (
      select g.*, coalesce(first_value(g.side) over (partition by g.settled order by g.taken_at), 0) as outside from grouped g
    ),
    numbered as (
      select f.*, row_number() over (order by f.taken_at) - row_number() over (partition by f.outside order by f.taken_at) as island
      from filled f
    ),
    started as (
      select n.*, min(n.taken_at) over (partition by n.island) as started_at from numbered n where n.outside = 1
    )
    select p_window.sensor_id, p_window.quantity,
      first.direction, first.threshold_id, first.limit_value, s.started_at,
      case when bool_or(s.is_ongoing) and o.alarmed_at is not null then o.alarmed_at
        else min(s.taken_at) filter (where not s.is_ongoing and s.taken_at >= s.started_at + make_interval(secs => s.delay_seconds)) end,
      (array_agg(s.next_at order by s.taken_at desc))[1],
      case first.direction when 'high' then max(s.value) else min(s.value) end
    from started s
    cross join lateral (
      select case when x.is_ongoing then o.direction when x.value > x.high then 'high' else 'low' end as direction,
        x.threshold_id, case when x.is_ongoing then o.limit_value when x.value > x.high then x.high else x.low end as limit_value
      from started x where x.island = s.island order by x.taken_at limit 1
    ) first
    group by s.island, s.started_at, first.direction, first.threshold_id, first.limit_value
    order by s.started_at;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.threshold_at(uuid, uuid, text, text, timestamptz),
  private.side_of(double precision, double precision, double precision, double precision),
  private.value_of(public.readings, text),
  private.windows_to_evaluate(uuid, public.readings[], uuid[], timestamptz[]),
  private.spans_in(uuid, private.window_asked)
to tracseq_command;
