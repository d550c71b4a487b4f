-- Rate of rise: how far a temperature has gone up within a quarter of an hour. It is a quantity like those that are measured, with
-- limits, hysteresis, delay and excursions of its own; but it follows from readings: a reading minus the lowest one of the 15 minutes
-- before it. So a late reading changes what was risen a quarter of an hour after it, and that is worked out anew too.
alter table public.thresholds drop constraint thresholds_quantity_known;
alter table public.thresholds add constraint thresholds_quantity_known
  check (quantity in ('temperature', 'temperature_rise', 'humidity', 'pressure', 'battery'));
alter table public.thresholds add constraint thresholds_rise_upwards
  check (quantity <> 'temperature_rise' or low is null and high > 0 and silent_after_seconds is null);
alter table public.excursions drop constraint excursions_quantity_known;
alter table public.excursions add constraint excursions_quantity_known
  check (quantity in ('temperature', 'temperature_rise', 'humidity', 'pressure', 'battery'));

-- How long readings of a quantity bear on later ones.
create function private.reach_of(p_quantity text) returns interval
language plpgsql immutable set search_path = '' as $$
begin
  return case p_quantity when 'temperature_rise' then interval '15 minutes' else interval '0' end;
end
$$;

-- How far a reading is above the lowest one of the quarter of an hour before it; null when there was none.
create function private.rise_of(r public.readings) returns double precision
language plpgsql stable set search_path = '' as $$
declare
  v_lowest double precision;
begin
  select min(b.temperature) into v_lowest from public.readings b
  where b.tenant_id = r.tenant_id and b.sensor_id = r.sensor_id
    and b.taken_at >= r.taken_at - private.reach_of('temperature_rise') and b.taken_at < r.taken_at;
  return r.temperature - v_lowest;
end
$$;

-- The value of a quantity in a reading.
create or replace function private.value_of(r public.readings, p_quantity text) returns double precision
language plpgsql stable set search_path = '' as $$
begin
  return case p_quantity
    when 'temperature' then r.temperature when 'humidity' then r.humidity when 'pressure' then r.pressure
    when 'temperature_rise' then private.rise_of(r) else r.battery end;
end
$$;

-- What has to be worked out after new readings have come. `p_last` is what each of `p_sensor_ids` had said last before that:
-- readings after it are in order. Left out is what can change nothing: all that is new is back inside one threshold, and nothing
-- stored lasts until then or begins later. So it is with nearly every sensor of nearly every batch.
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
            p_tenant_id, v_asked.sensor_id, v_asked.climate_class, v_asked.quantity, v_reading.taken_at);
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
          p_tenant_id, v_asked.sensor_id, v_asked.climate_class, v_asked.quantity, v_reading.taken_at);
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

-- A new threshold takes the place of the one there was for the same subject and quantity; the first one has always been.
create or replace function private.set_threshold_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  h public.thresholds;
  v_former public.thresholds;
begin
  perform private.check_fields(args, array['thresholdId', 'sensorId', 'temperatureClass', 'quantity', 'low', 'high',
    'hysteresis', 'delaySeconds', 'silentAfterSeconds', 'severity']);
  h.tenant_id := p.tenant_id;
  h.id := private.uuid_of(args, 'thresholdId');
  h.sensor_id := private.uuid_or_null(args, 'sensorId');
  h.temperature_class := private.choice_or_null(args, 'temperatureClass', array['ambient', 'refrigerated', 'minus_20',
    'minus_80', 'minus_150', 'vapour_nitrogen', 'liquid_nitrogen']);
  h.quantity := private.choice_of(args, 'quantity', array['temperature', 'temperature_rise', 'humidity', 'pressure', 'battery']);
  h.low := private.number_or_null(args, 'low');
  h.high := private.number_or_null(args, 'high');
  h.hysteresis := private.number_or_null(args, 'hysteresis');
  h.delay_seconds := private.integer_of(args, 'delaySeconds', 0, 604800);
  h.silent_after_seconds := private.integer_or_null(args, 'silentAfterSeconds', 60, 2592000);
  h.severity := private.choice_of(args, 'severity', array['warning', 'critical']);
  if h.hysteresis is null or h.hysteresis < 0 then
    perform private.refuse_field('hysteresis');
  end if;
  if num_nonnulls(h.sensor_id, h.temperature_class) <> 1 then
    perform private.refuse_field('sensorId');
  end if;
  if exists (select from public.thresholds t where t.tenant_id = p.tenant_id and t.id = h.id) then
    perform private.refuse('id_taken', '{"field": "thresholdId"}');
  end if;
  if h.sensor_id is not null then
    perform private.sensor_in_use(p.tenant_id, h.sensor_id);
  end if;
  if num_nonnulls(h.low, h.high, h.silent_after_seconds) = 0 or h.low + h.hysteresis >= h.high - h.hysteresis
    or h.quantity = 'temperature_rise' and (
      h.low is not null or h.silent_after_seconds is not null or coalesce(h.high - h.hysteresis <= 0, true)) then
    perform private.refuse('threshold_invalid');
  end if;
  update public.thresholds t set valid_to = greatest(p.received_at, t.valid_from)
  where t.tenant_id = p.tenant_id and t.quantity = h.quantity and t.valid_to is null
    and (t.sensor_id = h.sensor_id or t.temperature_class = h.temperature_class)
  returning * into v_former;
  h.valid_from := case when exists (
    select from public.thresholds t where t.tenant_id = p.tenant_id and t.quantity = h.quantity
      and (t.sensor_id = h.sensor_id or t.temperature_class = h.temperature_class)
  ) then p.received_at else '-infinity' end;
  insert into public.thresholds select h.*;
  return private.applied(array_append(array_remove(array[case when v_former.id is not null then 'threshold' end], null), 'threshold'),
    array_append(array_remove(array[v_former.id], null), h.id));
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.reach_of(text), private.rise_of(public.readings) to tracseq_command;
