-- Commands about samples: registering, and telling where one is.

-- What the rules ask about one sample.
create type private.sample_facts as (
  sample_id uuid,
  labware_id uuid,
  state text,
  location_unverified boolean,
  hazards text[],
  temperature_classes text[],
  at private.place
);

-- A sample that can still be handled.
create function private.handled_sample(p_tenant_id uuid, p_sample_id uuid) returns private.sample_facts
language plpgsql set search_path = '' as $$
declare
  v_facts private.sample_facts;
begin
  select s.id, l.id, s.state, s.location_unverified, s.hazards, t.temperature_classes,
    (p.container_id, p.position)::private.place
  into v_facts.sample_id, v_facts.labware_id, v_facts.state, v_facts.location_unverified, v_facts.hazards,
    v_facts.temperature_classes, v_facts.at
  from public.samples s
  join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
  join public.sample_types t on t.tenant_id = s.tenant_id and t.id = s.sample_type_id
  left join public.placements p on p.tenant_id = s.tenant_id and p.labware_id = l.id
  where s.tenant_id = p_tenant_id and s.id = p_sample_id;
  if not found then
    perform private.refuse('sample_not_found', jsonb_build_object('sampleId', p_sample_id));
  end if;
  if v_facts.state in ('deleted', 'disposed') then
    perform private.refuse('sample_deleted', jsonb_build_object('sampleId', p_sample_id));
  end if;
  if v_facts.state = 'checked_out' then
    perform private.refuse('sample_checked_out', jsonb_build_object('sampleId', p_sample_id));
  end if;
  return v_facts;
end
$$;

-- Puts a sample into a place. Occupied by another, it leaves its old place, is unverified, and a conflict opens (decision 4).
create function private.put_sample(
  p private.command_context, p_sample private.sample_facts, p_place private.place, p_index int, p_details jsonb
) returns private.command_outcome
language plpgsql set search_path = '' as $$
declare
  v_holder private.holder := private.holder_for(p.tenant_id, p_place, 'sample');
  v_from private.place := p_sample.at;
  v_occupant_id uuid;
  v_conflict_id uuid;
  v_closed uuid[] := '{}';
begin
  perform private.check_suits(
    p.tenant_id, p_place.container_id, p_sample.sample_id, p_sample.temperature_classes, p_sample.hazards);
  if v_holder.has_grid then
    select l.sample_id into v_occupant_id
    from public.placements o
    join public.labware l on l.tenant_id = o.tenant_id and l.id = o.labware_id
    where o.tenant_id = p.tenant_id and o.container_id = p_place.container_id and o.position = p_place.place_position
      and o.labware_id <> p_sample.labware_id;
  elsif v_from.container_id is distinct from p_place.container_id then
    perform private.check_room(p.tenant_id, v_holder);
  end if;

  if v_occupant_id is not null then
    if v_from.container_id is not null then
      delete from public.placements x where x.tenant_id = p.tenant_id and x.labware_id = p_sample.labware_id;
    end if;
    update public.samples s set location_unverified = true, updated_at = p.received_at
    where s.tenant_id = p.tenant_id and s.id = p_sample.sample_id;
    v_conflict_id := private.open_conflict(p, p_index, 'sample', p_sample.sample_id, v_occupant_id, p_place);
    insert into public.custody_events (
      tenant_id, kind, sample_id, from_container_id, from_position, to_container_id, to_position,
      command_id, actor_id, device_id, device_time, recorded_at, details
    ) values (
      p.tenant_id, 'location_unverified', p_sample.sample_id, v_from.container_id, v_from.place_position,
      p_place.container_id, p_place.place_position, p.command_id, p.user_id, p.device_id, p.device_time, p.received_at,
      p_details || jsonb_build_object('occupantId', v_occupant_id, 'conflictId', v_conflict_id)
    );
    return ('conflict', 'position_occupied',
      jsonb_build_object('conflictId', v_conflict_id, 'sampleId', p_sample.sample_id, 'containerId', p_place.container_id,
        'position', p_place.place_position, 'occupantId', v_occupant_id),
      array['sample', 'conflict'], array[p_sample.sample_id, v_conflict_id])::private.command_outcome;
  end if;

  insert into public.placements (tenant_id, labware_id, container_id, position, placed_at)
  values (p.tenant_id, p_sample.labware_id, p_place.container_id, p_place.place_position, p.received_at)
  on conflict (tenant_id, labware_id) do update
    set container_id = excluded.container_id, position = excluded.position, placed_at = excluded.placed_at;
  if p_sample.location_unverified then
    update public.samples s set location_unverified = false, updated_at = p.received_at
    where s.tenant_id = p.tenant_id and s.id = p_sample.sample_id;
    v_closed := private.close_conflicts(p, 'sample', p_sample.sample_id);
  end if;
  insert into public.custody_events (
    tenant_id, kind, sample_id, from_container_id, from_position, to_container_id, to_position,
    command_id, actor_id, device_id, device_time, recorded_at, details
  ) values (
    p.tenant_id,
    case when p_sample.location_unverified then 'location_verified' when v_from.container_id is null then 'stored' else 'transferred' end,
    p_sample.sample_id, v_from.container_id, v_from.place_position, p_place.container_id, p_place.place_position,
    p.command_id, p.user_id, p.device_id, p.device_time, p.received_at, p_details
  );
  return ('applied', null, '{}'::jsonb,
    array['sample'] || array_fill('conflict'::text, array[cardinality(v_closed)]),
    p_sample.sample_id || v_closed)::private.command_outcome;
end
$$;

-- Takes a code for a tube or a container, or refuses it as in use.
create function private.claim_barcode(p_tenant_id uuid, p_barcode text, p_container_id uuid, p_labware_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  v_bearer record;
begin
  insert into public.barcodes (tenant_id, barcode, kind, container_id, labware_id)
  values (p_tenant_id, p_barcode, case when p_container_id is null then 'labware' else 'container' end, p_container_id, p_labware_id)
  on conflict (tenant_id, barcode) do nothing;
  if not found then
    select case when b.kind = 'labware' then 'sample' else 'container' end as kind, coalesce(l.sample_id, b.container_id) as id
    into v_bearer
    from public.barcodes b left join public.labware l on l.tenant_id = b.tenant_id and l.id = b.labware_id
    where b.tenant_id = p_tenant_id and b.barcode = p_barcode;
    perform private.refuse('barcode_duplicate',
      jsonb_build_object('barcode', p_barcode, 'bearerKind', v_bearer.kind, 'bearerId', v_bearer.id));
  end if;
end
$$;

create function private.register_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.sample_facts;
  v_outcome private.command_outcome;
  v_place private.place;
  v_barcode text;
  v_type_id uuid;
  v_type record;
  v_parents uuid[];
  v_quantity double precision;
begin
  perform private.check_fields(args, array[
    'sampleId', 'labwareId', 'barcode', 'name', 'externalId', 'sampleTypeId', 'derivation', 'parentIds', 'quantity', 'unit',
    'hazards', 'collectedAt', 'expiresAt', 'notes', 'place'
  ]);
  v_facts.sample_id := private.uuid_of(args, 'sampleId');
  v_facts.labware_id := private.uuid_of(args, 'labwareId');
  v_facts.hazards := private.texts_of(args, 'hazards', 20, 40);
  v_facts.state := 'available';
  v_facts.location_unverified := false;
  v_type_id := private.uuid_of(args, 'sampleTypeId');
  v_parents := private.uuids_of(args, 'parentIds', 100);
  if args -> 'place' <> 'null' then
    v_place := private.place_of(args, 'place');
  end if;
  v_barcode := private.barcode_of(args, 'barcode');
  v_quantity := private.number_or_null(args, 'quantity');
  if v_quantity < 0 then
    perform private.refuse('quantity_negative', '{"field": "quantity"}');
  end if;

  select t.temperature_classes, t.archived into v_type
  from public.sample_types t where t.tenant_id = p.tenant_id and t.id = v_type_id;
  if not found or v_type.archived then
    perform private.refuse('sample_type_not_found', jsonb_build_object('sampleTypeId', v_type_id));
  end if;
  v_facts.temperature_classes := v_type.temperature_classes;

  insert into public.samples (
    tenant_id, id, name, external_id, sample_type_id, derivation, quantity, unit, hazards, collected_at, expires_at, notes,
    created_at, updated_at
  ) values (
    p.tenant_id, v_facts.sample_id, private.name_of(args, 'name', 200), private.text_or_null(args, 'externalId', 200), v_type_id,
    private.choice_of(args, 'derivation', array['primary', 'derivative', 'aliquot', 'pool']), v_quantity,
    private.choice_or_null(args, 'unit', array['µL', 'mL', 'ng', 'µg', 'mg', 'g', 'cells', 'pieces']), v_facts.hazards,
    private.instant_or_null(args, 'collectedAt'), private.instant_or_null(args, 'expiresAt'),
    private.text_of(args, 'notes', 2000), p.received_at, p.received_at
  )
  on conflict (tenant_id, id) do nothing;
  if not found then
    perform private.refuse('id_taken', '{"field": "sampleId"}');
  end if;
  insert into public.labware (tenant_id, id, sample_id, barcode)
  values (p.tenant_id, v_facts.labware_id, v_facts.sample_id, v_barcode)
  on conflict (tenant_id, id) do nothing;
  if not found then
    perform private.refuse('id_taken', '{"field": "labwareId"}');
  end if;
  perform private.claim_barcode(p.tenant_id, v_barcode, null, v_facts.labware_id);
  if cardinality(v_parents) > 0 then
    perform private.add_parents(p.tenant_id, v_facts.sample_id, v_parents);
  end if;
  insert into public.custody_events (
    tenant_id, kind, sample_id, command_id, actor_id, device_id, device_time, recorded_at
  ) values (
    p.tenant_id, 'received', v_facts.sample_id, p.command_id, p.user_id, p.device_id, p.device_time, p.received_at
  );
  if v_place.container_id is not null then
    return private.put_sample(p, v_facts, v_place, 0, '{}');
  end if;
  return ('applied', null, '{}'::jsonb, array['sample'], array[v_facts.sample_id])::private.command_outcome;
end
$$;

-- Lineage of a new sample. Parents must be there and not deleted.
create function private.add_parents(p_tenant_id uuid, p_sample_id uuid, p_parents uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
  v_bad record;
begin
  select u.id, s.state into v_bad
  from unnest(p_parents) with ordinality u (id, i)
  left join public.samples s on s.tenant_id = p_tenant_id and s.id = u.id
  where s.id is null or s.state = 'deleted' or u.id = p_sample_id
  order by u.i limit 1;
  if found then
    perform private.refuse(case when v_bad.state = 'deleted' then 'sample_deleted' else 'sample_not_found' end,
      jsonb_build_object('sampleId', v_bad.id, 'field', 'parentIds'));
  end if;
  if (select count(distinct u) from unnest(p_parents) u) < cardinality(p_parents) then
    perform private.refuse_field('parentIds');
  end if;
  insert into public.sample_parents (tenant_id, sample_id, parent_id, ordinal)
  select p_tenant_id, p_sample_id, u.id, u.i from unnest(p_parents) with ordinality u (id, i);
end
$$;

create function private.place_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
begin
  perform private.check_fields(args, array['sampleId', 'place']);
  return private.put_sample(
    p, private.handled_sample(p.tenant_id, private.uuid_of(args, 'sampleId')), private.place_of(args, 'place'), 0, '{}');
end
$$;

create function private.move_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_from private.place;
begin
  perform private.check_fields(args, array['sampleId', 'from', 'to']);
  if args -> 'from' <> 'null' then
    v_from := private.place_of(args, 'from');
  end if;
  -- Where the person saw it is evidence; the position stands in their words and is bounded for it.
  return private.put_sample(
    p, private.handled_sample(p.tenant_id, private.uuid_of(args, 'sampleId')), private.place_of(args, 'to'), 0,
    jsonb_build_object('seenAt', case when v_from.container_id is not null
      then jsonb_build_object('containerId', v_from.container_id, 'position', left(v_from.place_position, 20)) end));
end
$$;

insert into private.command_functions (name, function) values
  ('register_sample.v1', 'register_sample_v1'),
  ('place_sample.v1', 'place_sample_v1'),
  ('move_sample.v1', 'move_sample_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.register_sample_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.place_sample_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.move_sample_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.handled_sample(uuid, uuid), private.put_sample(private.command_context, private.sample_facts, private.place, int, jsonb),
  private.claim_barcode(uuid, text, uuid, uuid), private.add_parents(uuid, uuid, uuid[])
to tracseq_command;
