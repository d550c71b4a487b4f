-- Taking samples out and bringing them back, and what that means for the other commands: whoever puts a sample that is out into a
-- place has returned it there; discarding or deleting it ends the check-out; it cannot be taken out of its place meanwhile.

-- Writes that these samples came back, or never will. What was counted as a thaw stays counted.
create function private.end_checkouts(p private.command_context, p_sample_ids uuid[], p_outcome text) returns void
language plpgsql set search_path = '' as $$
begin
  update public.checkouts c set returned_at = p.received_at, returned_by = p.user_id, outcome = p_outcome
  where c.tenant_id = p.tenant_id and c.sample_id = any (p_sample_ids) and c.returned_at is null;
  update public.samples s set state = 'available', updated_at = p.received_at
  where s.tenant_id = p.tenant_id and s.id = any (p_sample_ids) and s.state = 'checked_out';
end
$$;

-- Whether it thawed is known for certain when it comes back: the count is put right by what was said.
create function private.correct_thaws(p private.command_context, p_sample_ids uuid[], p_thawed boolean) returns void
language plpgsql set search_path = '' as $$
begin
  update public.samples s set freeze_thaw_count = greatest(0, s.freeze_thaw_count + p_thawed::int - c.thawed::int)
  from public.checkouts c
  where s.tenant_id = p.tenant_id and s.id = any (p_sample_ids)
    and c.tenant_id = p.tenant_id and c.sample_id = s.id and c.returned_at is null;
  update public.checkouts c set thawed = p_thawed
  where c.tenant_id = p.tenant_id and c.sample_id = any (p_sample_ids) and c.returned_at is null;
end
$$;

-- What people say of a thaw: yes, no, or nothing.
create function private.thaw_of(p_args jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  return case when p_args -> 'thawed' <> 'null' then private.boolean_of(p_args, 'thawed') end;
end
$$;

-- Each sample once, all there, none refused; the first that is says why and which it was. Both commands about check-outs ask this.
create function private.check_handled(p_tenant_id uuid, p_asked uuid[], p_out boolean) returns void
language plpgsql set search_path = '' as $$
declare
  v_refused record;
begin
  if p_asked = '{}' or (select count(distinct u) from unnest(p_asked) u) < cardinality(p_asked) then
    perform private.refuse_field('samples');
  end if;
  select x.code, x.id, x.i into v_refused from (
    select u.i, u.id, case
      when s.id is null then 'sample_not_found'
      when s.state = 'deleted' then 'sample_deleted'
      when s.state = 'disposed' then 'sample_disposed'
      when p_out and s.state = 'checked_out' then 'sample_checked_out'
      when p_out and s.quarantined_at is not null then 'sample_quarantined'
      when not p_out and s.state <> 'checked_out' then 'sample_not_checked_out'
    end as code
    from unnest(p_asked) with ordinality u (id, i)
    left join public.samples s on s.tenant_id = p_tenant_id and s.id = u.id
  ) x where x.code is not null order by x.i limit 1;
  if found then
    perform private.refuse(v_refused.code, jsonb_build_object('sampleId', v_refused.id, 'index', v_refused.i - 1));
  end if;
end
$$;

-- Takes up to 1,000 samples out, set-based. A thaw is counted when a sample leaves the cold, not when it comes back: a tube that
-- never comes back has thawed too. Where nobody says, it is one when the place is frozen; who comes back knows better and says so.
create function private.check_out_samples_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_item jsonb;
  v_due_at timestamptz;
  v_note text;
  v_thawed boolean;
  v_asked uuid[] := '{}';
  v_closed uuid[] := '{}';
  v_disputed uuid;
begin
  perform private.check_fields(args, array['samples', 'dueAt', 'note', 'thawed']);
  perform private.check_list(args, 'samples', 1000);
  v_due_at := private.instant_or_null(args, 'dueAt');
  if v_due_at is null then
    perform private.refuse_field('dueAt');
  end if;
  v_note := private.text_of(args, 'note', 500);
  v_thawed := private.thaw_of(args);
  for v_item in select e from jsonb_array_elements(args -> 'samples') with ordinality a (e, i) order by i loop
    perform private.check_fields(v_item, array['sampleId']);
    v_asked := v_asked || private.uuid_of(v_item, 'sampleId');
  end loop;
  perform private.check_handled(p.tenant_id, v_asked, true);

  with taken as (
    select u.id, u.i, pl.container_id, pl.position,
      coalesce(v_thawed,
        h.climate_class in ('minus_20', 'minus_80', 'minus_150', 'vapour_nitrogen', 'liquid_nitrogen'), false) as thawed
    from unnest(v_asked) with ordinality u (id, i)
    join public.labware l on l.tenant_id = p.tenant_id and l.sample_id = u.id
    left join public.placements pl on pl.tenant_id = p.tenant_id and pl.labware_id = l.id
    left join public.containers h on h.tenant_id = p.tenant_id and h.id = pl.container_id
  ),
  noted as (
    insert into public.checkouts (tenant_id, id, sample_id, taken_by, taken_at, due_at, note, thawed)
    select p.tenant_id, private.derived_id(p.command_id, (t.i - 1)::int), t.id, p.user_id, p.received_at, v_due_at, v_note, t.thawed
    from taken t
  ),
  told as (
    insert into public.custody_events (
      tenant_id, kind, sample_id, from_container_id, from_position, command_id, actor_id, device_id, device_time, recorded_at,
      reason, details
    )
    select p.tenant_id, 'checked_out', t.id, t.container_id, t.position, p.command_id, p.user_id, p.device_id, p.device_time,
      p.received_at, nullif(v_note, ''), jsonb_build_object('dueAt', private.iso(v_due_at), 'thawed', t.thawed)
    from taken t order by t.i
  )
  update public.samples s set
    state = 'checked_out', freeze_thaw_count = s.freeze_thaw_count + t.thawed::int,
    -- Nobody need look for it any more: it is in a hand.
    location_unverified = false, updated_at = p.received_at
  from taken t where s.tenant_id = p.tenant_id and s.id = t.id;
  for v_disputed in
    select distinct c.subject_sample_id from public.conflicts c
    where c.tenant_id = p.tenant_id and c.state = 'open' and c.subject_sample_id = any (v_asked)
  loop
    v_closed := v_closed || private.close_conflicts(p, 'sample', v_disputed);
  end loop;
  return private.applied(private.kinds_of('sample', v_asked) || private.kinds_of('conflict', v_closed), v_asked || v_closed);
end
$$;

-- Brings up to 1,000 samples back: into the places that were held for them, set-based, or each to another place that was named,
-- under all rules of placing. All leave, then all arrive.
create function private.return_samples_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_item jsonb;
  v_thawed boolean;
  v_asked uuid[] := '{}';
  v_places private.place[] := '{}';
  v_back uuid[];
  v_elsewhere private.sample_facts[] := '{}';
  v_outcome private.command_outcome;
  v_clashes jsonb := '[]';
  v_kinds text[] := '{}';
  v_ids uuid[] := '{}';
  v_at int;
  v_code text;
  v_detail text;
begin
  perform private.check_fields(args, array['samples', 'thawed']);
  perform private.check_list(args, 'samples', 1000);
  v_thawed := private.thaw_of(args);
  for v_item in select e from jsonb_array_elements(args -> 'samples') with ordinality a (e, i) order by i loop
    perform private.check_fields(v_item, array['sampleId', 'to']);
    v_asked := v_asked || private.uuid_of(v_item, 'sampleId');
    v_places := v_places || case when v_item -> 'to' <> 'null' then private.place_of(v_item, 'to') else (null, null)::private.place end;
  end loop;
  if exists (
    select from unnest(v_places) x where x.place_position is not null
    group by x.container_id, x.place_position having count(*) > 1
  ) then
    perform private.refuse_field('samples');
  end if;
  perform private.check_handled(p.tenant_id, v_asked, false);
  if v_thawed is not null then
    perform private.correct_thaws(p, v_asked, v_thawed);
  end if;

  v_back := array(
    select a.id from unnest(v_asked) with ordinality a (id, i)
    join unnest(v_places) with ordinality x (container_id, place_position, i) on x.i = a.i
    where x.container_id is null order by a.i);
  insert into public.custody_events (
    tenant_id, kind, sample_id, to_container_id, to_position, command_id, actor_id, device_id, device_time, recorded_at
  )
  select p.tenant_id, 'returned', u.id, pl.container_id, pl.position, p.command_id, p.user_id, p.device_id, p.device_time, p.received_at
  from unnest(v_back) with ordinality u (id, i)
  join public.labware l on l.tenant_id = p.tenant_id and l.sample_id = u.id
  left join public.placements pl on pl.tenant_id = p.tenant_id and pl.labware_id = l.id
  order by u.i;
  perform private.end_checkouts(p, v_back, 'returned');

  if cardinality(v_back) < cardinality(v_asked) then
    begin
      for i in 1 .. cardinality(v_asked) loop
        v_elsewhere := v_elsewhere || private.live_sample(p.tenant_id, v_asked[i]);
      end loop;
      delete from public.placements x using public.labware l
      where x.tenant_id = p.tenant_id and l.tenant_id = p.tenant_id and l.id = x.labware_id
        and l.sample_id = any (v_asked) and l.sample_id <> all (v_back);
      for i in 1 .. cardinality(v_asked) loop
        continue when (v_places[i]).container_id is null;
        v_at := i;
        v_outcome := private.put_sample(p, v_elsewhere[i], v_places[i], i - 1, '{}');
        if v_outcome.details is not null then
          v_clashes := v_clashes || jsonb_build_array(v_outcome.details);
        end if;
        v_kinds := v_kinds || v_outcome.kinds;
        v_ids := v_ids || v_outcome.ids;
      end loop;
    exception when sqlstate 'TS001' then
      get stacked diagnostics v_code = message_text, v_detail = pg_exception_detail;
      perform private.refuse(v_code, v_detail::jsonb || jsonb_build_object('index', v_at - 1));
    end;
  end if;
  return private.settled(v_clashes, private.kinds_of('sample', v_back) || v_kinds, v_back || v_ids);
end
$$;

insert into private.command_functions (name, function) values
  ('check_out_samples.v1', 'check_out_samples_v1'), ('return_samples.v1', 'return_samples_v1');

-- A live sample that has not been discarded. One that is out may be put somewhere: then it is back.
create or replace function private.storable_sample(p_tenant_id uuid, p_sample_id uuid) returns private.sample_facts
language plpgsql set search_path = '' as $$
declare
  v_facts private.sample_facts := private.live_sample(p_tenant_id, p_sample_id);
begin
  if v_facts.state = 'disposed' then
    perform private.refuse('sample_disposed', jsonb_build_object('sampleId', p_sample_id));
  end if;
  return v_facts;
end
$$;

-- Writes that the sample is there. Its own older claim is settled by it.
create or replace function private.place_sample(p private.command_context, p_sample private.sample_facts, p_place private.place, p_details jsonb)
returns void language plpgsql set search_path = '' as $$
begin
  insert into public.placements (tenant_id, labware_id, container_id, position, placed_at)
  values (p.tenant_id, p_sample.labware_id, p_place.container_id, p_place.place_position, p.received_at)
  on conflict (tenant_id, labware_id) do update
    set container_id = excluded.container_id, position = excluded.position, placed_at = excluded.placed_at;
  if p_sample.location_unverified then
    update public.samples s set location_unverified = false, updated_at = p.received_at
    where s.tenant_id = p.tenant_id and s.id = p_sample.sample_id;
  end if;
  perform private.log_sample(
    p,
    case when p_sample.state = 'checked_out' then 'returned'
      when p_sample.location_unverified then 'location_verified'
      when (p_sample.at).container_id is null then 'stored' else 'transferred' end,
    p_sample.sample_id, case when p_sample.state = 'checked_out' then null else p_sample.at end, p_place, p_details, null,
    p_sample.is_new is true);
end
$$;

-- Puts a sample into a place under all rules. On a position that is held it leaves its old place, is unverified, and a conflict
-- opens (decision 4). Either way its older conflict closes: the question is where it is now. The details are the clash or null.
create or replace function private.put_sample(
  p private.command_context, p_sample private.sample_facts, p_place private.place, p_index int, p_details jsonb
) returns private.command_outcome
language plpgsql set search_path = '' as $$
declare
  v_occupant_id uuid := private.sample_place(p.tenant_id, p_sample, p_place);
  v_closed uuid[] := '{}';
  v_clash jsonb;
begin
  -- It comes from a hand, not from the place that was held for it.
  if p_sample.state = 'checked_out' then
    perform private.end_checkouts(p, array[p_sample.sample_id], 'returned');
  end if;
  if p_sample.has_conflict then
    v_closed := private.close_conflicts(p, 'sample', p_sample.sample_id);
  end if;
  if v_occupant_id is null then
    perform private.place_sample(p, p_sample, p_place, p_details);
    if v_closed = '{}' then
      return ('applied', null, null, array['sample'], array[p_sample.sample_id])::private.command_outcome;
    end if;
  else
    perform private.displace_sample(p, p_sample, true);
    v_clash := private.open_conflict(p, p_index, 'sample', p_sample.sample_id, v_occupant_id, p_place);
    perform private.log_sample(p, 'location_unverified', p_sample.sample_id,
      case when p_sample.state = 'checked_out' then null else p_sample.at end, p_place,
      p_details || jsonb_build_object('occupantId', v_occupant_id, 'conflictId', v_clash -> 'conflictId'),
      null, p_sample.is_new is true);
    v_closed := v_closed || (v_clash ->> 'conflictId')::uuid;
  end if;
  return (case when v_clash is null then 'applied' else 'conflict' end, null, v_clash,
    'sample'::text || private.kinds_of('conflict', v_closed), p_sample.sample_id || v_closed)::private.command_outcome;
end
$$;

-- Somebody relies on the place that is held for what they have.
create or replace function private.remove_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.sample_facts;
  v_reason text;
  v_closed uuid[];
begin
  perform private.check_fields(args, array['sampleId', 'reason']);
  v_reason := private.text_of(args, 'reason', 500);
  v_facts := private.storable_sample(p.tenant_id, private.uuid_of(args, 'sampleId'));
  if v_facts.state = 'checked_out' then
    perform private.refuse('sample_checked_out', jsonb_build_object('sampleId', v_facts.sample_id));
  end if;
  v_closed := private.close_conflicts(p, 'sample', v_facts.sample_id);
  perform private.displace_sample(p, v_facts, false);
  perform private.log_sample(p, 'removed', v_facts.sample_id, v_facts.at, null, '{}', v_reason);
  return private.applied('sample'::text || private.kinds_of('conflict', v_closed), v_facts.sample_id || v_closed);
end
$$;

-- A mistaken registration that was in quarantine or out is deleted like any other, and comes back without either.
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
  if v_facts.state = 'checked_out' then
    perform private.end_checkouts(p, array[v_facts.sample_id], 'deleted');
  end if;
  delete from public.barcodes b where b.tenant_id = p.tenant_id and b.labware_id = v_facts.labware_id;
  update public.samples s set state = 'deleted', updated_at = p.received_at, quarantined_at = null, quarantine_reason = null
  where s.tenant_id = p.tenant_id and s.id = v_facts.sample_id;
  perform private.log_sample(p, 'deleted', v_facts.sample_id,
    case when v_facts.state = 'checked_out' then null else v_facts.at end, null, '{}', v_reason);
  return private.applied('sample'::text || private.kinds_of('conflict', v_closed), v_facts.sample_id || v_closed);
end
$$;

-- Carries out one decision about up to 1,000 samples, set-based. A refusal about one refuses them all and says which.
create or replace function private.decide_samples(p private.command_context, args jsonb, p_decision text) returns private.command_outcome
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
  join public.samples s on s.tenant_id = p.tenant_id and s.id = u.id
  -- Only what is thrown away leaves its place, and what is out has left it before.
  left join public.placements pl on p_decision = 'disposed' and s.state <> 'checked_out' and pl.tenant_id = p.tenant_id and pl.labware_id = l.id
  order by u.i;
  if p_decision = 'disposed' then
    perform private.end_checkouts(p, v_asked, 'disposed');
  end if;
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

-- The subject is there after all: it takes the position, and the former occupant becomes the one nobody has seen.
create or replace function private.bring_sample(p private.command_context, p_conflict public.conflicts) returns uuid[]
language plpgsql set search_path = '' as $$
declare
  v_at private.place := (p_conflict.container_id, p_conflict.position)::private.place;
  v_sample private.sample_facts := private.storable_sample(p.tenant_id, p_conflict.subject_sample_id);
  v_occupant_id uuid := private.sample_place(p.tenant_id, v_sample, v_at);
  v_former private.sample_facts;
begin
  perform private.check_is_recorded(p_conflict, v_occupant_id, p_conflict.occupant_sample_id);
  if v_occupant_id is not null then
    v_former := private.live_sample(p.tenant_id, v_occupant_id);
    -- Of one that is out somebody knows where it is; it only has no place to come back to.
    perform private.displace_sample(p, v_former, v_former.state <> 'checked_out');
    perform private.log_sample(p, case when v_former.state = 'checked_out' then 'removed' else 'location_unverified' end, v_occupant_id,
      case when v_former.state = 'checked_out' then null else v_former.at end, null,
      jsonb_build_object('conflictId', p_conflict.id));
  end if;
  perform private.place_sample(p, v_sample, v_at, jsonb_build_object('conflictId', p_conflict.id));
  return array_remove(array[v_sample.sample_id, v_occupant_id], null);
end
$$;

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.check_out_samples_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.return_samples_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.end_checkouts(private.command_context, uuid[], text), private.correct_thaws(private.command_context, uuid[], boolean),
  private.thaw_of(jsonb), private.check_handled(uuid, uuid[], boolean)
to tracseq_command;
