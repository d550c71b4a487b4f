-- The ledger: every command that ever arrived, with the first answer it was given. And who may give which.
create table public.commands (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  seq bigint,
  user_id uuid not null,
  name text not null,
  args jsonb not null,
  device_time timestamptz,
  clock_offset_ms bigint,
  received_at timestamptz not null,
  status text not null,
  code text,
  kind text,
  details jsonb not null,
  -- Version of the tenant once the command had its effect.
  version bigint not null,
  constraint commands_device_fkey foreign key (tenant_id, device_id) references public.devices (tenant_id, id),
  constraint commands_status_known check (status in ('applied', 'conflict', 'rejected')),
  constraint commands_code_with_refusal check ((status = 'applied') = (code is null) and (code is null) = (kind is null))
);
-- A sequence number names one command for ever. One that tried to be another is kept as evidence, outside the rule.
create unique index commands_seq_key on public.commands (tenant_id, device_id, seq)
  where code is distinct from 'sequence_reused';
create index commands_received_idx on public.commands (tenant_id, received_at desc);
create index commands_person_idx on public.commands (tenant_id, user_id, received_at desc);
create index commands_refused_idx on public.commands (tenant_id, received_at desc) where status <> 'applied';
-- Last for the same reason as the key of samples.
alter table public.commands add constraint commands_pkey primary key (tenant_id, id);

-- Roles that may give a command; lib/domain/commands/permissions.ts holds the same table.
create table private.command_permissions (
  name text primary key check (name ~ '^[a-z]+(_[a-z]+)*\.v[0-9]+$'),
  roles text[] not null check (roles <@ array['technician', 'supervisor', 'administrator', 'auditor'])
);

-- The function of schema private that carries out a command: (private.command_context, jsonb) returns private.command_outcome.
-- Named as text: a column of type regproc would keep a project from upgrading its Postgres.
create table private.command_functions (
  name text primary key references private.command_permissions (name),
  function text not null check (function ~ '^[a-z]+(_[a-z]+)*_v[0-9]+$')
);

revoke all on public.commands, private.command_permissions, private.command_functions
  from public, anon, authenticated, service_role;
grant select on public.commands to authenticated;
grant select, insert on public.commands to tracseq_command;
grant select on private.command_permissions, private.command_functions to tracseq_command;

alter table public.commands enable row level security;
alter table public.commands force row level security;
alter table private.command_permissions enable row level security;
alter table private.command_permissions force row level security;
alter table private.command_functions enable row level security;
alter table private.command_functions force row level security;

create policy commands_read on public.commands for select to authenticated
  using (
    tenant_id = any (array(select private.my_tenants()))
    and (
      user_id = (select auth.uid())
      or tenant_id = any (array(select private.my_tenants_as(array['supervisor', 'administrator', 'auditor'])))
    )
  );
create policy commands_command_read on public.commands for select to tracseq_command
  using (tenant_id = (select private.batch_tenant()));
create policy commands_command_insert on public.commands for insert to tracseq_command
  with check (tenant_id = (select private.batch_tenant()));
create policy command_permissions_read on private.command_permissions for select to tracseq_command using (true);
create policy command_functions_read on private.command_functions for select to tracseq_command using (true);

create trigger commands_append_only before update or delete or truncate on public.commands
  for each statement execute function private.append_only();

insert into private.command_permissions (name, roles)
select name, array['technician', 'supervisor', 'administrator'] from unnest(array[
  'register_sample.v1', 'edit_sample.v1', 'place_sample.v1', 'move_sample.v1', 'move_many.v1', 'remove_sample.v1',
  'delete_sample.v1', 'undelete_sample.v1', 'import_samples.v1', 'import_moves.v1', 'create_container.v1',
  'create_containers.v1', 'move_container.v1'
]) name
union all
select name, array['supervisor', 'administrator'] from unnest(array[
  'import_containers.v1', 'edit_container.v1', 'archive_container.v1', 'restore_container.v1', 'block_position.v1',
  'unblock_position.v1', 'resolve_conflict.v1'
]) name
union all
select name, array['administrator'] from unnest(array[
  'create_site.v1', 'edit_site.v1', 'create_container_type.v1', 'edit_container_type.v1', 'create_sample_type.v1',
  'edit_sample_type.v1', 'add_member.v1', 'change_role.v1', 'remove_member.v1', 'set_branding.v1'
]) name;
