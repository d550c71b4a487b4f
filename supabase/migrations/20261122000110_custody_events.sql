-- The history of samples and containers: one line for each thing that happened to one. Device time is evidence, never order.
create table public.custody_events (
  tenant_id uuid not null,
  id bigint generated always as identity,
  kind text not null,
  sample_id uuid,
  container_id uuid,
  from_container_id uuid,
  from_position text,
  to_container_id uuid,
  to_position text,
  command_id uuid not null,
  actor_id uuid not null,
  device_id uuid not null,
  device_time timestamptz not null,
  recorded_at timestamptz not null,
  reason text,
  details jsonb not null default '{}',
  constraint custody_events_pkey primary key (tenant_id, id),
  constraint custody_events_kind_known check (kind in (
    'received', 'stored', 'transferred', 'container_transferred', 'removed', 'edited', 'deleted', 'undeleted',
    'location_unverified', 'location_verified', 'container_created', 'container_archived', 'container_restored'
  )),
  constraint custody_events_subject check (num_nonnulls(sample_id, container_id) = 1),
  constraint custody_events_sample_fkey foreign key (tenant_id, sample_id) references public.samples (tenant_id, id),
  constraint custody_events_container_fkey foreign key (tenant_id, container_id) references public.containers (tenant_id, id),
  constraint custody_events_from_fkey foreign key (tenant_id, from_container_id) references public.containers (tenant_id, id),
  constraint custody_events_to_fkey foreign key (tenant_id, to_container_id) references public.containers (tenant_id, id)
);

create index custody_events_sample_idx on public.custody_events (tenant_id, sample_id, id desc) where sample_id is not null;
create index custody_events_container_idx on public.custody_events (tenant_id, container_id, id desc)
  where container_id is not null;

revoke all on public.custody_events from public, anon, authenticated, service_role;
grant select on public.custody_events to authenticated;
grant select, insert on public.custody_events to tracseq_command;

alter table public.custody_events enable row level security;
alter table public.custody_events force row level security;

create policy custody_events_read on public.custody_events for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy custody_events_command_read on public.custody_events for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy custody_events_command_insert on public.custody_events for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));

create trigger custody_events_append_only before update or delete or truncate on public.custody_events
  for each statement execute function private.append_only();
