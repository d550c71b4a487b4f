-- Commands about the people of a tenant and its look.

-- The account behind an address. Only a confirmed one: whoever merely claimed somebody's address must not get in as them.
create function private.account_of(p_email text) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select u.id from auth.users u
    where lower(u.email) = p_email and u.email_confirmed_at is not null and u.deleted_at is null
    order by u.created_at limit 1
  );
end
$$;

-- An epoch nobody has seen: devices of the person drop what they hold and fetch it under the new permissions.
create function private.next_epoch(p_tenant_id uuid) returns bigint
language plpgsql stable set search_path = '' as $$
begin
  return (
    select c.version + 1 from public.tenant_clocks c where c.tenant_id = p_tenant_id
  );
end
$$;

create function private.email_of(p_args jsonb) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_email text := private.text_of(p_args, 'email', 254);
begin
  if v_email !~ '^(?!\.)(?!.*\.\.)[A-Za-z0-9_''+\-.]*[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$' then
    perform private.refuse_field('email');
  end if;
  return lower(v_email);
end
$$;

create function private.add_member_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
  v_email text;
  v_name text;
  v_role text;
  v_user_id uuid;
begin
  perform private.check_fields(args, array['memberId', 'email', 'name', 'role']);
  v_id := private.uuid_of(args, 'memberId');
  v_email := private.email_of(args);
  v_role := private.choice_of(args, 'role', array['technician', 'supervisor', 'administrator', 'auditor']);
  if exists (select from public.memberships m where m.tenant_id = p.tenant_id and m.id = v_id) then
    perform private.refuse('id_taken', '{"field": "memberId"}');
  end if;
  v_name := private.name_of(args, 'name', 120);
  v_user_id := private.account_of(v_email);
  if exists (
    select from public.memberships m
    where m.tenant_id = p.tenant_id and m.state <> 'removed' and (m.email = v_email or m.user_id = v_user_id)
  ) then
    perform private.refuse('member_exists', jsonb_build_object('email', v_email));
  end if;
  insert into public.memberships (tenant_id, id, user_id, email, name, role, state, epoch)
  values (p.tenant_id, v_id, v_user_id, v_email, v_name, v_role,
    case when v_user_id is null then 'invited' else 'active' end, private.next_epoch(p.tenant_id));
  return private.applied(array['member'], array[v_id]);
end
$$;

-- A member who is invited or active.
create function private.present_member(p_tenant_id uuid, p_id uuid) returns public.memberships
language plpgsql set search_path = '' as $$
declare
  v_member public.memberships;
begin
  select * into v_member from public.memberships m
  where m.tenant_id = p_tenant_id and m.id = p_id and m.state <> 'removed';
  if not found then
    perform private.refuse('member_not_found', jsonb_build_object('memberId', p_id));
  end if;
  return v_member;
end
$$;

-- Refuses to take the role of administrator from the last person who really has it; an invitation does not count.
create function private.check_not_last_administrator(p_leaving public.memberships) returns void
language plpgsql set search_path = '' as $$
begin
  if p_leaving.role = 'administrator' and p_leaving.state = 'active' and not exists (
    select from public.memberships m
    where m.tenant_id = p_leaving.tenant_id and m.id <> p_leaving.id and m.role = 'administrator' and m.state = 'active'
  ) then
    perform private.refuse('last_administrator', jsonb_build_object('memberId', p_leaving.id));
  end if;
end
$$;

create function private.change_role_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_member public.memberships;
  v_role text;
begin
  perform private.check_fields(args, array['memberId', 'role']);
  v_role := private.choice_of(args, 'role', array['technician', 'supervisor', 'administrator', 'auditor']);
  v_member := private.present_member(p.tenant_id, private.uuid_of(args, 'memberId'));
  if v_role <> 'administrator' then
    perform private.check_not_last_administrator(v_member);
  end if;
  if v_role = v_member.role then
    return private.applied('{}', '{}');
  end if;
  update public.memberships m set role = v_role, epoch = private.next_epoch(p.tenant_id)
  where m.tenant_id = p.tenant_id and m.id = v_member.id;
  return private.applied(array['member'], array[v_member.id]);
end
$$;

create function private.remove_member_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_member public.memberships;
begin
  perform private.check_fields(args, array['memberId']);
  v_member := private.present_member(p.tenant_id, private.uuid_of(args, 'memberId'));
  perform private.check_not_last_administrator(v_member);
  update public.memberships m set state = 'removed', epoch = private.next_epoch(p.tenant_id)
  where m.tenant_id = p.tenant_id and m.id = v_member.id;
  return private.applied(array['member'], array[v_member.id]);
end
$$;

create function private.set_branding_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  b jsonb := args -> 'branding';
  v_name text;
  v_logo text;
begin
  perform private.check_fields(args, array['name', 'branding']);
  perform private.check_fields(b, array['shortName', 'initials', 'primary', 'accent', 'logoPath']);
  -- An empty one is refused by its shape, before what it says is looked at.
  if private.text_of(b, 'shortName', 12) = '' then
    perform private.refuse_field('shortName');
  end if;
  if private.text_of(b, 'initials', 3) = '' then
    perform private.refuse_field('initials');
  end if;
  perform private.colour_of(b, 'primary');
  perform private.colour_of(b, 'accent');
  v_logo := private.text_or_null(b, 'logoPath', 300);
  v_name := private.name_of(args, 'name', 120);
  -- The home screen shows both: nothing in them may hide or reorder the rest.
  perform private.name_of(b, 'shortName', 12);
  perform private.name_of(b, 'initials', 3);
  if not starts_with(v_logo, p.tenant_id || '/') then
    perform private.refuse_field('logoPath');
  end if;
  update public.tenants t set name = v_name, branding = b where t.id = p.tenant_id;
  return private.applied(array['tenant'], array[p.tenant_id]);
end
$$;

insert into private.command_functions (name, function) values
  ('add_member.v1', 'add_member_v1'),
  ('change_role.v1', 'change_role_v1'),
  ('remove_member.v1', 'remove_member_v1'),
  ('set_branding.v1', 'set_branding_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.add_member_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.change_role_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.remove_member_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.set_branding_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.account_of(text), private.next_epoch(uuid), private.email_of(jsonb), private.present_member(uuid, uuid),
  private.check_not_last_administrator(public.memberships)
to tracseq_command;
