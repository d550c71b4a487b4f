-- A sample is the content, labware the tube, a placement where the tube is: each has a life of its own.
create table public.samples (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  external_id text,
  sample_type_id uuid not null,
  derivation text not null,
  state text not null default 'available',
  -- Lost a slot conflict: tracked, but nobody has seen where it is.
  location_unverified boolean not null default false,
  quantity double precision,
  unit text,
  hazards text[] not null default '{}',
  collected_at timestamptz,
  expires_at timestamptz,
  freeze_thaw_count int not null default 0,
  notes text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint samples_type_fkey foreign key (tenant_id, sample_type_id) references public.sample_types (tenant_id, id),
  constraint samples_name_filled check (btrim(name) <> ''),
  constraint samples_derivation_known check (derivation in ('primary', 'derivative', 'aliquot', 'pool')),
  constraint samples_state_known check (state in ('available', 'checked_out', 'disposed', 'deleted')),
  constraint samples_quantity_range check (quantity between 0 and 1e15),
  constraint samples_unit_known check (unit in ('µL', 'mL', 'ng', 'µg', 'mg', 'g', 'cells', 'pieces')),
  constraint samples_thaws_range check (freeze_thaw_count >= 0)
);

create index samples_type_idx on public.samples (tenant_id, sample_type_id);
create index samples_external_id_idx on public.samples (tenant_id, external_id) where external_id is not null;
create index samples_unverified_idx on public.samples (tenant_id) where location_unverified;
create index samples_name_idx on public.samples (tenant_id, lower(name) text_pattern_ops);
create index samples_search_idx on public.samples
  using gin (tenant_id, name extensions.gin_trgm_ops, external_id extensions.gin_trgm_ops);
-- The key comes last: while the table is young and has no statistics every index of the tenant looks alike to the planner,
-- which then takes the newest, and the plans of foreign keys live as long as a connection.
alter table public.samples add constraint samples_pkey primary key (tenant_id, id);

-- The tube. Its barcode stays known when the sample is deleted; only public.barcodes says which codes are in use.
create table public.labware (
  tenant_id uuid not null,
  id uuid not null,
  sample_id uuid not null,
  barcode text not null,
  constraint labware_pkey primary key (tenant_id, id),
  constraint labware_sample_key unique (tenant_id, sample_id),
  constraint labware_barcode_key unique (tenant_id, id, barcode),
  constraint labware_sample_fkey foreign key (tenant_id, sample_id) references public.samples (tenant_id, id)
);

-- Lineage, in the order it was told.
create table public.sample_parents (
  tenant_id uuid not null,
  sample_id uuid not null,
  parent_id uuid not null,
  ordinal smallint not null,
  constraint sample_parents_pkey primary key (tenant_id, sample_id, parent_id),
  constraint sample_parents_sample_fkey foreign key (tenant_id, sample_id) references public.samples (tenant_id, id),
  constraint sample_parents_parent_fkey foreign key (tenant_id, parent_id) references public.samples (tenant_id, id),
  constraint sample_parents_not_itself check (sample_id <> parent_id)
);
create index sample_parents_parent_idx on public.sample_parents (tenant_id, parent_id);

-- Where a tube is. One place per tube and, in a grid, one tube per position: the two keys that no command can get around.
create table public.placements (
  tenant_id uuid not null,
  labware_id uuid not null,
  container_id uuid not null,
  position text,
  row_ordinal smallint generated always as (
    case length(rtrim(position, '0123456789'))
      when 1 then ascii(position) - 64
      when 2 then (ascii(position) - 64) * 26 + ascii(substr(position, 2, 1)) - 64
    end
  ) stored,
  column_ordinal smallint generated always as (ltrim(position, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')::smallint) stored,
  placed_at timestamptz not null,
  constraint placements_pkey primary key (tenant_id, labware_id),
  constraint placements_position_key unique (tenant_id, container_id, position),
  constraint placements_labware_fkey foreign key (tenant_id, labware_id) references public.labware (tenant_id, id),
  constraint placements_container_fkey foreign key (tenant_id, container_id) references public.containers (tenant_id, id),
  constraint placements_position_form check (position ~ '^[A-Z]{1,2}(0[1-9]|[1-9][0-9]{1,2})$')
);

revoke all on public.samples, public.labware, public.sample_parents, public.placements
  from public, anon, authenticated, service_role;
grant select on public.samples, public.labware, public.sample_parents, public.placements to authenticated;
grant select, insert, update on public.samples, public.labware, public.placements to tracseq_command;
grant select, insert on public.sample_parents to tracseq_command;
grant delete on public.placements to tracseq_command;

alter table public.samples enable row level security;
alter table public.samples force row level security;
alter table public.labware enable row level security;
alter table public.labware force row level security;
alter table public.sample_parents enable row level security;
alter table public.sample_parents force row level security;
alter table public.placements enable row level security;
alter table public.placements force row level security;

create policy samples_read on public.samples for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy samples_command_read on public.samples for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy samples_command_insert on public.samples for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy samples_command_update on public.samples for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy labware_read on public.labware for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy labware_command_read on public.labware for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy labware_command_insert on public.labware for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy labware_command_update on public.labware for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy sample_parents_read on public.sample_parents for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy sample_parents_command_read on public.sample_parents for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy sample_parents_command_insert on public.sample_parents for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));

create policy placements_read on public.placements for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy placements_command_read on public.placements for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy placements_command_insert on public.placements for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy placements_command_update on public.placements for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
create policy placements_command_delete on public.placements for delete to tracseq_command
  using (tenant_id = (select private.active_tenant()));
