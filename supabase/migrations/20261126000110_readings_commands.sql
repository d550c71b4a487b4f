-- Readings that a person brings: a probe read by the phone, a logger's file, a display read with the eyes.
create function private.record_readings_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_sensor public.sensors;
  v_source text;
  v_readings jsonb;
  v_taken private.readings_taken;
begin
  perform private.check_fields(args, array['sensorId', 'source', 'readings']);
  v_source := private.choice_of(args, 'source', array['bluetooth', 'logger', 'manual']);
  perform private.check_list(args, 'readings', 500);
  if args -> 'readings' = '[]' or exists (
    select from jsonb_array_elements(args -> 'readings') e
    where jsonb_typeof(e) <> 'object' or not e ?& array['takenAt', 'temperature', 'humidity', 'pressure', 'battery']
      or e - array['takenAt', 'temperature', 'humidity', 'pressure', 'battery'] <> '{}'
  ) then
    perform private.refuse_field('readings');
  end if;
  v_sensor := private.sensor_in_use(p.tenant_id, private.uuid_of(args, 'sensorId'));
  select jsonb_agg(e || jsonb_build_object('sensorId', v_sensor.id) order by i) into v_readings
  from jsonb_array_elements(args -> 'readings') with ordinality a (e, i);
  v_taken := private.take_readings(p.tenant_id, v_source, p.command_id, p.received_at, v_readings);
  if v_taken.accepted + v_taken.duplicates = 0 then
    perform private.refuse(v_taken.refused -> 0 ->> 'code', jsonb_build_object(
      'sensorId', v_sensor.id, 'field', 'readings', 'refused', v_taken.refused));
  end if;
  return ('applied', null, jsonb_build_object(
      'accepted', v_taken.accepted, 'duplicates', v_taken.duplicates, 'refused', v_taken.refused, 'events', v_taken.events),
    private.kinds_of('alert', v_taken.alert_ids), v_taken.alert_ids)::private.command_outcome;
end
$$;

insert into private.command_functions (name, function) values ('record_readings.v1', 'record_readings_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.record_readings_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
