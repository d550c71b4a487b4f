-- Check-outs: who has a sample in hand, since when and until when. The sample keeps its place: the slot is held until it comes back.
insert into private.error_codes (code, kind) values ('sample_not_checked_out', 'validation'), ('sample_quarantined', 'validation');

insert into private.command_permissions (name, roles) values
  ('check_out_samples.v1', array['technician', 'supervisor', 'administrator']),
  ('return_samples.v1', array['technician', 'supervisor', 'administrator']);

create table public.checkouts (
  tenant_id uuid not null,
  id uuid not null,
  sample_id uuid not null,
  taken_by uuid not null,
  taken_at timestamptz not null,
  due_at timestamptz not null,
  note text not null,
  -- Whether this check-out is one of the thaws that the sample counts.
  thawed boolean not null,
  returned_at timestamptz,
  returned_by uuid,
  -- A sample that is thrown away or deleted while it is out does not come back.
  outcome text,
  constraint checkouts_pkey primary key (tenant_id, id),
  constraint checkouts_sample_fkey foreign key (tenant_id, sample_id) references public.samples (tenant_id, id),
  constraint checkouts_note_length check (length(note) <= 500),
  constraint checkouts_outcome_known check (outcome in ('returned', 'disposed', 'deleted')),
  constraint checkouts_end_whole check (num_nonnulls(returned_at, returned_by, outcome) in (0, 3))
);

create index checkouts_due_idx on public.checkouts (tenant_id, due_at) where returned_at is null;
create index checkouts_sample_idx on public.checkouts (tenant_id, sample_id, taken_at desc);
-- Nobody takes what somebody has. It comes last: while the table is young the planner takes the newest index.
create unique index checkouts_open_key on public.checkouts (tenant_id, sample_id) where returned_at is null;

revoke all on public.checkouts from public, anon, authenticated, service_role;
grant select on public.checkouts to authenticated;
grant select, insert, update on public.checkouts to tracseq_command;

alter table public.checkouts enable row level security;
alter table public.checkouts force row level security;

create policy checkouts_read on public.checkouts for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy checkouts_command_read on public.checkouts for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy checkouts_command_insert on public.checkouts for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy checkouts_command_update on public.checkouts for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

alter table public.custody_events drop constraint custody_events_kind_known;
alter table public.custody_events add constraint custody_events_kind_known check (kind in (
  'received', 'stored', 'transferred', 'container_transferred', 'removed', 'edited', 'deleted', 'undeleted',
  'location_unverified', 'location_verified', 'container_created', 'container_archived', 'container_restored',
  'quarantined', 'released', 'disposed', 'checked_out', 'returned'
));

-- Who has what for longer than they said, the longest first: what a reminder asks.
create function private.overdue_checkouts(p_tenant_id uuid, p_now timestamptz) returns setof public.checkouts
language plpgsql stable set search_path = '' as $$
begin
  return query
    select * from public.checkouts c
    where c.tenant_id = p_tenant_id and c.returned_at is null and c.due_at < p_now order by c.due_at, c.id;
end
$$;

create or replace function private.sample_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.id, jsonb_build_object(
      'id', s.id, 'labwareId', s.labware_id, 'barcode', s.barcode, 'name', s.name, 'externalId', s.external_id,
      'sampleTypeId', s.sample_type_id, 'derivation', s.derivation,
      'parentIds', coalesce((
        select jsonb_agg(sp.parent_id order by sp.ordinal)
        from public.sample_parents sp where sp.tenant_id = p_tenant_id and sp.sample_id = s.id
      ), '[]'),
      'state', s.state, 'containerId', s.container_id, 'position', s.position,
      'location', case when s.is_placed then 'verified' when s.location_unverified then 'unverified' else 'none' end,
      'checkout', case when s.state = 'checked_out' then (
        select jsonb_build_object(
          'takenBy', c.taken_by, 'takenAt', private.iso(c.taken_at), 'dueAt', private.iso(c.due_at), 'note', c.note, 'thawed', c.thawed)
        from public.checkouts c where c.tenant_id = p_tenant_id and c.sample_id = s.id and c.returned_at is null
      ) end,
      'quarantinedAt', private.iso(s.quarantined_at), 'quarantineReason', s.quarantine_reason,
      'quantity', s.quantity, 'unit', s.unit, 'hazards', s.hazards,
      'collectedAt', private.iso(s.collected_at), 'expiresAt', private.iso(s.expires_at),
      'freezeThawCount', s.freeze_thaw_count, 'notes', s.notes, 'updatedAt', private.iso(greatest(s.updated_at, s.placed_at)))
    from unnest(p_ids) wanted (id)
    cross join lateral (
      select s.*, l.id as labware_id, l.barcode, p.container_id, p.position, p.placed_at, p.labware_id is not null as is_placed
      from public.samples s
      join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
      left join public.placements p on p.tenant_id = s.tenant_id and p.labware_id = l.id
      where s.tenant_id = p_tenant_id and s.id = wanted.id
      offset 0
    ) s;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.overdue_checkouts(uuid, timestamptz) to tracseq_command;
