-- One moment of a sensor has one reading (design: readings are idempotent by sensor and moment). What comes again is known already; another
-- value for the same moment is not, and whoever brought it is told: it is a wrong file, a wrong sensor or two clocks.
insert into private.error_codes (code, kind) values ('reading_differs', 'validation');

-- The readings of a batch that say something else than what is recorded for their moment, as refusals of `take_readings`. Displays and files
-- round: what lies within two tenths of a degree, two percent or one hectopascal is the same.
create function private.readings_that_differ(p_tenant_id uuid, p_offered private.reading_offered[]) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('index', o.i, 'code', 'reading_differs') order by o.i), '[]')
  from unnest(p_offered) o
  join public.readings k on k.tenant_id = p_tenant_id and k.sensor_id = o.sensor_id and k.taken_at = o.taken_at
  where o.code is null and (
    abs(o.temperature - coalesce(k.temperature_raw, k.temperature)) > 0.2
    or abs(o.humidity - coalesce(k.humidity_raw, k.humidity)) > 2
    or abs(o.pressure - coalesce(k.pressure_raw, k.pressure)) > 1)
$$;

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
  if r.accepted < v_sound then
    r.refused := r.refused || private.readings_that_differ(p_tenant_id, v_offered);
  end if;
  r.duplicates := cardinality(v_offered) - r.accepted - jsonb_array_length(r.refused);
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

revoke execute on all functions in schema private from public;
grant execute on function private.readings_that_differ(uuid, private.reading_offered[]) to tracseq_command;
