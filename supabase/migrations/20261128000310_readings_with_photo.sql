-- Readings that a person brings, with the photo of a display: one reading, typed by hand. Version 1, which has no photo, goes on to be taken.
create function private.record_readings_v2(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_outcome private.command_outcome;
  v_photo jsonb := args -> 'photo';
begin
  perform private.check_fields(args, array['sensorId', 'source', 'readings', 'photo']);
  if v_photo <> 'null' then
    if jsonb_typeof(v_photo) <> 'object' or v_photo - 'sha256' <> '{}' or jsonb_typeof(v_photo -> 'sha256') is distinct from 'string'
      or v_photo ->> 'sha256' !~ '^[0-9a-f]{64}$' or args ->> 'source' <> 'manual' then
      perform private.refuse_field('photo');
    end if;
    if jsonb_typeof(args -> 'readings') = 'array' and jsonb_array_length(args -> 'readings') <> 1 then
      perform private.refuse_field('readings');
    end if;
  end if;
  v_outcome := private.record_readings_v1(p, args - 'photo');
  if v_photo <> 'null' then
    insert into public.reading_photos (tenant_id, command_id, sensor_id, taken_at, sha256, taken_by, recorded_at)
    values (p.tenant_id, p.command_id, private.uuid_of(args, 'sensorId'), (args #>> '{readings,0,takenAt}')::timestamptz,
      v_photo ->> 'sha256', p.user_id, p.received_at);
  end if;
  return v_outcome;
end
$$;

insert into private.command_permissions (name, roles) values ('record_readings.v2', array['technician', 'supervisor', 'administrator']);
insert into private.command_functions (name, function) values ('record_readings.v2', 'record_readings_v2');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.record_readings_v2(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
