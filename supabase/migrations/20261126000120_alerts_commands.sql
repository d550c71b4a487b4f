-- Commands about alerts: somebody takes one on, or hands it to somebody.

create function private.open_alert(p_tenant_id uuid, p_alert_id uuid) returns public.alerts
language plpgsql set search_path = '' as $$
declare
  v_alert public.alerts;
begin
  select * into v_alert from public.alerts a
  where a.tenant_id = p_tenant_id and a.id = p_alert_id and (a.ended_at is null or a.acknowledged_at is null);
  if not found then
    perform private.refuse('alert_not_found', jsonb_build_object('alertId', p_alert_id));
  end if;
  return v_alert;
end
$$;

create function private.acknowledge_alert_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_alert public.alerts;
  v_note text;
begin
  perform private.check_fields(args, array['alertId', 'note']);
  v_note := private.text_of(args, 'note', 500);
  v_alert := private.open_alert(p.tenant_id, private.uuid_of(args, 'alertId'));
  if v_alert.acknowledged_at is not null then
    perform private.refuse('alert_acknowledged', jsonb_build_object('alertId', v_alert.id));
  end if;
  update public.alerts a set acknowledged_at = p.received_at, acknowledged_by = p.user_id, note = v_note
  where a.tenant_id = p.tenant_id and a.id = v_alert.id;
  return private.applied(array['alert'], array[v_alert.id]);
end
$$;

create function private.assign_alert_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_alert public.alerts;
  v_member_id uuid;
begin
  perform private.check_fields(args, array['alertId', 'memberId']);
  v_member_id := private.uuid_or_null(args, 'memberId');
  v_alert := private.open_alert(p.tenant_id, private.uuid_of(args, 'alertId'));
  if v_member_id is not null and not exists (
    select from public.memberships m where m.tenant_id = p.tenant_id and m.id = v_member_id and m.state = 'active'
  ) then
    perform private.refuse('member_not_found', jsonb_build_object('memberId', v_member_id));
  end if;
  update public.alerts a set assignee_id = v_member_id where a.tenant_id = p.tenant_id and a.id = v_alert.id;
  return private.applied(array['alert'], array[v_alert.id]);
end
$$;

insert into private.command_functions (name, function) values
  ('acknowledge_alert.v1', 'acknowledge_alert_v1'), ('assign_alert.v1', 'assign_alert_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.acknowledge_alert_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.assign_alert_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function private.open_alert(uuid, uuid) to tracseq_command;
