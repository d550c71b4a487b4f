-- Putting samples somewhere: what register, place, move, move many and resolve have in common.

-- What the rules ask about one sample.
create type private.sample_facts as (
  sample_id uuid,
  labware_id uuid,
  state text,
  location_unverified boolean,
  has_conflict boolean,
  hazards text[],
  temperature_classes text[],
  at private.place,
  -- Registered by this very command.
  is_new boolean
);

-- A sample that is not deleted.
create function private.live_sample(p_tenant_id uuid, p_sample_id uuid) returns private.sample_facts
language plpgsql set search_path = '' as $$
declare
  v_facts private.sample_facts;
begin
  select s.id, l.id, s.state, s.location_unverified,
    exists (select from public.conflicts c
            where c.tenant_id = s.tenant_id and c.subject_sample_id = s.id and c.state = 'open'),
    s.hazards, t.temperature_classes, (p.container_id, p.position)::private.place
  into v_facts.sample_id, v_facts.labware_id, v_facts.state, v_facts.location_unverified, v_facts.has_conflict,
    v_facts.hazards, v_facts.temperature_classes, v_facts.at
  from public.samples s
  join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
  join public.sample_types t on t.tenant_id = s.tenant_id and t.id = s.sample_type_id
  left join public.placements p on p.tenant_id = s.tenant_id and p.labware_id = l.id
  where s.tenant_id = p_tenant_id and s.id = p_sample_id;
  if not found then
    perform private.refuse('sample_not_found', jsonb_build_object('sampleId', p_sample_id));
  end if;
  if v_facts.state = 'deleted' then
    perform private.refuse('sample_deleted', jsonb_build_object('sampleId', p_sample_id));
  end if;
  return v_facts;
end
$$;

-- A live sample that nobody has checked out: its place is kept until it is returned.
create function private.storable_sample(p_tenant_id uuid, p_sample_id uuid) returns private.sample_facts
language plpgsql set search_path = '' as $$
declare
  v_facts private.sample_facts := private.live_sample(p_tenant_id, p_sample_id);
begin
  if v_facts.state = 'checked_out' then
    perform private.refuse('sample_checked_out', jsonb_build_object('sampleId', p_sample_id));
  end if;
  return v_facts;
end
$$;

-- All rules of putting this sample there. Returns whoever else is on the position: the caller decides about it.
create function private.sample_place(p_tenant_id uuid, p_sample private.sample_facts, p_place private.place) returns uuid
language plpgsql set search_path = '' as $$
declare
  v_holder private.holder := private.holder_for(p_tenant_id, p_place, 'sample', p_sample.sample_id);
  v_occupant_id uuid;
begin
  perform private.check_suits(
    v_holder.climate, v_holder.container_id, p_sample.sample_id, p_sample.temperature_classes, p_sample.hazards);
  if v_holder.has_grid then
    select l.sample_id into v_occupant_id
    from public.placements o
    join public.labware l on l.tenant_id = o.tenant_id and l.id = o.labware_id
    where o.tenant_id = p_tenant_id and o.container_id = p_place.container_id and o.position = p_place.place_position
      and o.labware_id <> p_sample.labware_id;
  end if;
  return v_occupant_id;
end
$$;

-- One line in a sample's history; two when it was received in the same step.
create function private.log_sample(
  p private.command_context, p_kind text, p_sample_id uuid, p_from private.place, p_to private.place, p_details jsonb,
  p_reason text default null, p_received boolean default false
) returns void language plpgsql set search_path = '' as $$
begin
  if p_received then
    insert into public.custody_events (
      tenant_id, kind, sample_id, to_container_id, to_position, command_id, actor_id, device_id, device_time, recorded_at, details
    ) values
      (p.tenant_id, 'received', p_sample_id, null, null,
        p.command_id, p.user_id, p.device_id, p.device_time, p.received_at, '{}'),
      (p.tenant_id, p_kind, p_sample_id, p_to.container_id, p_to.place_position,
        p.command_id, p.user_id, p.device_id, p.device_time, p.received_at, p_details);
    return;
  end if;
  insert into public.custody_events (
    tenant_id, kind, sample_id, from_container_id, from_position, to_container_id, to_position,
    command_id, actor_id, device_id, device_time, recorded_at, details, reason
  ) values (
    p.tenant_id, p_kind, p_sample_id, p_from.container_id, p_from.place_position, p_to.container_id, p_to.place_position,
    p.command_id, p.user_id, p.device_id, p.device_time, p.received_at, p_details, p_reason
  );
end
$$;

-- The sample is nowhere any more, or nobody knows where.
create function private.displace_sample(p private.command_context, p_sample private.sample_facts, p_unverified boolean)
returns void language plpgsql set search_path = '' as $$
begin
  if (p_sample.at).container_id is not null then
    delete from public.placements x where x.tenant_id = p.tenant_id and x.labware_id = p_sample.labware_id;
  end if;
  update public.samples s set location_unverified = p_unverified, updated_at = p.received_at
  where s.tenant_id = p.tenant_id and s.id = p_sample.sample_id;
end
$$;

-- Writes that the sample is there. Its own older claim is settled by it.
create function private.place_sample(p private.command_context, p_sample private.sample_facts, p_place private.place, p_details jsonb)
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
    case when p_sample.location_unverified then 'location_verified'
      when (p_sample.at).container_id is null then 'stored' else 'transferred' end,
    p_sample.sample_id, p_sample.at, p_place, p_details, null, p_sample.is_new is true);
end
$$;

-- Puts a sample into a place under all rules. On a position that is held it leaves its old place, is unverified, and a conflict
-- opens (decision 4). Either way its older conflict closes: the question is where it is now. The details are the clash or null.
create function private.put_sample(
  p private.command_context, p_sample private.sample_facts, p_place private.place, p_index int, p_details jsonb
) returns private.command_outcome
language plpgsql set search_path = '' as $$
declare
  v_occupant_id uuid := private.sample_place(p.tenant_id, p_sample, p_place);
  v_closed uuid[] := '{}';
  v_clash jsonb;
begin
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
    perform private.log_sample(p, 'location_unverified', p_sample.sample_id, p_sample.at, p_place,
      p_details || jsonb_build_object('occupantId', v_occupant_id, 'conflictId', v_clash -> 'conflictId'),
      null, p_sample.is_new is true);
    v_closed := v_closed || (v_clash ->> 'conflictId')::uuid;
  end if;
  return (case when v_clash is null then 'applied' else 'conflict' end, null, v_clash,
    'sample'::text || private.kinds_of('conflict', v_closed), p_sample.sample_id || v_closed)::private.command_outcome;
end
$$;

-- The same as the whole of a command.
create function private.put_one_sample(
  p private.command_context, p_sample private.sample_facts, p_place private.place, p_details jsonb default '{}'
) returns private.command_outcome
language plpgsql set search_path = '' as $$
declare
  v_outcome private.command_outcome := private.put_sample(p, p_sample, p_place, 0, p_details);
begin
  return private.settled(
    case when v_outcome.details is null then '[]' else jsonb_build_array(v_outcome.details) end, v_outcome.kinds, v_outcome.ids);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.live_sample(uuid, uuid), private.storable_sample(uuid, uuid),
  private.sample_place(uuid, private.sample_facts, private.place),
  private.log_sample(private.command_context, text, uuid, private.place, private.place, jsonb, text, boolean),
  private.displace_sample(private.command_context, private.sample_facts, boolean),
  private.place_sample(private.command_context, private.sample_facts, private.place, jsonb),
  private.put_sample(private.command_context, private.sample_facts, private.place, int, jsonb),
  private.put_one_sample(private.command_context, private.sample_facts, private.place, jsonb)
to tracseq_command;
