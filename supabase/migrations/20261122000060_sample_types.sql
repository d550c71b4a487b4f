-- Serum, plasma, DNA ... and the temperature classes that suit it (none named: any).
create function private.temperature_classes() returns text[]
language plpgsql immutable set search_path = '' as $$
begin
  return array['ambient', 'refrigerated', 'minus_20', 'minus_80', 'minus_150', 'vapour_nitrogen', 'liquid_nitrogen'];
end
$$;

create table public.sample_types (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  name text not null,
  colour text not null,
  temperature_classes text[] not null default '{}',
  archived boolean not null default false,
  constraint sample_types_pkey primary key (tenant_id, id),
  constraint sample_types_name_filled check (btrim(name) <> ''),
  constraint sample_types_colour_form check (colour ~* '^#[0-9a-f]{6}$'),
  constraint sample_types_temperature_known check (temperature_classes <@ private.temperature_classes())
);

-- A sheet names its types as people do.
create index sample_types_name_idx on public.sample_types (tenant_id, lower(name));

revoke all on public.sample_types from public, anon, authenticated, service_role;
grant select on public.sample_types to authenticated;
grant select, insert, update on public.sample_types to tracseq_command;

alter table public.sample_types enable row level security;
alter table public.sample_types force row level security;

create policy sample_types_read on public.sample_types for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy sample_types_command_read on public.sample_types for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy sample_types_command_insert on public.sample_types for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy sample_types_command_update on public.sample_types for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

revoke execute on function private.temperature_classes() from public;
grant execute on function private.temperature_classes() to tracseq_command;
