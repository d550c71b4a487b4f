-- Dispositions: what is decided about samples after something happened to them. Quarantine keeps them out of use until
-- somebody decides; release brings them back; discard ends them. Each says why and, where it was one, after which alert.
insert into private.error_codes (code, kind) values ('sample_disposed', 'validation');

-- Anybody at the freezer may keep a sample from being used; what becomes of it is decided by those who answer for it.
insert into private.command_permissions (name, roles) values
  ('quarantine_samples.v1', array['technician', 'supervisor', 'administrator']),
  ('release_samples.v1', array['supervisor', 'administrator']),
  ('discard_samples.v1', array['supervisor', 'administrator']);

alter table public.samples add column quarantined_at timestamptz;
alter table public.samples add column quarantine_reason text;
alter table public.samples add constraint samples_quarantine_whole
  check ((quarantined_at is null) = (quarantine_reason is null));
alter table public.samples add constraint samples_quarantine_state
  check (quarantined_at is null or state in ('available', 'checked_out'));
create index samples_quarantined_idx on public.samples (tenant_id, quarantined_at) where quarantined_at is not null;

-- What the decision was about; a history without it reads as a decision of its own.
alter table public.custody_events add column alert_id uuid;
alter table public.custody_events add constraint custody_events_alert_fkey
  foreign key (tenant_id, alert_id) references public.alerts (tenant_id, id);
create index custody_events_alert_idx on public.custody_events (tenant_id, alert_id) where alert_id is not null;
alter table public.custody_events drop constraint custody_events_kind_known;
alter table public.custody_events add constraint custody_events_kind_known check (kind in (
  'received', 'stored', 'transferred', 'container_transferred', 'removed', 'edited', 'deleted', 'undeleted',
  'location_unverified', 'location_verified', 'container_created', 'container_archived', 'container_restored',
  'quarantined', 'released', 'disposed'
));

-- A live sample that nobody has checked out (its place is kept until it is returned) and that has not been discarded.
create or replace function private.storable_sample(p_tenant_id uuid, p_sample_id uuid) returns private.sample_facts
language plpgsql set search_path = '' as $$
declare
  v_facts private.sample_facts := private.live_sample(p_tenant_id, p_sample_id);
begin
  if v_facts.state = 'checked_out' then
    perform private.refuse('sample_checked_out', jsonb_build_object('sampleId', p_sample_id));
  end if;
  if v_facts.state = 'disposed' then
    perform private.refuse('sample_disposed', jsonb_build_object('sampleId', p_sample_id));
  end if;
  return v_facts;
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

-- Carries out one decision about up to 1,000 samples, set-based. A refusal about one refuses them all and says which.
create function private.decide_samples(p private.command_context, args jsonb, p_decision text) returns private.command_outcome
language plpgsql set search_path = '' as $$
declare
  v_because jsonb := args -> 'because';
  v_item jsonb;
  v_reason text;
  v_alert_id uuid;
  v_asked uuid[] := '{}';
  v_refused record;
  v_closed uuid[] := '{}';
  v_disputed uuid;
begin
  perform private.check_fields(args, array['samples', 'because']);
  perform private.check_list(args, 'samples', 1000);
  if jsonb_typeof(v_because) is distinct from 'object' then
    perform private.refuse_field('because');
  end if;
  perform private.check_fields(v_because, array['reason', 'alertId']);
  v_reason := private.text_of(v_because, 'reason', 500);
  if v_reason = '' then
    perform private.refuse_field('reason');
  end if;
  v_alert_id := private.uuid_or_null(v_because, 'alertId');
  for v_item in select e from jsonb_array_elements(args -> 'samples') with ordinality a (e, i) order by i loop
    perform private.check_fields(v_item, array['sampleId']);
    v_asked := v_asked || private.uuid_of(v_item, 'sampleId');
  end loop;
  if v_asked = '{}' or (select count(distinct u) from unnest(v_asked) u) < cardinality(v_asked) then
    perform private.refuse_field('samples');
  end if;

  select x.code, x.id, x.i into v_refused from (
    select u.i, u.id, case
      when s.id is null then 'sample_not_found'
      when s.state = 'deleted' then 'sample_deleted'
      when s.state = 'disposed' then 'sample_disposed'
      when s.state = 'checked_out' and p_decision = 'disposed' then 'sample_checked_out'
    end as code
    from unnest(v_asked) with ordinality u (id, i)
    left join public.samples s on s.tenant_id = p.tenant_id and s.id = u.id
  ) x where x.code is not null order by x.i limit 1;
  if found then
    perform private.refuse(v_refused.code, jsonb_build_object('sampleId', v_refused.id, 'index', v_refused.i - 1));
  end if;
  if v_alert_id is not null
    and not exists (select from public.alerts a where a.tenant_id = p.tenant_id and a.id = v_alert_id) then
    perform private.refuse('alert_not_found', jsonb_build_object('alertId', v_alert_id));
  end if;

  insert into public.custody_events (
    tenant_id, kind, sample_id, from_container_id, from_position, command_id, actor_id, device_id, device_time, recorded_at,
    reason, alert_id
  )
  select p.tenant_id, p_decision, u.id, pl.container_id, pl.position, p.command_id, p.user_id, p.device_id, p.device_time,
    p.received_at, v_reason, v_alert_id
  from unnest(v_asked) with ordinality u (id, i)
  join public.labware l on l.tenant_id = p.tenant_id and l.sample_id = u.id
  -- Only what is thrown away leaves its place.
  left join public.placements pl on p_decision = 'disposed' and pl.tenant_id = p.tenant_id and pl.labware_id = l.id
  order by u.i;
  update public.samples s set
    quarantined_at = case when p_decision = 'quarantined' then p.received_at end,
    quarantine_reason = case when p_decision = 'quarantined' then v_reason end,
    state = case when p_decision = 'disposed' then 'disposed' else s.state end,
    location_unverified = s.location_unverified and p_decision <> 'disposed',
    updated_at = p.received_at
  where s.tenant_id = p.tenant_id and s.id = any (v_asked);
  if p_decision = 'disposed' then
    for v_disputed in
      select distinct c.subject_sample_id from public.conflicts c
      where c.tenant_id = p.tenant_id and c.state = 'open' and c.subject_sample_id = any (v_asked)
    loop
      v_closed := v_closed || private.close_conflicts(p, 'sample', v_disputed);
    end loop;
    delete from public.placements x using public.labware l
    where x.tenant_id = p.tenant_id and l.tenant_id = p.tenant_id and l.id = x.labware_id and l.sample_id = any (v_asked);
  end if;
  return private.applied(private.kinds_of('sample', v_asked) || private.kinds_of('conflict', v_closed), v_asked || v_closed);
end
$$;

create function private.quarantine_samples_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
begin
  return private.decide_samples(p, args, 'quarantined');
end
$$;

create function private.release_samples_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
begin
  return private.decide_samples(p, args, 'released');
end
$$;

create function private.discard_samples_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
begin
  return private.decide_samples(p, args, 'disposed');
end
$$;

-- A mistaken registration that was in quarantine is deleted like any other, and comes back without it.
create or replace function private.delete_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.sample_facts;
  v_reason text;
  v_closed uuid[];
begin
  perform private.check_fields(args, array['sampleId', 'reason']);
  v_reason := private.text_of(args, 'reason', 500);
  if v_reason = '' then
    perform private.refuse_field('reason');
  end if;
  v_facts := private.live_sample(p.tenant_id, private.uuid_of(args, 'sampleId'));
  v_closed := private.close_conflicts(p, 'sample', v_facts.sample_id);
  perform private.displace_sample(p, v_facts, false);
  delete from public.barcodes b where b.tenant_id = p.tenant_id and b.labware_id = v_facts.labware_id;
  update public.samples s set state = 'deleted', updated_at = p.received_at, quarantined_at = null, quarantine_reason = null
  where s.tenant_id = p.tenant_id and s.id = v_facts.sample_id;
  perform private.log_sample(p, 'deleted', v_facts.sample_id, v_facts.at, null, '{}', v_reason);
  return private.applied('sample'::text || private.kinds_of('conflict', v_closed), v_facts.sample_id || v_closed);
end
$$;

insert into private.command_functions (name, function) values
  ('quarantine_samples.v1', 'quarantine_samples_v1'), ('release_samples.v1', 'release_samples_v1'),
  ('discard_samples.v1', 'discard_samples_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.quarantine_samples_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.release_samples_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.discard_samples_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function private.decide_samples(private.command_context, jsonb, text) to tracseq_command;
