-- Commands about sensors and their thresholds.

create function private.known_sensor(p_tenant_id uuid, p_sensor_id uuid) returns public.sensors
language plpgsql set search_path = '' as $$
declare
  v_sensor public.sensors;
begin
  select * into v_sensor from public.sensors s where s.tenant_id = p_tenant_id and s.id = p_sensor_id;
  if not found then
    perform private.refuse('sensor_not_found', jsonb_build_object('sensorId', p_sensor_id));
  end if;
  return v_sensor;
end
$$;

create function private.sensor_in_use(p_tenant_id uuid, p_sensor_id uuid) returns public.sensors
language plpgsql set search_path = '' as $$
declare
  v_sensor public.sensors := private.known_sensor(p_tenant_id, p_sensor_id);
begin
  if v_sensor.archived then
    perform private.refuse('sensor_archived', jsonb_build_object('sensorId', p_sensor_id));
  end if;
  return v_sensor;
end
$$;

-- The id of a probe as it is kept: without spaces around it, null when nothing is left.
create function private.hardware_of(p_args jsonb) returns text
language plpgsql set search_path = '' as $$
declare
  v_text text := private.text_or_null(p_args, 'hardwareId', 64);
begin
  if v_text ~ '[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]' then
    perform private.refuse_field('hardwareId');
  end if;
  return nullif(btrim(v_text), '');
end
$$;

create function private.check_hardware_free(p_tenant_id uuid, p_sensor_id uuid, p_hardware_id text) returns void
language plpgsql set search_path = '' as $$
declare
  v_bearer uuid;
begin
  select s.id into v_bearer from public.sensors s
  where s.tenant_id = p_tenant_id and s.hardware_id = p_hardware_id and not s.archived and s.id <> p_sensor_id;
  if found then
    perform private.refuse('sensor_hardware_taken', jsonb_build_object('sensorId', v_bearer));
  end if;
end
$$;

-- Refuses a place that is not there or no longer in use. At most one of the two is given.
create function private.check_sensor_place(p_tenant_id uuid, p_container_id uuid, p_site_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  v_archived boolean;
begin
  if num_nonnulls(p_container_id, p_site_id) = 2 then
    perform private.refuse_field('siteId');
  end if;
  if p_container_id is not null then
    select c.archived into v_archived from public.containers c where c.tenant_id = p_tenant_id and c.id = p_container_id;
    if not found then
      perform private.refuse('container_not_found', jsonb_build_object('containerId', p_container_id));
    end if;
    if v_archived then
      perform private.refuse('parent_archived', jsonb_build_object('containerId', p_container_id));
    end if;
  end if;
  if p_site_id is not null and not exists (
    select from public.sites s where s.tenant_id = p_tenant_id and s.id = p_site_id and not s.archived
  ) then
    perform private.refuse('site_not_found', jsonb_build_object('siteId', p_site_id));
  end if;
end
$$;

-- Notes where a sensor is from now on.
create function private.note_sensor_place(p private.command_context, p_sensor_id uuid, p_container_id uuid, p_site_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  update public.sensor_placements h set valid_to = greatest(p.received_at, h.valid_from)
  where h.tenant_id = p.tenant_id and h.sensor_id = p_sensor_id and h.valid_to is null;
  if num_nonnulls(p_container_id, p_site_id) = 1 then
    -- Two placings in one batch have one moment: the last one counts.
    insert into public.sensor_placements as h (tenant_id, sensor_id, container_id, site_id, valid_from, command_id)
    values (p.tenant_id, p_sensor_id, p_container_id, p_site_id, p.received_at, p.command_id)
    on conflict (tenant_id, sensor_id, valid_from) do update set
      container_id = excluded.container_id, site_id = excluded.site_id, valid_to = null, command_id = excluded.command_id;
  end if;
end
$$;

create function private.register_sensor_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
  v_container_id uuid;
  v_site_id uuid;
  v_name text;
  v_source text;
  v_hardware_id text;
begin
  perform private.check_fields(args, array['sensorId', 'name', 'source', 'hardwareId', 'containerId', 'siteId']);
  v_id := private.uuid_of(args, 'sensorId');
  v_source := private.choice_of(args, 'source', array['bluetooth', 'gateway', 'logger', 'manual']);
  v_container_id := private.uuid_or_null(args, 'containerId');
  v_site_id := private.uuid_or_null(args, 'siteId');
  if exists (select from public.sensors s where s.tenant_id = p.tenant_id and s.id = v_id) then
    perform private.refuse('id_taken', '{"field": "sensorId"}');
  end if;
  v_name := private.name_of(args, 'name', 120);
  v_hardware_id := private.hardware_of(args);
  perform private.check_hardware_free(p.tenant_id, v_id, v_hardware_id);
  perform private.check_sensor_place(p.tenant_id, v_container_id, v_site_id);
  insert into public.sensors (tenant_id, id, name, source, hardware_id, container_id, site_id)
  values (p.tenant_id, v_id, v_name, v_source, v_hardware_id, v_container_id, v_site_id);
  perform private.note_sensor_place(p, v_id, v_container_id, v_site_id);
  return private.applied(array['sensor'], array[v_id]);
end
$$;

create function private.edit_sensor_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  ch jsonb := args -> 'changes';
  v_now public.sensors;
begin
  perform private.check_fields(args, array['sensorId', 'changes']);
  perform private.check_fields(ch, '{}', array['name', 'hardwareId', 'archived']);
  v_now := private.known_sensor(p.tenant_id, private.uuid_of(args, 'sensorId'));
  if ch ? 'name' then v_now.name := private.name_of(ch, 'name', 120); end if;
  if ch ? 'hardwareId' then v_now.hardware_id := private.hardware_of(ch); end if;
  if ch ? 'archived' then v_now.archived := private.boolean_of(ch, 'archived'); end if;
  if not v_now.archived then
    perform private.check_hardware_free(p.tenant_id, v_now.id, v_now.hardware_id);
  end if;
  update public.sensors s set name = v_now.name, hardware_id = v_now.hardware_id, archived = v_now.archived
  where s.tenant_id = p.tenant_id and s.id = v_now.id;
  return private.applied(array['sensor'], array[v_now.id]);
end
$$;

create function private.place_sensor_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_sensor public.sensors;
  v_container_id uuid;
  v_site_id uuid;
begin
  perform private.check_fields(args, array['sensorId', 'containerId', 'siteId']);
  v_container_id := private.uuid_or_null(args, 'containerId');
  v_site_id := private.uuid_or_null(args, 'siteId');
  v_sensor := private.sensor_in_use(p.tenant_id, private.uuid_of(args, 'sensorId'));
  perform private.check_sensor_place(p.tenant_id, v_container_id, v_site_id);
  update public.sensors s set container_id = v_container_id, site_id = v_site_id
  where s.tenant_id = p.tenant_id and s.id = v_sensor.id;
  perform private.note_sensor_place(p, v_sensor.id, v_container_id, v_site_id);
  return private.applied(array['sensor'], array[v_sensor.id]);
end
$$;

-- A new threshold takes the place of the one there was for the same subject and quantity; the first one has always been.
create function private.set_threshold_v1(p private.command_context, args jsonb) returns private.command_outcome
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
  h.quantity := private.choice_of(args, 'quantity', array['temperature', 'humidity', 'pressure', 'battery']);
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
  if num_nonnulls(h.low, h.high, h.silent_after_seconds) = 0 or h.low + h.hysteresis >= h.high - h.hysteresis then
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

create function private.end_threshold_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  perform private.check_fields(args, array['thresholdId']);
  v_id := private.uuid_of(args, 'thresholdId');
  update public.thresholds t set valid_to = greatest(p.received_at, t.valid_from)
  where t.tenant_id = p.tenant_id and t.id = v_id and t.valid_to is null;
  if not found then
    perform private.refuse('threshold_not_found', jsonb_build_object('thresholdId', v_id));
  end if;
  return private.applied(array['threshold'], array[v_id]);
end
$$;

insert into private.command_functions (name, function) values
  ('register_sensor.v1', 'register_sensor_v1'), ('edit_sensor.v1', 'edit_sensor_v1'), ('place_sensor.v1', 'place_sensor_v1'),
  ('set_threshold.v1', 'set_threshold_v1'), ('end_threshold.v1', 'end_threshold_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.register_sensor_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.edit_sensor_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.place_sensor_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.set_threshold_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.end_threshold_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.known_sensor(uuid, uuid), private.sensor_in_use(uuid, uuid), private.hardware_of(jsonb),
  private.check_hardware_free(uuid, uuid, text), private.check_sensor_place(uuid, uuid, uuid),
  private.note_sensor_place(private.command_context, uuid, uuid, uuid)
to tracseq_command;
