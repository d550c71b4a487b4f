-- Shipments: containers on their way from one site to another. What is in a shipment is in its containers; which containers those
-- are, and since when, is kept, since a reading of the shipment's logger concerns what was in it when it was taken.
create table public.shipments (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  -- What people call it: a number of the laboratory's or of the carrier's papers.
  reference text not null,
  from_site_id uuid not null,
  to_site_id uuid not null,
  carrier text not null default '',
  tracking_number text not null default '',
  note text not null default '',
  state text not null default 'packing',
  -- How cold it has to be kept on its way: what judges the readings of its loggers.
  temperature_class text,
  expected_at timestamptz,
  created_at timestamptz not null,
  dispatched_at timestamptz,
  dispatched_by uuid,
  received_at timestamptz,
  received_by uuid,
  receipt_note text not null default '',
  constraint shipments_pkey primary key (tenant_id, id),
  constraint shipments_from_site_fkey foreign key (tenant_id, from_site_id) references public.sites (tenant_id, id),
  constraint shipments_to_site_fkey foreign key (tenant_id, to_site_id) references public.sites (tenant_id, id),
  constraint shipments_other_site check (to_site_id <> from_site_id),
  constraint shipments_reference_filled check (btrim(reference) <> '' and length(reference) <= 100),
  constraint shipments_texts_length check (length(carrier) <= 100 and length(tracking_number) <= 100 and length(note) <= 500
    and length(receipt_note) <= 500),
  constraint shipments_temperature_known check (temperature_class = any (private.temperature_classes())),
  constraint shipments_state_known check (state in ('packing', 'in_transit', 'received', 'cancelled')),
  constraint shipments_dispatch_whole check (num_nonnulls(dispatched_at, dispatched_by) in (0, 2)),
  constraint shipments_receipt_whole check (num_nonnulls(received_at, received_by) in (0, 2)),
  constraint shipments_state_told check ((state in ('in_transit', 'received')) = (dispatched_at is not null)
    and (state = 'received') = (received_at is not null))
);
create index shipments_under_way_idx on public.shipments (tenant_id, expected_at) where state in ('packing', 'in_transit');

-- What was in a shipment, each stay of its own: a box that is taken out and packed again was away in between.
create table public.shipment_containers (
  tenant_id uuid not null,
  shipment_id uuid not null,
  container_id uuid not null,
  packed_at timestamptz not null,
  unpacked_at timestamptz,
  -- How it arrived, as whoever received it says.
  condition text,
  constraint shipment_containers_pkey primary key (tenant_id, shipment_id, container_id, packed_at),
  constraint shipment_containers_shipment_fkey foreign key (tenant_id, shipment_id) references public.shipments (tenant_id, id),
  constraint shipment_containers_container_fkey foreign key (tenant_id, container_id)
    references public.containers (tenant_id, id),
  constraint shipment_containers_order check (unpacked_at is null or unpacked_at >= packed_at),
  constraint shipment_containers_condition_known check (condition in ('intact', 'damaged', 'thawed', 'missing'))
);
-- Nothing travels in two shipments at once.
create unique index shipment_containers_open_key on public.shipment_containers (tenant_id, container_id)
  where unpacked_at is null;

revoke all on public.shipments, public.shipment_containers from public, anon, authenticated, service_role;
grant select on public.shipments, public.shipment_containers to authenticated;
grant select, insert, update on public.shipments, public.shipment_containers to tracseq_command;

alter table public.shipments enable row level security;
alter table public.shipments force row level security;
alter table public.shipment_containers enable row level security;
alter table public.shipment_containers force row level security;

create policy shipments_read on public.shipments for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy shipments_command_read on public.shipments for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy shipments_command_insert on public.shipments for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy shipments_command_update on public.shipments for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy shipment_containers_read on public.shipment_containers for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy shipment_containers_command_read on public.shipment_containers for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy shipment_containers_command_insert on public.shipment_containers for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy shipment_containers_command_update on public.shipment_containers for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
