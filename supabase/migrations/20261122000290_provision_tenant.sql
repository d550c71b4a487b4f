-- Making a tenant: an operator's act, outside the command path because there is nobody in it yet who could command.

-- Makes the tenant, its clock, the beginning of its audit chain and its first administrator, in the feed like anything else.
create function private.provision_tenant(
  p_id uuid, p_slug text, p_name text, p_branding jsonb, p_member_id uuid, p_user_id uuid, p_member_name text
) returns uuid
language plpgsql set search_path = '' as $$
declare
  v_head private.audit_head := (0, private.audit_genesis(p_id))::private.audit_head;
  v_version bigint;
begin
  insert into public.tenants (id, slug, name, branding) values (p_id, p_slug, p_name, p_branding);
  insert into public.tenant_clocks (tenant_id, audit_hash) values (p_id, v_head.hash);
  insert into public.memberships (tenant_id, id, user_id, email, name, role, state, epoch)
  select p_id, p_member_id, u.id, lower(u.email), p_member_name, 'administrator', 'active', 1
  from auth.users u where u.id = p_user_id;
  if not found then
    raise exception 'There is no account %', p_user_id;
  end if;
  v_version := private.flush_changes(p_id, 0, array['tenant', 'member'], array[p_id, p_member_id]);
  v_head := private.append_audit(
    array[row(p_id, null, null, null, now(), p_user_id, null, 'provision_tenant', null,
      jsonb_build_object('slug', p_slug, 'name', p_name))::public.audit_log], v_head);
  update public.tenant_clocks set version = v_version, audit_seq = v_head.seq, audit_hash = v_head.hash
  where tenant_id = p_id;
  return p_id;
end
$$;
revoke execute on function private.provision_tenant(uuid, text, text, jsonb, uuid, uuid, text) from public;

-- Takes up the invitations to the caller's verified address. The address comes from the account, never from the token.
create function private.accept_invitations() returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_account record;
  v_invitation record;
  v_clock public.tenant_clocks;
  v_version bigint;
  v_head private.audit_head;
begin
  select u.id, lower(u.email) as email into v_account
  from auth.users u where u.id = auth.uid() and u.email_confirmed_at is not null and u.deleted_at is null;
  if not found then
    return;
  end if;
  for v_invitation in
    select m.tenant_id, m.id from public.memberships m where m.email = v_account.email and m.state = 'invited' order by m.tenant_id
  loop
    select * into v_clock from public.tenant_clocks c where c.tenant_id = v_invitation.tenant_id for update;
    update public.memberships m set state = 'active', user_id = v_account.id, epoch = v_clock.version + 1
    where m.tenant_id = v_invitation.tenant_id and m.id = v_invitation.id and m.state = 'invited'
      and not exists (
        select from public.memberships o
        where o.tenant_id = m.tenant_id and o.user_id = v_account.id and o.state = 'active'
      );
    continue when not found;
    v_version := private.flush_changes(v_clock.tenant_id, v_clock.version, array['member'], array[v_invitation.id]);
    v_head := private.append_audit(
      array[row(v_clock.tenant_id, null, null, null, clock_timestamp(), v_account.id, null, 'accept_invitation', null,
        jsonb_build_object('memberId', v_invitation.id, 'email', v_account.email))::public.audit_log],
      (v_clock.audit_seq, v_clock.audit_hash)::private.audit_head);
    update public.tenant_clocks c set version = v_version, audit_seq = v_head.seq, audit_hash = v_head.hash
    where c.tenant_id = v_clock.tenant_id;
    perform private.poke(v_clock.tenant_id, 'poke', jsonb_build_object('version', v_version));
  end loop;
end
$$;

-- The caller's tenants, each with role and look, in the order of their names.
create function private.tenants_of_caller() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', t.id, 'slug', t.slug, 'name', t.name, 'role', m.role, 'branding', t.branding) order by lower(t.name), t.id), '[]')
    from public.memberships m join public.tenants t on t.id = m.tenant_id
    where m.user_id = (select auth.uid()) and m.state = 'active'
  );
end
$$;

create function public.my_tenants() returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.accept_invitations();
  return private.tenants_of_caller();
end
$$;

-- What a laboratory's own sign-in page and manifest show to anybody who knows its address.
create function private.branding_of(p_slug text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_build_object(
      'slug', t.slug, 'name', t.name, 'shortName', t.branding -> 'shortName', 'initials', t.branding -> 'initials',
      'primary', t.branding -> 'primary', 'accent', t.branding -> 'accent', 'logoPath', t.branding -> 'logoPath')
    from public.tenants t where t.slug = p_slug
  );
end
$$;

create function public.tenant_branding(p_slug text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.branding_of(p_slug);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.accept_invitations(), private.tenants_of_caller(), private.branding_of(text) to tracseq_command;
grant create on schema public to tracseq_command;
alter function public.my_tenants() owner to tracseq_command;
alter function public.tenant_branding(text) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.my_tenants(), public.tenant_branding(text) from public, anon, authenticated, service_role;
grant execute on function public.my_tenants() to authenticated;
grant execute on function public.tenant_branding(text) to anon, authenticated;
