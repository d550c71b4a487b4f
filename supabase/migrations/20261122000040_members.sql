-- Who belongs to a tenant, and as what. An invitation is a membership without an account; a removed one keeps the name for history.
create table public.memberships (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  user_id uuid references auth.users (id) on delete set null,
  email text not null,
  name text not null,
  role text not null,
  state text not null,
  -- Changes whenever the person's permissions do, so that their devices fetch everything anew.
  epoch bigint not null,
  created_at timestamptz not null default now(),
  constraint memberships_pkey primary key (tenant_id, id),
  constraint memberships_role_known check (role in ('technician', 'supervisor', 'administrator', 'auditor')),
  constraint memberships_state_known check (state in ('active', 'invited', 'removed')),
  constraint memberships_active_has_account check (state <> 'active' or user_id is not null),
  constraint memberships_invited_has_none check (state <> 'invited' or user_id is null),
  constraint memberships_email_form check (email = lower(email) and length(email) between 3 and 254)
);

create unique index memberships_person_key on public.memberships (tenant_id, user_id) where state = 'active';
create unique index memberships_email_key on public.memberships (tenant_id, email) where state <> 'removed';
-- The two questions asked without a tenant: which tenants am I in, and who has invited this address.
create index memberships_user_idx on public.memberships (user_id) include (tenant_id, role) where state = 'active';
create index memberships_invited_idx on public.memberships (email) where state = 'invited';

revoke all on public.memberships from public, anon, authenticated, service_role;
grant select on public.memberships to authenticated;
grant select, insert, update on public.memberships to tracseq_command;

alter table public.memberships enable row level security;
alter table public.memberships force row level security;

-- The tenants of the caller. Owned by the migrating role: a policy on memberships that asked memberships would never end.
create function private.my_tenants() returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select m.tenant_id from public.memberships m where m.user_id = (select auth.uid()) and m.state = 'active';
end
$$;

-- The tenants where the caller has one of these roles.
create function private.my_tenants_as(p_roles text[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select m.tenant_id from public.memberships m
    where m.user_id = (select auth.uid()) and m.state = 'active' and m.role = any (p_roles);
end
$$;

-- The tenant of the running call, set by private.enter_tenant after it has checked the membership.
create function private.batch_tenant() returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return nullif(current_setting('tracseq.tenant', true), '')::uuid;
end
$$;

-- The same, proved against an active membership of the caller: a setting alone opens nothing. The proof is made once per call by
-- private.enter_tenant and holds for that tenant and those claims; without one every statement looks the membership up. Whoever
-- changes a membership clears it, so that a person removed in the middle of a batch writes nothing after it.
create function private.active_tenant() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  v_tenant text := current_setting('tracseq.tenant', true);
begin
  if current_setting('tracseq.proof', true) = v_tenant || '/' || current_setting('request.jwt.claims', true) then
    return v_tenant::uuid;
  end if;
  if exists (
    select from public.memberships m
    where m.tenant_id = nullif(v_tenant, '')::uuid and m.user_id = auth.uid() and m.state = 'active'
  ) then
    return v_tenant::uuid;
  end if;
  return null;
end
$$;

create type private.entry as (user_id uuid, member_id uuid, role text, epoch bigint);

-- The door of every call: who asks, and as what in this tenant. Nobody learns whether a foreign tenant exists.
create function private.enter_tenant(p_tenant_id uuid) returns private.entry
language plpgsql stable security definer set search_path = '' as $$
declare
  v_entry private.entry;
begin
  v_entry.user_id := auth.uid();
  if v_entry.user_id is null then
    perform private.refuse_call('auth_expired', '{}', 401);
  end if;
  select m.id, m.role, m.epoch into v_entry.member_id, v_entry.role, v_entry.epoch
  from public.memberships m
  where m.tenant_id = p_tenant_id and m.user_id = v_entry.user_id and m.state = 'active';
  if v_entry.role is null then
    perform private.refuse_call('tenant_unknown', '{}', 403);
  end if;
  perform set_config('tracseq.tenant', p_tenant_id::text, true),
    set_config('tracseq.proof', coalesce(p_tenant_id || '/' || current_setting('request.jwt.claims', true), ''), true);
  return v_entry;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.my_tenants(), private.my_tenants_as(text[]) to authenticated;
grant execute on function private.batch_tenant(), private.active_tenant(), private.enter_tenant(uuid) to tracseq_command;

create policy memberships_read on public.memberships for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy memberships_command_read on public.memberships for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy memberships_command_insert on public.memberships for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy memberships_command_update on public.memberships for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy tenants_read on public.tenants for select to authenticated
  using (id = any (array(select private.my_tenants())));
create policy tenants_command_read on public.tenants for select to tracseq_command
  using (id = (select private.active_tenant()));
create policy tenants_command_update on public.tenants for update to tracseq_command
  using (id = (select private.active_tenant())) with check (id = (select private.active_tenant()));

create policy tenant_clocks_read on public.tenant_clocks for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy tenant_clocks_command_read on public.tenant_clocks for select to tracseq_command
  using (tenant_id = (select private.batch_tenant()));
create policy tenant_clocks_command_update on public.tenant_clocks for update to tracseq_command
  using (tenant_id = (select private.batch_tenant())) with check (tenant_id = (select private.batch_tenant()));
