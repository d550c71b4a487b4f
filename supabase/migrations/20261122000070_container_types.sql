-- A kind of freezer, rack, box ...: its grid or capacity, how its positions are written, what it takes and refuses.
create function private.container_kinds() returns text[]
language plpgsql immutable set search_path = '' as $$
begin
  return array['room', 'freezer', 'tank', 'refrigerator', 'cabinet', 'shelf', 'rack', 'drawer', 'tower', 'box', 'plate', 'bag'];
end
$$;

create table public.container_types (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  name text not null,
  kind text not null,
  rows smallint,
  columns smallint,
  capacity int,
  labelling jsonb not null,
  allowed_children text[] not null,
  temperature_class text,
  refused_hazards text[] not null default '{}',
  archived boolean not null default false,
  constraint container_types_pkey primary key (tenant_id, id),
  constraint container_types_name_filled check (btrim(name) <> ''),
  constraint container_types_kind_known check (kind = any (private.container_kinds())),
  constraint container_types_grid_whole check ((rows is null) = (columns is null)),
  constraint container_types_rows_range check (rows between 1 and 702),
  constraint container_types_columns_range check (columns between 1 and 999),
  constraint container_types_capacity_range check (capacity between 1 and 100000),
  constraint container_types_children_known check (allowed_children <@ (private.container_kinds() || 'sample'::text)),
  -- A holder of both would have two things in one position that no unique key could tell apart.
  constraint container_types_children_exclusive check (not 'sample' = any (allowed_children) or allowed_children <@ '{sample}'),
  constraint container_types_temperature_known check (temperature_class = any (private.temperature_classes()))
);

create index container_types_name_idx on public.container_types (tenant_id, lower(name));

revoke all on public.container_types from public, anon, authenticated, service_role;
grant select on public.container_types to authenticated;
grant select, insert, update on public.container_types to tracseq_command;

alter table public.container_types enable row level security;
alter table public.container_types force row level security;

create policy container_types_read on public.container_types for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy container_types_command_read on public.container_types for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy container_types_command_insert on public.container_types for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy container_types_command_update on public.container_types for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

revoke execute on function private.container_kinds() from public;
grant execute on function private.container_kinds() to tracseq_command;
