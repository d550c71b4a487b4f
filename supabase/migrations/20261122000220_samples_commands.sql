-- Commands about samples.

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
      jsonb_build_object('barcode', p_barcode, 'bearerId', v_bearer.id, 'bearerKind', v_bearer.kind));
  end if;
end
$$;

-- A sample type that is in use.
create function private.usable_sample_type(p_tenant_id uuid, p_type_id uuid) returns text[]
language plpgsql set search_path = '' as $$
declare
  v_classes text[];
begin
  select t.temperature_classes into v_classes
  from public.sample_types t where t.tenant_id = p_tenant_id and t.id = p_type_id and not t.archived;
  if not found then
    perform private.refuse('sample_type_not_found', jsonb_build_object('sampleTypeId', p_type_id));
  end if;
  return v_classes;
end
$$;

-- A quantity of at least nothing.
create function private.quantity_of(p_args jsonb) returns double precision
language plpgsql immutable set search_path = '' as $$
declare
  v_quantity double precision := private.number_or_null(p_args, 'quantity');
begin
  if v_quantity < 0 then
    perform private.refuse('quantity_negative', '{"field": "quantity"}');
  end if;
  return v_quantity;
end
$$;

create function private.unit_of(p_args jsonb) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return private.choice_or_null(p_args, 'unit', array['µL', 'mL', 'ng', 'µg', 'mg', 'g', 'cells', 'pieces']);
end
$$;

-- Lineage of a new sample. Parents must be there and not deleted, each named once.
create function private.add_parents(p_tenant_id uuid, p_sample_id uuid, p_parents uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
  v_parent_id uuid;
begin
  foreach v_parent_id in array p_parents loop
    if v_parent_id = p_sample_id then
      perform private.refuse('sample_not_found', jsonb_build_object('sampleId', p_sample_id));
    end if;
    perform private.live_sample(p_tenant_id, v_parent_id);
  end loop;
  if (select count(distinct u) from unnest(p_parents) u) < cardinality(p_parents) then
    perform private.refuse_field('parentIds');
  end if;
  insert into public.sample_parents (tenant_id, sample_id, parent_id, ordinal)
  select p_tenant_id, p_sample_id, u.id, u.i from unnest(p_parents) with ordinality u (id, i);
end
$$;

create function private.register_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.sample_facts;
  v_place private.place;
  v_type_id uuid;
  v_parents uuid[];
  v_barcode text;
begin
  perform private.check_fields(args, array[
    'sampleId', 'labwareId', 'barcode', 'name', 'externalId', 'sampleTypeId', 'derivation', 'parentIds', 'quantity', 'unit',
    'hazards', 'collectedAt', 'expiresAt', 'notes', 'place'
  ]);
  v_facts.sample_id := private.uuid_of(args, 'sampleId');
  v_facts.labware_id := private.uuid_of(args, 'labwareId');
  v_facts.hazards := private.texts_of(args, 'hazards', 20, 40);
  v_facts.location_unverified := false;
  v_facts.has_conflict := false;
  v_type_id := private.uuid_of(args, 'sampleTypeId');
  v_parents := private.uuids_of(args, 'parentIds', 100);
  if args -> 'place' <> 'null' then
    v_place := private.place_of(args, 'place');
  end if;
  if jsonb_typeof(args -> 'barcode') <> 'string' then
    perform private.refuse_field('barcode');
  end if;
  v_facts.temperature_classes := private.usable_sample_type(p.tenant_id, v_type_id);

  insert into public.samples (
    tenant_id, id, name, external_id, sample_type_id, derivation, quantity, unit, hazards, collected_at, expires_at, notes,
    created_at, updated_at
  ) values (
    p.tenant_id, v_facts.sample_id,
    private.name_of(args, 'name', 200), private.text_or_null(args, 'externalId', 200), v_type_id,
    private.choice_of(args, 'derivation', array['primary', 'derivative', 'aliquot', 'pool']),
    private.quantity_of(args), private.unit_of(args), v_facts.hazards,
    private.instant_or_null(args, 'collectedAt'), private.instant_or_null(args, 'expiresAt'),
    private.text_of(args, 'notes', 2000), p.received_at, p.received_at
  )
  on conflict (tenant_id, id) do nothing;
  if not found then
    perform private.refuse('id_taken', '{"field": "sampleId"}');
  end if;
  if v_parents <> '{}' then
    perform private.add_parents(p.tenant_id, v_facts.sample_id, v_parents);
  end if;
  v_barcode := private.barcode_of(args, 'barcode');
  insert into public.labware (tenant_id, id, sample_id, barcode)
  values (p.tenant_id, v_facts.labware_id, v_facts.sample_id, v_barcode)
  on conflict (tenant_id, id) do nothing;
  if not found then
    perform private.refuse('id_taken', '{"field": "labwareId"}');
  end if;
  perform private.claim_barcode(p.tenant_id, v_barcode, null, v_facts.labware_id);
  if v_place.container_id is not null then
    v_facts.is_new := true;
    return private.put_one_sample(p, v_facts, v_place);
  end if;
  perform private.log_sample(p, 'received', v_facts.sample_id, null, null, '{}');
  return private.applied(array['sample'], array[v_facts.sample_id]);
end
$$;

create function private.edit_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  c jsonb := args -> 'changes';
  v_facts private.sample_facts;
  v_now public.samples;
begin
  perform private.check_fields(args, array['sampleId', 'changes']);
  perform private.check_fields(c, '{}', array[
    'name', 'externalId', 'sampleTypeId', 'quantity', 'unit', 'hazards', 'collectedAt', 'expiresAt', 'notes'
  ]);
  v_facts := private.live_sample(p.tenant_id, private.uuid_of(args, 'sampleId'));
  select * into v_now from public.samples s where s.tenant_id = p.tenant_id and s.id = v_facts.sample_id;
  if c ? 'name' then v_now.name := private.name_of(c, 'name', 200); end if;
  if c ? 'externalId' then v_now.external_id := private.text_or_null(c, 'externalId', 200); end if;
  if c ? 'quantity' then v_now.quantity := private.quantity_of(c); end if;
  if c ? 'unit' then v_now.unit := private.unit_of(c); end if;
  if c ? 'collectedAt' then v_now.collected_at := private.instant_or_null(c, 'collectedAt'); end if;
  if c ? 'expiresAt' then v_now.expires_at := private.instant_or_null(c, 'expiresAt'); end if;
  if c ? 'notes' then v_now.notes := private.text_of(c, 'notes', 2000); end if;
  if c ? 'hazards' then v_now.hazards := private.texts_of(c, 'hazards', 20, 40); end if;
  if c ? 'sampleTypeId' then
    v_now.sample_type_id := private.uuid_of(c, 'sampleTypeId');
    v_facts.temperature_classes := private.usable_sample_type(p.tenant_id, v_now.sample_type_id);
  end if;
  if (c ? 'sampleTypeId' or c ? 'hazards') and (v_facts.at).container_id is not null then
    perform private.check_suits(private.climate_at(p.tenant_id, (v_facts.at).container_id), (v_facts.at).container_id,
      v_facts.sample_id, v_facts.temperature_classes, v_now.hazards);
  end if;
  update public.samples s set
    name = v_now.name, external_id = v_now.external_id, sample_type_id = v_now.sample_type_id, quantity = v_now.quantity,
    unit = v_now.unit, hazards = v_now.hazards, collected_at = v_now.collected_at, expires_at = v_now.expires_at,
    notes = v_now.notes, updated_at = p.received_at
  where s.tenant_id = p.tenant_id and s.id = v_facts.sample_id;
  perform private.log_sample(p, 'edited', v_facts.sample_id, null, null,
    jsonb_build_object('fields', (select coalesce(jsonb_agg(k order by k), '[]') from jsonb_object_keys(c) k)));
  return private.applied(array['sample'], array[v_facts.sample_id]);
end
$$;

create function private.place_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_place private.place;
begin
  perform private.check_fields(args, array['sampleId', 'place']);
  v_place := private.place_of(args, 'place');
  return private.put_one_sample(p, private.storable_sample(p.tenant_id, private.uuid_of(args, 'sampleId')), v_place);
end
$$;

create function private.move_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_from private.place;
  v_to private.place;
begin
  perform private.check_fields(args, array['sampleId', 'from', 'to']);
  if args -> 'from' <> 'null' then
    v_from := private.place_of(args, 'from');
  end if;
  v_to := private.place_of(args, 'to');
  -- Where the person saw it is evidence and decides nothing.
  return private.put_one_sample(
    p, private.storable_sample(p.tenant_id, private.uuid_of(args, 'sampleId')), v_to,
    jsonb_build_object('seenAt', case when v_from.container_id is not null
      then jsonb_build_object('containerId', v_from.container_id, 'position', left(v_from.place_position, 20)) end));
end
$$;

-- All leave, then all arrive. One refusal refuses them all and says which it was.
create function private.move_many_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_moves jsonb := args -> 'moves';
  v_move jsonb;
  v_samples private.sample_facts[] := '{}';
  v_places private.place[] := '{}';
  v_sample_ids uuid[] := '{}';
  v_outcome private.command_outcome;
  v_clashes jsonb := '[]';
  v_kinds text[] := '{}';
  v_ids uuid[] := '{}';
  v_at int;
  v_code text;
  v_detail text;
begin
  perform private.check_fields(args, array['moves']);
  perform private.check_list(args, 'moves', 1000);
  if v_moves = '[]' then
    perform private.refuse_field('moves');
  end if;
  for v_move in select e from jsonb_array_elements(v_moves) with ordinality a (e, i) order by i loop
    perform private.check_fields(v_move, array['sampleId', 'to']);
    v_sample_ids := v_sample_ids || private.uuid_of(v_move, 'sampleId');
    v_places := v_places || private.place_of(v_move, 'to');
  end loop;
  if (select count(distinct u) from unnest(v_sample_ids) u) < cardinality(v_sample_ids)
    or exists (
      select from unnest(v_places) x where x.place_position is not null
      group by x.container_id, x.place_position having count(*) > 1
    ) then
    perform private.refuse_field('moves');
  end if;
  begin
    for i in 1 .. cardinality(v_sample_ids) loop
      v_at := i;
      v_samples := v_samples || private.storable_sample(p.tenant_id, v_sample_ids[i]);
    end loop;
    delete from public.placements x
    where x.tenant_id = p.tenant_id and x.labware_id = any (array(select s.labware_id from unnest(v_samples) s));
    for i in 1 .. cardinality(v_sample_ids) loop
      v_at := i;
      v_outcome := private.put_sample(p, v_samples[i], v_places[i], i - 1, '{}');
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
  return private.settled(v_clashes, v_kinds, v_ids);
end
$$;

create function private.remove_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.sample_facts;
  v_reason text;
  v_closed uuid[];
begin
  perform private.check_fields(args, array['sampleId', 'reason']);
  v_reason := private.text_of(args, 'reason', 500);
  v_facts := private.storable_sample(p.tenant_id, private.uuid_of(args, 'sampleId'));
  v_closed := private.close_conflicts(p, 'sample', v_facts.sample_id);
  perform private.displace_sample(p, v_facts, false);
  perform private.log_sample(p, 'removed', v_facts.sample_id, v_facts.at, null, '{}', v_reason);
  return private.applied('sample'::text || private.kinds_of('conflict', v_closed), v_facts.sample_id || v_closed);
end
$$;

create function private.delete_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
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
  update public.samples s set state = 'deleted', updated_at = p.received_at
  where s.tenant_id = p.tenant_id and s.id = v_facts.sample_id;
  perform private.log_sample(p, 'deleted', v_facts.sample_id, v_facts.at, null, '{}', v_reason);
  return private.applied('sample'::text || private.kinds_of('conflict', v_closed), v_facts.sample_id || v_closed);
end
$$;

create function private.undelete_sample_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
  v_found record;
begin
  perform private.check_fields(args, array['sampleId']);
  v_id := private.uuid_of(args, 'sampleId');
  select s.state, l.id as labware_id, l.barcode into v_found
  from public.samples s join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
  where s.tenant_id = p.tenant_id and s.id = v_id;
  if not found then
    perform private.refuse('sample_not_found', jsonb_build_object('sampleId', v_id));
  end if;
  if v_found.state <> 'deleted' then
    return private.applied('{}', '{}');
  end if;
  perform private.claim_barcode(p.tenant_id, v_found.barcode, null, v_found.labware_id);
  update public.samples s set state = 'available', location_unverified = false, updated_at = p.received_at
  where s.tenant_id = p.tenant_id and s.id = v_id;
  perform private.log_sample(p, 'undeleted', v_id, null, null, '{}');
  return private.applied(array['sample'], array[v_id]);
end
$$;

insert into private.command_functions (name, function) values
  ('register_sample.v1', 'register_sample_v1'),
  ('edit_sample.v1', 'edit_sample_v1'),
  ('place_sample.v1', 'place_sample_v1'),
  ('move_sample.v1', 'move_sample_v1'),
  ('move_many.v1', 'move_many_v1'),
  ('remove_sample.v1', 'remove_sample_v1'),
  ('delete_sample.v1', 'delete_sample_v1'),
  ('undelete_sample.v1', 'undelete_sample_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.register_sample_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.edit_sample_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.place_sample_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.move_sample_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.move_many_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.remove_sample_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.delete_sample_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.undelete_sample_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.claim_barcode(uuid, text, uuid, uuid), private.usable_sample_type(uuid, uuid), private.quantity_of(jsonb),
  private.unit_of(jsonb), private.add_parents(uuid, uuid, uuid[])
to tracseq_command;
