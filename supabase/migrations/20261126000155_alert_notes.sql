-- A note about an alert, also after somebody has taken it on: acknowledging is one tap, words follow when hands are free.
insert into private.command_permissions (name, roles) values ('note_alert.v1', array['technician', 'supervisor', 'administrator']);

create function private.note_alert_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_alert public.alerts;
  v_note text;
begin
  perform private.check_fields(args, array['alertId', 'note']);
  v_note := private.text_of(args, 'note', 500);
  v_alert := private.open_alert(p.tenant_id, private.uuid_of(args, 'alertId'));
  update public.alerts a set note = v_note where a.tenant_id = p.tenant_id and a.id = v_alert.id;
  return private.applied(array['alert'], array[v_alert.id]);
end
$$;

insert into private.command_functions (name, function) values ('note_alert.v1', 'note_alert_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.note_alert_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
