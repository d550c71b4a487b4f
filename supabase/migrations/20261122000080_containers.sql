-- A place that holds things: freezer > shelf > rack > box. Without a parent it stands in its site.
create table public.containers (
  tenant_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  parent_id uuid,
  -- Canonical address in the parent's grid: letters of the row, two digits of the column (three from 100 on).
  position text,
  row_ordinal smallint generated always as (
    case length(rtrim(position, '0123456789'))
      when 1 then ascii(position) - 64
      when 2 then (ascii(position) - 64) * 26 + ascii(substr(position, 2, 1)) - 64
    end
  ) stored,
  column_ordinal smallint generated always as (ltrim(position, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')::smallint) stored,
  type_id uuid not null,
  name text not null,
  barcode text,
  temperature_class text,
  -- What it passes on to what is in it, kept by 20261122000085_climate.sql: the nearest temperature class up the chain, and
  -- every hazard that anything up the chain refuses.
  climate_class text,
  climate_hazards text[] not null default '{}',
  location_verified boolean not null default true,
  archived boolean not null default false,
  created_at timestamptz not null default now(),
  constraint containers_pkey primary key (tenant_id, id),
  -- What a child must agree with its parent about, and the barcode registry with both.
  constraint containers_site_key unique (tenant_id, site_id, id),
  constraint containers_barcode_key unique (tenant_id, id, barcode),
  constraint containers_site_fkey foreign key (tenant_id, site_id) references public.sites (tenant_id, id),
  constraint containers_type_fkey foreign key (tenant_id, type_id) references public.container_types (tenant_id, id),
  constraint containers_parent_fkey foreign key (tenant_id, site_id, parent_id)
    references public.containers (tenant_id, site_id, id),
  constraint containers_not_in_itself check (parent_id <> id),
  constraint containers_position_form check (position ~ '^[A-Z]{1,2}(0[1-9]|[1-9][0-9]{1,2})$'),
  constraint containers_position_needs_parent check (position is null or parent_id is not null),
  constraint containers_unverified_has_no_position check (location_verified or position is null),
  constraint containers_name_filled check (btrim(name) <> ''),
  constraint containers_temperature_known check (temperature_class = any (private.temperature_classes()))
);

create unique index containers_position_key on public.containers (tenant_id, parent_id, position)
  where not archived and position is not null;
create index containers_parent_idx on public.containers (tenant_id, parent_id);
create index containers_type_idx on public.containers (tenant_id, type_id);

-- Positions nobody may use, each with the reason.
create table public.blocked_positions (
  tenant_id uuid not null,
  container_id uuid not null,
  position text not null,
  reason text not null,
  constraint blocked_positions_pkey primary key (tenant_id, container_id, position),
  constraint blocked_positions_container_fkey foreign key (tenant_id, container_id)
    references public.containers (tenant_id, id),
  constraint blocked_positions_position_form check (position ~ '^[A-Z]{1,2}(0[1-9]|[1-9][0-9]{1,2})$'),
  constraint blocked_positions_reason_filled check (reason <> '')
);

revoke all on public.containers, public.blocked_positions from public, anon, authenticated, service_role;
grant select on public.containers, public.blocked_positions to authenticated;
grant select, insert, update on public.containers to tracseq_command;
grant select, insert, update, delete on public.blocked_positions to tracseq_command;

alter table public.containers enable row level security;
alter table public.containers force row level security;
alter table public.blocked_positions enable row level security;
alter table public.blocked_positions force row level security;

create policy containers_read on public.containers for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy containers_command_read on public.containers for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy containers_command_insert on public.containers for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy containers_command_update on public.containers for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy blocked_positions_read on public.blocked_positions for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy blocked_positions_command_read on public.blocked_positions for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy blocked_positions_command_insert on public.blocked_positions for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy blocked_positions_command_update on public.blocked_positions for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
create policy blocked_positions_command_delete on public.blocked_positions for delete to tracseq_command
  using (tenant_id = (select private.active_tenant()));
