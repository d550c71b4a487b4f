-- Commands about containers: making and moving them, what is written about them, and their blocked positions.

-- Makes one container under the rules. On a position that is held it is made all the same, without a position: tubes may
-- already be scanned into it. Returns the clash or null.
create function private.make_container(p private.command_context, args jsonb, p_index int) returns jsonb
language plpgsql set search_path = '' as $$
declare
  v_id uuid;
  v_site_id uuid;
  v_type_id uuid;
  v_at private.place;
  v_name text;
  v_kind text;
  v_barcode text;
  v_stand private.stand;
begin
  perform private.check_fields(args, array['containerId', 'siteId', 'parentId', 'position', 'typeId', 'name', 'barcode']);
  v_id := private.uuid_of(args, 'containerId');
  v_site_id := private.uuid_of(args, 'siteId');
  v_type_id := private.uuid_of(args, 'typeId');
  v_at := (private.uuid_or_null(args, 'parentId'), private.text_or_null(args, 'position', 2000))::private.place;
  if exists (select from public.containers c where c.tenant_id = p.tenant_id and c.id = v_id) then
    perform private.refuse('id_taken', '{"field": "containerId"}');
  end if;
  v_name := private.name_of(args, 'name', 120);
  v_kind := private.usable_container_type(p.tenant_id, v_type_id);
  if args -> 'barcode' <> 'null' then
    v_barcode := private.barcode_of(args, 'barcode');
    perform private.check_barcode_free(p.tenant_id, v_barcode);
  end if;
  v_stand := private.container_stand(p.tenant_id, v_kind, v_id, v_site_id, v_at);
  insert into public.containers (
    tenant_id, id, site_id, parent_id, position, type_id, name, barcode, location_verified, created_at
  ) values (
    p.tenant_id, v_id, v_stand.site_id, v_at.container_id, case when v_stand.occupant_id is null then v_at.place_position end,
    v_type_id, v_name, v_barcode, v_stand.occupant_id is null, p.received_at
  );
  if v_barcode is not null then
    perform private.claim_barcode(p.tenant_id, v_barcode, v_id, null);
  end if;
  perform private.log_container(p, 'container_created', v_id, null, case when v_stand.occupant_id is null then v_at end, '{}');
  if v_stand.occupant_id is not null then
    return private.clash_container(p, p_index, v_id, v_stand.occupant_id, null, v_at);
  end if;
  return null;
end
$$;

-- The kind of a container type that is in use.
create function private.usable_container_type(p_tenant_id uuid, p_type_id uuid) returns text
language plpgsql set search_path = '' as $$
declare
  v_kind text;
begin
  select t.kind into v_kind
  from public.container_types t where t.tenant_id = p_tenant_id and t.id = p_type_id and not t.archived;
  if not found then
    perform private.refuse('container_type_not_found', jsonb_build_object('typeId', p_type_id));
  end if;
  return v_kind;
end
$$;

-- Refuses a code that something else in the tenant bears.
create function private.check_barcode_free(p_tenant_id uuid, p_barcode text) returns void
language plpgsql set search_path = '' as $$
declare
  v_bearer record;
begin
  select case when b.kind = 'labware' then 'sample' else 'container' end as kind, coalesce(l.sample_id, b.container_id) as id
  into v_bearer
  from public.barcodes b left join public.labware l on l.tenant_id = b.tenant_id and l.id = b.labware_id
  where b.tenant_id = p_tenant_id and b.barcode = p_barcode;
  if found then
    perform private.refuse('barcode_duplicate',
      jsonb_build_object('barcode', p_barcode, 'bearerId', v_bearer.id, 'bearerKind', v_bearer.kind));
  end if;
end
$$;

create function private.create_container_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_clash jsonb := private.make_container(p, args, 0);
  v_id uuid := (args ->> 'containerId')::uuid;
begin
  if v_clash is null then
    return private.applied(array['container'], array[v_id]);
  end if;
  return private.settled(
    jsonb_build_array(v_clash), array['container', 'conflict'], array[v_id, (v_clash ->> 'conflictId')::uuid]);
end
$$;

-- Parents before children, all or none; a refusal says which it was.
create function private.create_containers_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_one record;
  v_clash jsonb;
  v_clashes jsonb := '[]';
  v_kinds text[] := '{}';
  v_ids uuid[] := '{}';
  v_code text;
  v_detail text;
  v_at int;
begin
  perform private.check_fields(args, array['containers']);
  perform private.check_list(args, 'containers', 2000);
  if args -> 'containers' = '[]' then
    perform private.refuse_field('containers');
  end if;
  begin
    for v_one in select a.e, a.i from jsonb_array_elements(args -> 'containers') with ordinality a (e, i) order by a.i loop
      v_at := v_one.i - 1;
      v_clash := private.make_container(p, v_one.e, v_at);
      v_kinds := v_kinds || 'container'::text;
      v_ids := v_ids || (v_one.e ->> 'containerId')::uuid;
      if v_clash is not null then
        v_clashes := v_clashes || jsonb_build_array(v_clash);
        v_kinds := v_kinds || 'conflict'::text;
        v_ids := v_ids || (v_clash ->> 'conflictId')::uuid;
      end if;
    end loop;
  exception when sqlstate 'TS001' then
    get stacked diagnostics v_code = message_text, v_detail = pg_exception_detail;
    perform private.refuse(v_code, v_detail::jsonb || jsonb_build_object('index', v_at));
  end;
  return private.settled(v_clashes, v_kinds, v_ids);
end
$$;

create function private.move_container_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_moved private.container_facts;
  v_site_id uuid;
  v_to private.place;
  v_stand private.stand;
  v_closed uuid[];
  v_clash jsonb;
  v_touched record;
begin
  perform private.check_fields(args, array['containerId', 'siteId', 'parentId', 'position']);
  v_site_id := private.uuid_of(args, 'siteId');
  v_to := (private.uuid_or_null(args, 'parentId'), private.text_or_null(args, 'position', 2000))::private.place;
  v_moved := private.container_in_use(p.tenant_id, private.uuid_of(args, 'containerId'));
  v_stand := private.container_stand(p.tenant_id, v_moved.kind, v_moved.container_id, v_site_id, v_to);
  perform private.check_carried(p.tenant_id, v_moved, v_to);

  v_closed := private.close_conflicts(p, 'container', v_moved.container_id);
  if v_stand.occupant_id is not null then
    perform private.displace_container(p, v_moved.container_id);
    v_clash := private.clash_container(p, 0, v_moved.container_id, v_stand.occupant_id, v_moved.at, v_to);
    v_closed := v_closed || (v_clash ->> 'conflictId')::uuid;
    return private.settled(jsonb_build_array(v_clash),
      'container'::text || private.kinds_of('conflict', v_closed), v_moved.container_id || v_closed);
  end if;
  select * into v_touched from private.place_container(p, v_moved, v_stand.site_id, v_to);
  perform private.log_container(
    p, case when v_moved.location_verified then 'container_transferred' else 'location_verified' end,
    v_moved.container_id, v_moved.at, v_to, '{}');
  return private.applied(v_touched.kinds || private.kinds_of('conflict', v_closed), v_touched.ids || v_closed);
end
$$;

-- Refuses a type that does not fit what is in a container already: its kinds, its grid, its capacity.
create function private.check_contents_fit(p_tenant_id uuid, p_container_id uuid, p_type public.container_types) returns void
language plpgsql set search_path = '' as $$
declare
  v_samples bigint;
  v_kind text;
  v_position text;
  v_loose boolean;
  v_children bigint;
begin
  select count(*) into v_samples
  from public.placements x where x.tenant_id = p_tenant_id and x.container_id = p_container_id;
  if v_samples > 0 and 'sample' <> all (p_type.allowed_children) then
    perform private.refuse('parent_refuses_kind', jsonb_build_object('containerId', p_container_id, 'kind', 'sample'));
  end if;
  select count(*), min(t.kind) filter (where t.kind <> all (p_type.allowed_children)) into v_children, v_kind
  from public.containers c join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
  where c.tenant_id = p_tenant_id and c.parent_id = p_container_id and not c.archived;
  if v_kind is not null then
    perform private.refuse('parent_refuses_kind', jsonb_build_object('containerId', p_container_id, 'kind', v_kind));
  end if;
  select x.position, x.position is null into v_position, v_loose
  from (
    select y.position from public.placements y where y.tenant_id = p_tenant_id and y.container_id = p_container_id
    union all
    select c.position from public.containers c
    where c.tenant_id = p_tenant_id and c.parent_id = p_container_id and not c.archived and c.location_verified
    union all
    select b.position from public.blocked_positions b where b.tenant_id = p_tenant_id and b.container_id = p_container_id
  ) x
  where case when p_type.rows is null then x.position is not null
    else x.position is null or private.row_of(x.position) > p_type.rows or private.column_of(x.position) > p_type.columns end
  order by private.row_of(x.position), private.column_of(x.position)
  limit 1;
  if found then
    perform private.refuse('container_cannot_shrink', jsonb_build_object('containerId', p_container_id, 'position', v_position));
  end if;
  if p_type.rows is null and v_samples + v_children > p_type.capacity then
    perform private.refuse('container_cannot_shrink',
      jsonb_build_object('containerId', p_container_id, 'capacity', p_type.capacity));
  end if;
end
$$;

create function private.edit_container_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  ch jsonb := args -> 'changes';
  v_facts private.container_facts;
  v_now public.containers;
  v_old_type public.container_types;
  v_type public.container_types;
  v_before private.climate;
  v_barcode text;
begin
  perform private.check_fields(args, array['containerId', 'changes']);
  perform private.check_fields(ch, '{}', array['name', 'barcode', 'typeId', 'temperatureClass']);
  v_facts := private.container_in_use(p.tenant_id, private.uuid_of(args, 'containerId'));
  select * into v_now from public.containers c where c.tenant_id = p.tenant_id and c.id = v_facts.container_id;
  select * into v_old_type from public.container_types t where t.tenant_id = p.tenant_id and t.id = v_now.type_id;
  v_type := v_old_type;
  v_before := private.climate_under(p.tenant_id, v_now.parent_id,
    coalesce(v_now.temperature_class, v_old_type.temperature_class), v_old_type.refused_hazards);
  v_barcode := v_now.barcode;
  if ch ? 'name' then v_now.name := private.name_of(ch, 'name', 120); end if;
  if ch ? 'temperatureClass' then
    v_now.temperature_class := private.choice_or_null(ch, 'temperatureClass', private.temperature_classes());
  end if;
  if ch ? 'barcode' then
    v_barcode := case when ch -> 'barcode' <> 'null' then private.barcode_of(ch, 'barcode') end;
    if v_barcode is distinct from v_now.barcode and v_barcode is not null then
      perform private.check_barcode_free(p.tenant_id, v_barcode);
    end if;
  end if;
  if ch ? 'typeId' and private.uuid_of(ch, 'typeId') <> v_now.type_id then
    v_now.type_id := private.uuid_of(ch, 'typeId');
    perform private.usable_container_type(p.tenant_id, v_now.type_id);
    select * into v_type from public.container_types t where t.tenant_id = p.tenant_id and t.id = v_now.type_id;
    if v_now.parent_id is not null and not exists (
      select from public.containers c join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
      where c.tenant_id = p.tenant_id and c.id = v_now.parent_id and v_type.kind = any (t.allowed_children)
    ) then
      perform private.refuse('parent_refuses_kind', jsonb_build_object('containerId', v_now.parent_id, 'kind', v_type.kind));
    end if;
    perform private.check_contents_fit(p.tenant_id, v_now.id, v_type);
  end if;
  perform private.check_contents_suit(p.tenant_id, v_now.id, v_before,
    private.climate_under(p.tenant_id, v_now.parent_id,
      coalesce(v_now.temperature_class, v_type.temperature_class), v_type.refused_hazards));
  -- The registry must never name a code that the container does not say: out first, in last.
  if v_barcode is distinct from v_now.barcode then
    delete from public.barcodes b where b.tenant_id = p.tenant_id and b.container_id = v_now.id;
  end if;
  update public.containers c
  set name = v_now.name, barcode = v_barcode, type_id = v_now.type_id, temperature_class = v_now.temperature_class
  where c.tenant_id = p.tenant_id and c.id = v_now.id;
  if v_barcode is distinct from v_now.barcode and v_barcode is not null then
    perform private.claim_barcode(p.tenant_id, v_barcode, v_now.id, null);
  end if;
  perform private.log_container(p, 'edited', v_now.id, null, null,
    jsonb_build_object('fields', (select coalesce(jsonb_agg(k order by k), '[]') from jsonb_object_keys(ch) k)));
  return private.applied(array['container'], array[v_now.id]);
end
$$;

create function private.archive_container_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.container_facts;
  v_reason text;
  v_inside bigint;
  v_closed uuid[];
begin
  perform private.check_fields(args, array['containerId', 'reason']);
  v_reason := private.text_of(args, 'reason', 500);
  if v_reason = '' then
    perform private.refuse_field('reason');
  end if;
  v_facts := private.known_container(p.tenant_id, private.uuid_of(args, 'containerId'));
  if v_facts.archived then
    return private.applied('{}', '{}');
  end if;
  select (select count(*) from public.containers c
          where c.tenant_id = p.tenant_id and c.parent_id = v_facts.container_id and not c.archived)
    + (select count(*) from public.placements x where x.tenant_id = p.tenant_id and x.container_id = v_facts.container_id)
  into v_inside;
  if v_inside > 0 then
    perform private.refuse('container_not_empty', jsonb_build_object('containerId', v_facts.container_id, 'count', v_inside));
  end if;
  v_closed := private.close_conflicts(p, 'container', v_facts.container_id);
  update public.containers c set archived = true where c.tenant_id = p.tenant_id and c.id = v_facts.container_id;
  perform private.log_container(p, 'container_archived', v_facts.container_id, v_facts.at, null, '{}', v_reason);
  return private.applied('container'::text || private.kinds_of('conflict', v_closed), v_facts.container_id || v_closed);
end
$$;

create function private.restore_container_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.container_facts;
  v_occupant_id uuid;
begin
  perform private.check_fields(args, array['containerId']);
  v_facts := private.known_container(p.tenant_id, private.uuid_of(args, 'containerId'));
  if not v_facts.archived then
    return private.applied('{}', '{}');
  end if;
  if v_facts.location_verified then
    v_occupant_id := (private.container_stand(
      p.tenant_id, v_facts.kind, v_facts.container_id, v_facts.site_id, v_facts.at)).occupant_id;
    if v_occupant_id is not null then
      perform private.refuse('position_occupied', jsonb_build_object('containerId', (v_facts.at).container_id,
        'position', (v_facts.at).place_position, 'occupantId', v_occupant_id));
    end if;
  elsif (v_facts.at).container_id is not null then
    perform private.container_in_use(p.tenant_id, (v_facts.at).container_id);
  end if;
  update public.containers c set archived = false where c.tenant_id = p.tenant_id and c.id = v_facts.container_id;
  perform private.log_container(p, 'container_restored', v_facts.container_id, null, v_facts.at, '{}');
  return private.applied(array['container'], array[v_facts.container_id]);
end
$$;

create function private.block_position_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.container_facts;
  v_position text;
  v_reason text;
  v_grid record;
  v_occupant_id uuid;
begin
  perform private.check_fields(args, array['containerId', 'position', 'reason']);
  v_position := private.text_of(args, 'position', 2000);
  v_reason := private.text_of(args, 'reason', 200);
  if v_reason = '' then
    perform private.refuse_field('reason');
  end if;
  v_facts := private.container_in_use(p.tenant_id, private.uuid_of(args, 'containerId'));
  select t.rows, t.columns into v_grid from public.container_types t where t.tenant_id = p.tenant_id and t.id = v_facts.type_id;
  perform private.check_position(v_facts.container_id, v_position, v_grid.rows, v_grid.columns, null);
  select coalesce(
    (select l.sample_id from public.placements x
     join public.labware l on l.tenant_id = x.tenant_id and l.id = x.labware_id
     where x.tenant_id = p.tenant_id and x.container_id = v_facts.container_id and x.position = v_position),
    (select c.id from public.containers c
     where c.tenant_id = p.tenant_id and c.parent_id = v_facts.container_id and c.position = v_position and not c.archived)
  ) into v_occupant_id;
  if v_occupant_id is not null then
    perform private.refuse('position_occupied', jsonb_build_object(
      'containerId', v_facts.container_id, 'position', v_position, 'occupantId', v_occupant_id));
  end if;
  insert into public.blocked_positions (tenant_id, container_id, position, reason)
  values (p.tenant_id, v_facts.container_id, v_position, v_reason)
  on conflict (tenant_id, container_id, position) do update set reason = excluded.reason;
  perform private.log_container(p, 'edited', v_facts.container_id, null, null,
    jsonb_build_object('blocked', v_position), v_reason);
  return private.applied(array['container'], array[v_facts.container_id]);
end
$$;

create function private.unblock_position_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.container_facts;
  v_position text;
begin
  perform private.check_fields(args, array['containerId', 'position']);
  v_position := private.text_of(args, 'position', 2000);
  v_facts := private.container_in_use(p.tenant_id, private.uuid_of(args, 'containerId'));
  delete from public.blocked_positions b
  where b.tenant_id = p.tenant_id and b.container_id = v_facts.container_id and b.position = v_position;
  if not found then
    return private.applied('{}', '{}');
  end if;
  perform private.log_container(p, 'edited', v_facts.container_id, null, null, jsonb_build_object('unblocked', v_position));
  return private.applied(array['container'], array[v_facts.container_id]);
end
$$;

insert into private.command_functions (name, function) values
  ('create_container.v1', 'create_container_v1'),
  ('create_containers.v1', 'create_containers_v1'),
  ('move_container.v1', 'move_container_v1'),
  ('edit_container.v1', 'edit_container_v1'),
  ('archive_container.v1', 'archive_container_v1'),
  ('restore_container.v1', 'restore_container_v1'),
  ('block_position.v1', 'block_position_v1'),
  ('unblock_position.v1', 'unblock_position_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.create_container_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.create_containers_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.move_container_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.edit_container_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.archive_container_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.restore_container_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.block_position_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.unblock_position_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.make_container(private.command_context, jsonb, int), private.usable_container_type(uuid, uuid),
  private.check_barcode_free(uuid, text), private.check_contents_fit(uuid, uuid, public.container_types)
to tracseq_command;
