-- What a person is called in this laboratory; in any other one they are called what its own administrators wrote.
create function private.rename_member_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_member public.memberships;
  v_name text;
begin
  perform private.check_fields(args, array['memberId', 'name']);
  v_member := private.present_member(p.tenant_id, private.uuid_of(args, 'memberId'));
  v_name := private.name_of(args, 'name', 120);
  if v_name = v_member.name then
    return private.applied('{}', '{}');
  end if;
  update public.memberships m set name = v_name where m.tenant_id = p.tenant_id and m.id = v_member.id;
  return private.applied(array['member'], array[v_member.id]);
end
$$;

insert into private.command_permissions (name, roles) values ('rename_member.v1', array['administrator']);
insert into private.command_functions (name, function) values ('rename_member.v1', 'rename_member_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.rename_member_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
