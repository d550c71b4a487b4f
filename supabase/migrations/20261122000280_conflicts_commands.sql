-- The explicit decision on a slot conflict. A re-scan decides it too: see put_sample and move_container.

-- The subject is there after all: it takes the position, and the former occupant becomes the one nobody has seen.
create function private.bring_sample(p private.command_context, p_conflict public.conflicts) returns uuid[]
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
    perform private.displace_sample(p, v_former, true);
    perform private.log_sample(p, 'location_unverified', v_occupant_id, v_former.at, null,
      jsonb_build_object('conflictId', p_conflict.id));
  end if;
  perform private.place_sample(p, v_sample, v_at, jsonb_build_object('conflictId', p_conflict.id));
  return array_remove(array[v_sample.sample_id, v_occupant_id], null);
end
$$;

create function private.bring_container(p private.command_context, p_conflict public.conflicts, out kinds text[], out ids uuid[])
language plpgsql set search_path = '' as $$
declare
  v_at private.place := (p_conflict.container_id, p_conflict.position)::private.place;
  v_moved private.container_facts := private.container_in_use(p.tenant_id, p_conflict.subject_container_id);
  v_site_id uuid := (private.container_in_use(p.tenant_id, p_conflict.container_id)).site_id;
  v_occupant_id uuid;
  v_former private.container_facts;
  v_touched record;
begin
  v_occupant_id := (private.container_stand(p.tenant_id, v_moved.kind, v_moved.container_id, v_site_id, v_at)).occupant_id;
  perform private.check_is_recorded(p_conflict, v_occupant_id, p_conflict.occupant_container_id);
  perform private.check_carried(p.tenant_id, v_moved, v_at);
  if v_occupant_id is not null then
    v_former := private.known_container(p.tenant_id, v_occupant_id);
    perform private.displace_container(p, v_occupant_id);
    perform private.log_container(p, 'location_unverified', v_occupant_id, v_former.at, null,
      jsonb_build_object('conflictId', p_conflict.id));
  end if;
  select * into v_touched from private.place_container(p, v_moved, v_site_id, v_at);
  perform private.log_container(p, 'location_verified', v_moved.container_id, v_moved.at, v_at,
    jsonb_build_object('conflictId', p_conflict.id));
  ids := v_touched.ids || array_remove(array[v_occupant_id], null);
  kinds := v_touched.kinds || private.kinds_of('container', array_remove(array[v_occupant_id], null));
end
$$;

-- Refuses to displace somebody the conflict never spoke of.
create function private.check_is_recorded(p_conflict public.conflicts, p_occupant_id uuid, p_recorded_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  if p_occupant_id is not null and p_occupant_id <> p_recorded_id then
    perform private.refuse('position_occupied', jsonb_build_object(
      'containerId', p_conflict.container_id, 'position', p_conflict.position, 'occupantId', p_occupant_id));
  end if;
end
$$;

create function private.resolve_conflict_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_conflict public.conflicts;
  v_resolution text;
  v_note text;
  v_kinds text[] := '{}';
  v_ids uuid[] := '{}';
begin
  perform private.check_fields(args, array['conflictId', 'resolution', 'note']);
  v_resolution := private.choice_of(args, 'resolution', array['keep_occupant', 'incoming_is_there']);
  v_note := private.text_of(args, 'note', 500);
  select * into v_conflict from public.conflicts c
  where c.tenant_id = p.tenant_id and c.id = private.uuid_of(args, 'conflictId');
  if not found then
    perform private.refuse('conflict_not_found', jsonb_build_object('conflictId', args -> 'conflictId'));
  end if;
  if v_conflict.state <> 'open' then
    perform private.refuse('conflict_closed', jsonb_build_object('conflictId', v_conflict.id));
  end if;
  if v_resolution = 'incoming_is_there' then
    if v_conflict.subject_sample_id is not null then
      v_ids := private.bring_sample(p, v_conflict);
      v_kinds := private.kinds_of('sample', v_ids);
    else
      select b.kinds, b.ids into v_kinds, v_ids from private.bring_container(p, v_conflict) b;
    end if;
  end if;
  update public.conflicts c
  set state = 'resolved', resolution = v_resolution, resolved_at = p.received_at, resolved_by = p.user_id, note = v_note
  where c.tenant_id = p.tenant_id and c.id = v_conflict.id;
  return private.applied(v_kinds || 'conflict'::text, v_ids || v_conflict.id);
end
$$;

insert into private.command_functions (name, function) values ('resolve_conflict.v1', 'resolve_conflict_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.resolve_conflict_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.bring_sample(private.command_context, public.conflicts),
  private.bring_container(private.command_context, public.conflicts),
  private.check_is_recorded(public.conflicts, uuid, uuid)
to tracseq_command;
