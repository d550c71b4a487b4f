-- Calibrations: what a laboratory that calibrates found a sensor to be off by, from a moment on. The offset is added when a reading is
-- taken, the value as the sensor said it is kept beside it; a reading that comes late takes the offset that was valid when it was
-- measured. What was taken before a calibration became known stays as it was reported: readings are append-only.
create table public.sensor_calibrations (
  tenant_id uuid not null,
  id uuid not null,
  sensor_id uuid not null,
  quantity text not null,
  valid_from timestamptz not null,
  -- To be added to what the sensor says, in the unit of the quantity.
  offset_value double precision not null,
  certificate text not null,
  due_on date,
  made_at timestamptz not null,
  made_by uuid not null,
  constraint sensor_calibrations_pkey primary key (tenant_id, id),
  constraint sensor_calibrations_quantity_known check (quantity in ('temperature', 'humidity', 'pressure')),
  constraint sensor_calibrations_certificate_filled check (btrim(certificate) <> ''),
  constraint sensor_calibrations_offset_small check (offset_value between -50 and 50),
  constraint sensor_calibrations_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id)
);
create index sensor_calibrations_sensor_idx on public.sensor_calibrations (tenant_id, sensor_id, quantity, valid_from desc, made_at desc);

revoke all on public.sensor_calibrations from public, anon, authenticated, service_role;
grant select on public.sensor_calibrations to authenticated;
grant select, insert on public.sensor_calibrations to tracseq_command;

alter table public.sensor_calibrations enable row level security;
alter table public.sensor_calibrations force row level security;

create policy sensor_calibrations_read on public.sensor_calibrations for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy sensor_calibrations_command_read on public.sensor_calibrations for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy sensor_calibrations_command_insert on public.sensor_calibrations for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));

-- As the sensor said it; null where nothing was added.
alter table public.readings
  add column temperature_raw double precision, add column humidity_raw double precision, add column pressure_raw double precision;

-- What is to be added to a quantity that was measured at a moment; null when nothing is.
create function private.offset_at(p_tenant_id uuid, p_sensor_id uuid, p_quantity text, p_at timestamptz) returns double precision
language plpgsql stable set search_path = '' as $$
begin
  return (
    select c.offset_value from public.sensor_calibrations c
    where c.tenant_id = p_tenant_id and c.sensor_id = p_sensor_id and c.quantity = p_quantity and c.valid_from <= p_at
    order by c.valid_from desc, c.made_at desc limit 1);
end
$$;

create or replace function private.sensor_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.id, jsonb_build_object(
      'id', s.id, 'name', s.name, 'source', s.source, 'hardwareId', s.hardware_id, 'containerId', s.container_id,
      'siteId', s.site_id, 'archived', s.archived, 'calibrations', coalesce((
        select jsonb_agg(jsonb_build_object('quantity', l.quantity, 'validFrom', private.iso(l.valid_from), 'offset', l.offset_value,
          'certificate', l.certificate, 'dueOn', l.due_on) order by l.quantity)
        from (
          select distinct on (c.quantity) c.* from public.sensor_calibrations c
          where c.tenant_id = s.tenant_id and c.sensor_id = s.id
          order by c.quantity, c.valid_from desc, c.made_at desc
        ) l), '[]'))
    from public.sensors s where s.tenant_id = p_tenant_id and s.id = any (p_ids);
end
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
  v_silences := private.end_silences(p_tenant_id, v_sensors, v_to);
  r.alert_ids := v_excursions.alert_ids || v_silences.alert_ids;
  r.events := v_excursions.events || v_silences.events;
  return r;
end
$$;

create function private.set_calibration_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  c public.sensor_calibrations;
  v_due text;
begin
  perform private.check_fields(args, array['calibrationId', 'sensorId', 'quantity', 'validFrom', 'offset', 'certificate', 'dueOn']);
  c.tenant_id := p.tenant_id;
  c.id := private.uuid_of(args, 'calibrationId');
  c.sensor_id := private.uuid_of(args, 'sensorId');
  c.quantity := private.choice_of(args, 'quantity', array['temperature', 'humidity', 'pressure']);
  c.valid_from := private.instant_or_null(args, 'validFrom');
  c.offset_value := private.number_or_null(args, 'offset');
  c.certificate := private.text_of(args, 'certificate', 120);
  v_due := private.text_or_null(args, 'dueOn', 10);
  if c.valid_from is null then
    perform private.refuse_field('validFrom');
  end if;
  if c.offset_value is null or abs(c.offset_value) > 50 then
    perform private.refuse_field('offset');
  end if;
  if private.trim_text(c.certificate) = '' then
    perform private.refuse_field('certificate');
  end if;
  if v_due is not null and (v_due !~ '^20\d\d-\d\d-\d\d$' or not pg_input_is_valid(v_due, 'date')) then
    perform private.refuse_field('dueOn');
  end if;
  c.due_on := v_due::date;
  c.made_at := p.received_at;
  c.made_by := p.user_id;
  if exists (select from public.sensor_calibrations o where o.tenant_id = p.tenant_id and o.id = c.id) then
    perform private.refuse('id_taken', '{"field": "calibrationId"}');
  end if;
  perform private.sensor_in_use(p.tenant_id, c.sensor_id);
  insert into public.sensor_calibrations select c.*;
  return private.applied(array['sensor'], array[c.sensor_id]);
end
$$;

insert into private.command_permissions (name, roles) values ('set_calibration.v1', array['supervisor', 'administrator']);
insert into private.command_functions (name, function) values ('set_calibration.v1', 'set_calibration_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.set_calibration_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function private.offset_at(uuid, uuid, text, timestamptz) to tracseq_command;
