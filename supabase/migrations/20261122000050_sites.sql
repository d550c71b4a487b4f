-- A site: a building or campus with its own time zone; the unit a device subscribes to.
create table public.sites (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  name text not null,
  time_zone text not null,
  archived boolean not null default false,
  constraint sites_pkey primary key (tenant_id, id),
  constraint sites_name_filled check (btrim(name) <> '')
);

revoke all on public.sites from public, anon, authenticated, service_role;
grant select on public.sites to authenticated;
grant select, insert, update on public.sites to tracseq_command;

alter table public.sites enable row level security;
alter table public.sites force row level security;

create policy sites_read on public.sites for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy sites_command_read on public.sites for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy sites_command_insert on public.sites for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy sites_command_update on public.sites for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
