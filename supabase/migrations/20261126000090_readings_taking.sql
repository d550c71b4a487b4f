-- The one way for readings into the tables, whoever brings them: a phone's command or a gateway. The caller holds the tenant's
-- clock and sends what changed to the devices.

-- A reading as it came; `code` says why it is refused.
create type private.reading_offered as (
  i int, sensor_id uuid, taken_at timestamptz, temperature double precision, humidity double precision, pressure double precision,
  battery double precision, code text
);

-- What became of a batch. `refused` lists the place of each refused reading in it, from 0, with the reason.
create type private.readings_taken as (accepted int, duplicates int, refused jsonb, alert_ids uuid[], events jsonb);

-- A measured value between two bounds; NaN, which no JSON number is, and anything else is `bad`.
create function private.measured(p_value jsonb, p_min double precision, p_max double precision, out value double precision, out bad boolean)
language plpgsql immutable set search_path = '' as $$
begin
  bad := false;
  if p_value is null or p_value = 'null' then
    return;
  end if;
  bad := jsonb_typeof(p_value) <> 'number' or (p_value #>> '{}')::numeric not between p_min and p_max;
  if not bad then
    value := (p_value #>> '{}')::numeric::double precision;
  end if;
end
$$;

-- Reads a list of { sensorId, takenAt, temperature, humidity, pressure, battery }, each with its own refusal. A clock may be
-- ten minutes ahead; nothing older than ten years is a reading of this laboratory.
create function private.read_readings(p_tenant_id uuid, p_readings jsonb, p_now timestamptz) returns setof private.reading_offered
language plpgsql stable set search_path = '' as $$
begin
  return query
    select x.i, x.sensor_id, x.taken_at, t.value, h.value, p.value, b.value, case
      when x.taken_at is null then 'arguments_invalid'
      when s.id is null then 'sensor_not_found'
      when s.archived then 'sensor_archived'
      when t.bad or h.bad or p.bad or b.bad then 'reading_implausible'
      when num_nonnulls(t.value, h.value, p.value, b.value) = 0 then 'reading_empty'
      when x.taken_at > p_now + interval '10 minutes' then 'reading_in_future'
      when x.taken_at < p_now - interval '10 years' then 'reading_too_old'
    end
    from (
      select (a.i - 1)::int as i, a.e,
        case when private.is_uuid(a.e ->> 'sensorId') then (a.e ->> 'sensorId')::uuid end as sensor_id,
        case when jsonb_typeof(a.e -> 'takenAt') = 'string' and length(a.e ->> 'takenAt') <= 64 and private.is_instant(a.e ->> 'takenAt')
          and pg_input_is_valid(a.e ->> 'takenAt', 'timestamptz') then (a.e ->> 'takenAt')::timestamptz end as taken_at
      from jsonb_array_elements(p_readings) with ordinality a (e, i)
      -- The fence keeps each text from being read more than once.
      offset 0
    ) x
    left join public.sensors s on s.tenant_id = p_tenant_id and s.id = x.sensor_id
    cross join lateral private.measured(x.e -> 'temperature', -273.15, 400) t
    cross join lateral private.measured(x.e -> 'humidity', 0, 100) h
    cross join lateral private.measured(x.e -> 'pressure', 1, 2000) p
    cross join lateral private.measured(x.e -> 'battery', 0, 100) b;
end
$$;

-- Whether a temperature looks like the one before it, read in Fahrenheit or Kelvin: a jump of just the size of that mistake.
-- It is kept as it came and shown as suspect; nobody converts it unasked.
create function private.suspicion_of(p_before double precision, p_now double precision) returns text
language plpgsql immutable set search_path = '' as $$
begin
  if abs(p_now - p_before) > 15
    and (abs(p_now - (p_before * 1.8 + 32)) < 2 or abs(p_now - (p_before + 273.15)) < 2) then
    return 'unit';
  end if;
  return null;
end
$$;

-- Adds new readings to the sums of their spans. Sums only grow, so late readings leave them right too.
create function private.roll_up(p_tenant_id uuid, p_fresh public.readings[]) returns void
language plpgsql set search_path = '' as $$
begin
  insert into public.reading_rollups as u (
    tenant_id, sensor_id, span, starts_at, temperature_count, temperature_min, temperature_max, temperature_sum, kinetic,
    humidity_count, humidity_min, humidity_max, humidity_sum
  )
  select p_tenant_id, r.sensor_id, s.span, s.starts_at, count(r.temperature), min(r.temperature), max(r.temperature),
    coalesce(sum(r.temperature), 0),
    coalesce(sum(case when r.temperature > -200 then exp(-10000 / (r.temperature + 273.15)) else 0 end)
      filter (where r.temperature is not null), 0),
    count(r.humidity), min(r.humidity), max(r.humidity), coalesce(sum(r.humidity), 0)
  from unnest(p_fresh) r
  cross join lateral (values
    ('five_minutes', date_bin('5 minutes', r.taken_at, '2000-01-01Z')),
    ('hour', date_bin('1 hour', r.taken_at, '2000-01-01Z')),
    ('day', date_bin('1 day', r.taken_at, '2000-01-01Z'))
  ) s (span, starts_at)
  where num_nonnulls(r.temperature, r.humidity) > 0
  group by r.sensor_id, s.span, s.starts_at
  on conflict (tenant_id, sensor_id, span, starts_at) do update set
    temperature_count = u.temperature_count + excluded.temperature_count,
    temperature_min = least(u.temperature_min, excluded.temperature_min),
    temperature_max = greatest(u.temperature_max, excluded.temperature_max),
    temperature_sum = u.temperature_sum + excluded.temperature_sum,
    kinetic = u.kinetic + excluded.kinetic,
    humidity_count = u.humidity_count + excluded.humidity_count,
    humidity_min = least(u.humidity_min, excluded.humidity_min),
    humidity_max = greatest(u.humidity_max, excluded.humidity_max),
    humidity_sum = u.humidity_sum + excluded.humidity_sum;
end
$$;

create function private.take_readings(
  p_tenant_id uuid, p_source text, p_command_id uuid, p_now timestamptz, p_readings jsonb
) returns private.readings_taken language plpgsql set search_path = '' as $$
declare
  v_offered private.reading_offered[];
  v_fresh public.readings[];
  v_sensors uuid[];
  v_to timestamptz[];
  v_last timestamptz[];
  v_sound int;
  v_excursions private.settlement;
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
  with fresh as (
    insert into public.readings (
      tenant_id, sensor_id, taken_at, received_at, temperature, humidity, pressure, battery, source, suspicion, command_id)
    select p_tenant_id, o.sensor_id, o.taken_at, p_now, o.temperature, o.humidity, o.pressure, o.battery, p_source,
      private.suspicion_of(
        coalesce(lag(o.temperature) over (partition by o.sensor_id order by o.taken_at), t.temperature), o.temperature),
      p_command_id
    from unnest(v_offered) o
    left join public.sensor_states t on t.tenant_id = p_tenant_id and t.sensor_id = o.sensor_id
    where o.code is null
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
  v_silences := private.end_silences(p_tenant_id, v_sensors, v_to);
  r.alert_ids := v_excursions.alert_ids || v_silences.alert_ids;
  r.events := v_excursions.events || v_silences.events;
  return r;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.measured(jsonb, double precision, double precision), private.read_readings(uuid, jsonb, timestamptz),
  private.suspicion_of(double precision, double precision), private.roll_up(uuid, public.readings[]),
  private.take_readings(uuid, text, uuid, timestamptz, jsonb)
to tracseq_command;
