-- Doors are watched with every batch of readings; how, is a threshold of quantity `door_open`.
create or replace function private.take_readings(
  p_tenant_id uuid, p_source text, p_command_id uuid, p_now timestamptz, p_readings jsonb
) returns private.readings_taken language plpgsql set search_path = '' as $$
declare
  v_offered private.reading_offered[];
  v_fresh public.readings[];
  v_sensors uuid[];
  v_to timestamptz[];
  v_last timestamptz[];
  v_sound int;
  v_calibrated uuid[];
  v_excursions private.settlement;
  v_doors private.settlement;
  v_silences private.settlement;
  r private.readings_taken;
begin
  select array_agg(o) into v_offered from private.read_readings(p_tenant_id, p_readings, p_now) o;
  select count(*) filter (where o.code is null),
    coalesce(jsonb_agg(jsonb_build_object('index', o.i, 'code', o.code) order by o.i) filter (where o.code is not null), '[]')
  into v_sound, r.refused from unnest(v_offered) o;
  r.accepted := 0;
  r.duplicates := v_sound;
  r.alert_ids := '{}';
  r.events := '[]';
  if v_sound = 0 then
    return r;
  end if;

  perform private.ensure_reading_months(array(
    select distinct date_trunc('month', o.taken_at at time zone 'UTC')::date from unnest(v_offered) o where o.code is null));
  -- Most batches are of sensors without one.
  v_calibrated := array(
    select distinct c.sensor_id from public.sensor_calibrations c
    where c.tenant_id = p_tenant_id and c.sensor_id = any (array(select distinct o.sensor_id from unnest(v_offered) o where o.code is null)));
  with corrected as (
    select o.i, o.sensor_id, o.taken_at, o.battery, o.temperature + coalesce(k.temperature, 0) as temperature,
      -- No air is drier than dry, or wetter than wet.
      case when o.humidity is not null then least(100, greatest(0, o.humidity + coalesce(k.humidity, 0))) end as humidity, o.pressure + coalesce(k.pressure, 0) as pressure,
      case when k.temperature is not null then o.temperature end as temperature_raw,
      case when k.humidity is not null then o.humidity end as humidity_raw,
      case when k.pressure is not null then o.pressure end as pressure_raw
    from unnest(v_offered) o
    cross join lateral (
      select
        case when o.sensor_id = any (v_calibrated) then private.offset_at(p_tenant_id, o.sensor_id, 'temperature', o.taken_at) end as temperature,
        case when o.sensor_id = any (v_calibrated) then private.offset_at(p_tenant_id, o.sensor_id, 'humidity', o.taken_at) end as humidity,
        case when o.sensor_id = any (v_calibrated) then private.offset_at(p_tenant_id, o.sensor_id, 'pressure', o.taken_at) end as pressure
    ) k
    where o.code is null
  ),
  fresh as (
    insert into public.readings (
      tenant_id, sensor_id, taken_at, received_at, temperature, humidity, pressure, battery, source, suspicion, command_id,
      temperature_raw, humidity_raw, pressure_raw)
    select p_tenant_id, o.sensor_id, o.taken_at, p_now, o.temperature, o.humidity, o.pressure,
      o.battery, p_source,
      private.suspicion_of(
        coalesce(lag(o.temperature) over (partition by o.sensor_id order by o.taken_at), t.temperature), o.temperature),
      p_command_id, o.temperature_raw, o.humidity_raw, o.pressure_raw
    from corrected o
    left join public.sensor_states t on t.tenant_id = p_tenant_id and t.sensor_id = o.sensor_id
    order by o.sensor_id, o.taken_at
    on conflict do nothing
    returning readings as row_taken
  )
  select array_agg(f.row_taken) into v_fresh from fresh f;
  r.accepted := coalesce(cardinality(v_fresh), 0);
  r.duplicates := v_sound - r.accepted;
  if r.accepted = 0 then
    return r;
  end if;

  perform private.roll_up(p_tenant_id, v_fresh);
  select array_agg(n.sensor_id), array_agg(n.to_at), array_agg(t.taken_at) into v_sensors, v_to, v_last
  from (select f.sensor_id, max(f.taken_at) as to_at from unnest(v_fresh) f group by f.sensor_id) n
  left join public.sensor_states t on t.tenant_id = p_tenant_id and t.sensor_id = n.sensor_id;
  insert into public.sensor_states as u (
    tenant_id, sensor_id, taken_at, received_at, temperature, humidity, pressure, battery, suspicion)
  select distinct on (l.sensor_id)
    p_tenant_id, l.sensor_id, l.taken_at, p_now, l.temperature, l.humidity, l.pressure, l.battery, l.suspicion
  from unnest(v_fresh) l
  order by l.sensor_id, l.taken_at desc
  on conflict (tenant_id, sensor_id) do update set
    taken_at = excluded.taken_at, received_at = excluded.received_at, temperature = excluded.temperature,
    humidity = excluded.humidity, pressure = excluded.pressure, battery = coalesce(excluded.battery, u.battery),
    suspicion = excluded.suspicion
  where u.taken_at < excluded.taken_at;

  v_excursions := private.settle_excursions(p_tenant_id, v_fresh, v_sensors, v_last, p_now);
  v_doors := private.settle_doors(p_tenant_id, v_fresh, v_sensors, v_last, p_now);
  v_silences := private.end_silences(p_tenant_id, v_sensors, v_to);
  r.alert_ids := v_excursions.alert_ids || v_doors.alert_ids || v_silences.alert_ids;
  r.events := v_excursions.events || v_doors.events || v_silences.events;
  return r;
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
  h.quantity := private.choice_of(args, 'quantity', array['temperature', 'temperature_rise', 'door_open', 'humidity', 'pressure', 'battery']);
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
    or h.quantity in ('temperature_rise', 'door_open') and (
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

-- The openings at a sensor that were under way in a time: how many, how long all together and the longest (a door that is open still, until
-- now), and the last twenty.
create function public.door_openings_in(p_tenant_id uuid, p_sensor_id uuid, p_from timestamptz, p_to timestamptz) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if p_from is null or p_to is null or not isfinite(p_from) or not isfinite(p_to) or p_to <= p_from then
    perform private.refuse_call('arguments_invalid', '{"field": "p_from"}');
  end if;
  return (
    with openings as (
      select d.*, extract(epoch from coalesce(d.ended_at, greatest(clock_timestamp(), d.noticed_at)) - d.started_at)::double precision as seconds
      from public.door_openings d
      where d.tenant_id = p_tenant_id and d.sensor_id = p_sensor_id and not d.withdrawn
        and d.started_at < p_to and coalesce(d.ended_at, 'infinity') > p_from
    )
    select jsonb_build_object(
      'isWatched', exists (
        select from public.sensors s
        left join public.containers c on c.tenant_id = s.tenant_id and c.id = s.container_id
        cross join lateral private.threshold_at(p_tenant_id, s.id, c.climate_class, 'door_open', clock_timestamp()) h
        where s.tenant_id = p_tenant_id and s.id = p_sensor_id and h.id is not null),
      'count', count(*), 'seconds', coalesce(sum(o.seconds), 0), 'longest', coalesce(max(o.seconds), 0),
      'latest', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', l.id, 'startedAt', private.iso(l.started_at), 'endedAt', private.iso(l.ended_at), 'seconds', l.seconds, 'base', l.base,
          'peak', l.peak, 'alertId', l.alert_id) order by l.started_at desc)
        from (select * from openings x order by x.started_at desc limit 20) l
      ), '[]'))
    from openings o
  );
end
$$;

revoke execute on all functions in schema private from public;
grant create on schema public to tracseq_command;
alter function public.door_openings_in(uuid, uuid, timestamptz, timestamptz) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.door_openings_in(uuid, uuid, timestamptz, timestamptz) from public, anon, authenticated, service_role;
grant execute on function public.door_openings_in(uuid, uuid, timestamptz, timestamptz) to authenticated;
