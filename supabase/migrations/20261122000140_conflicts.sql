-- Two things claim one position. The occupant arrived first; the subject is tracked, its location unverified.
create table public.conflicts (
  tenant_id uuid not null,
  id uuid not null,
  subject_sample_id uuid,
  subject_container_id uuid,
  occupant_sample_id uuid,
  occupant_container_id uuid,
  container_id uuid not null,
  position text not null,
  command_id uuid not null,
  state text not null default 'open',
  resolution text,
  opened_at timestamptz not null,
  opened_by uuid not null,
  resolved_at timestamptz,
  resolved_by uuid,
  note text not null default '',
  constraint conflicts_pkey primary key (tenant_id, id),
  constraint conflicts_state_known check (state in ('open', 'resolved')),
  constraint conflicts_resolution_known check (resolution in ('rescanned', 'keep_occupant', 'incoming_is_there')),
  constraint conflicts_resolved_whole check (
    (state = 'open') = (resolution is null) and (state = 'open') = (resolved_at is null)
    and (state = 'open') = (resolved_by is null)
  ),
  constraint conflicts_one_kind check (
    (num_nonnulls(subject_sample_id, occupant_sample_id) = 2 and num_nonnulls(subject_container_id, occupant_container_id) = 0)
    or (num_nonnulls(subject_container_id, occupant_container_id) = 2 and num_nonnulls(subject_sample_id, occupant_sample_id) = 0)
  ),
  constraint conflicts_subject_sample_fkey foreign key (tenant_id, subject_sample_id) references public.samples (tenant_id, id),
  constraint conflicts_occupant_sample_fkey foreign key (tenant_id, occupant_sample_id) references public.samples (tenant_id, id),
  constraint conflicts_subject_container_fkey foreign key (tenant_id, subject_container_id)
    references public.containers (tenant_id, id),
  constraint conflicts_occupant_container_fkey foreign key (tenant_id, occupant_container_id)
    references public.containers (tenant_id, id),
  constraint conflicts_container_fkey foreign key (tenant_id, container_id) references public.containers (tenant_id, id)
);
create index conflicts_open_idx on public.conflicts (tenant_id, opened_at) where state = 'open';
create index conflicts_sample_idx on public.conflicts (tenant_id, subject_sample_id)
  where state = 'open' and subject_sample_id is not null;
create index conflicts_container_idx on public.conflicts (tenant_id, subject_container_id)
  where state = 'open' and subject_container_id is not null;

revoke all on public.conflicts from public, anon, authenticated, service_role;
grant select on public.conflicts to authenticated;
grant select, insert, update on public.conflicts to tracseq_command;

alter table public.conflicts enable row level security;
alter table public.conflicts force row level security;

create policy conflicts_read on public.conflicts for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy conflicts_command_read on public.conflicts for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy conflicts_command_insert on public.conflicts for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy conflicts_command_update on public.conflicts for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
