-- Commands about containers: making them and putting them somewhere, with all that is in them.

-- Makes one container under the rules and writes its first line of history.
create function private.make_container(p private.command_context, args jsonb) returns uuid
language plpgsql set search_path = '' as $$
declare
  v_id uuid;
  v_site_id uuid;
  v_place private.place;
  v_type_id uuid;
  v_type record;
  v_barcode text;
  v_holder private.holder;
  v_occupant_id uuid;
begin
  perform private.check_fields(args, array['containerId', 'siteId', 'parentId', 'position', 'typeId', 'name', 'barcode']);
  v_id := private.uuid_of(args, 'containerId');
  v_type_id := private.uuid_of(args, 'typeId');
  v_site_id := private.uuid_of(args, 'siteId');
  v_place := (private.uuid_or_null(args, 'parentId'), private.text_or_null(args, 'position', 2000))::private.place;
  if args -> 'barcode' <> 'null' then
    v_barcode := private.barcode_of(args, 'barcode');
  end if;
  select t.kind, t.archived into v_type
  from public.container_types t where t.tenant_id = p.tenant_id and t.id = v_type_id;
  if not found or v_type.archived then
    perform private.refuse('container_type_not_found', jsonb_build_object('typeId', v_type_id));
  end if;
  v_site_id := private.site_for(p.tenant_id, v_site_id, v_place);
  if v_place.container_id is not null then
    v_holder := private.holder_for(p.tenant_id, v_place, v_type.kind);
    v_site_id := v_holder.site_id;
    v_occupant_id := private.container_at(p.tenant_id, v_place);
    if v_occupant_id is not null then
      perform private.refuse('position_occupied', jsonb_build_object(
        'containerId', v_place.container_id, 'position', v_place.place_position, 'occupantId', v_occupant_id));
    end if;
    perform private.check_room(p.tenant_id, v_holder);
  end if;
  insert into public.containers (tenant_id, id, site_id, parent_id, position, type_id, name, barcode, created_at)
  values (p.tenant_id, v_id, v_site_id, v_place.container_id, v_place.place_position, v_type_id,
    private.name_of(args, 'name', 120), v_barcode, p.received_at)
  on conflict (tenant_id, id) do nothing;
  if not found then
    perform private.refuse('id_taken', '{"field": "containerId"}');
  end if;
  if v_barcode is not null then
    perform private.claim_barcode(p.tenant_id, v_barcode, v_id, null);
  end if;
  insert into public.custody_events (
    tenant_id, kind, container_id, to_container_id, to_position, command_id, actor_id, device_id, device_time, recorded_at
  ) values (
    p.tenant_id, 'container_created', v_id, v_place.container_id, v_place.place_position,
    p.command_id, p.user_id, p.device_id, p.device_time, p.received_at
  );
  return v_id;
end
$$;

-- The site a container without a parent stands in; with a parent it is the parent's, which may have moved since the act.
create function private.site_for(p_tenant_id uuid, p_site_id uuid, p_place private.place) returns uuid
language plpgsql set search_path = '' as $$
declare
  v_archived boolean;
begin
  select s.archived into v_archived from public.sites s where s.tenant_id = p_tenant_id and s.id = p_site_id;
  if not found then
    perform private.refuse('site_not_found', jsonb_build_object('siteId', p_site_id));
  end if;
  if p_place.container_id is null then
    if v_archived then
      perform private.refuse('parent_archived', jsonb_build_object('siteId', p_site_id));
    end if;
    if p_place.place_position is not null then
      perform private.refuse('position_not_allowed', jsonb_build_object('siteId', p_site_id));
    end if;
  end if;
  return p_site_id;
end
$$;

-- The container in use at a position of a grid.
create function private.container_at(p_tenant_id uuid, p_place private.place) returns uuid
language sql stable set search_path = '' as $$
  select c.id from public.containers c
  where c.tenant_id = p_tenant_id and c.parent_id = p_place.container_id and c.position = p_place.place_position
    and not c.archived
$$;

-- A container and all in it, with the samples placed there.
create function private.subtree(p_tenant_id uuid, p_root_id uuid) returns table (id uuid)
language sql stable set search_path = '' set enable_hashjoin = off set enable_mergejoin = off as $$
  with recursive down as (
    select p_root_id as id
    union all
    select c.id from down join public.containers c on c.tenant_id = p_tenant_id and c.parent_id = down.id
  )
  select down.id from down
$$;

create function private.create_container_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
begin
  return ('applied', null, '{}'::jsonb, array['container'], array[private.make_container(p, args)])::private.command_outcome;
end
$$;

create function private.create_containers_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_list jsonb := args -> 'containers';
  v_one jsonb;
  v_ids uuid[] := '{}';
begin
  perform private.check_fields(args, array['containers']);
  if jsonb_typeof(v_list) <> 'array' or v_list = '[]' then
    perform private.refuse_field('containers');
  end if;
  if jsonb_array_length(v_list) > 2000 then
    perform private.refuse('too_many_items', '{"field": "containers", "max": 2000}');
  end if;
  for v_one in select e from jsonb_array_elements(v_list) with ordinality a (e, i) order by i loop
    v_ids := v_ids || private.make_container(p, v_one);
  end loop;
  return ('applied', null, '{}'::jsonb, array_fill('container'::text, array[cardinality(v_ids)]), v_ids)::private.command_outcome;
end
$$;

create function private.move_container_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_place private.place;
  v_site_id uuid;
  v_id uuid;
begin
  perform private.check_fields(args, array['containerId', 'siteId', 'parentId', 'position']);
  v_id := private.uuid_of(args, 'containerId');
  v_site_id := private.uuid_of(args, 'siteId');
  v_place := (private.uuid_or_null(args, 'parentId'), private.text_or_null(args, 'position', 2000))::private.place;
  return private.put_container(p, v_id, v_site_id, v_place, 0);
end
$$;

-- Puts a container somewhere with all that is in it. Occupied by another, it keeps its parent as last known, has no position,
-- is unverified, and a conflict opens.
create function private.put_container(
  p private.command_context, p_id uuid, p_site_id uuid, p_place private.place, p_index int
) returns private.command_outcome
language plpgsql set search_path = '' as $$
declare
  v_moved record;
  v_holder private.holder;
  v_climate record;
  v_occupant_id uuid;
  v_conflict_id uuid;
  v_closed uuid[] := '{}';
  v_kinds text[] := '{container}';
  v_ids uuid[] := array[p_id];
begin
  select c.site_id, c.parent_id, c.position, c.archived, c.location_verified, t.kind into v_moved
  from public.containers c
  join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
  where c.tenant_id = p.tenant_id and c.id = p_id;
  if not found then
    perform private.refuse('container_not_found', jsonb_build_object('containerId', p_id));
  end if;
  if v_moved.archived then
    perform private.refuse('parent_archived', jsonb_build_object('containerId', p_id));
  end if;
  p_site_id := private.site_for(p.tenant_id, p_site_id, p_place);
  if p_place.container_id is not null then
    if exists (select from private.subtree(p.tenant_id, p_id) d where d.id = p_place.container_id) then
      perform private.refuse('hierarchy_cycle', jsonb_build_object('containerId', p_id, 'parentId', p_place.container_id));
    end if;
    v_holder := private.holder_for(p.tenant_id, p_place, v_moved.kind);
    p_site_id := v_holder.site_id;
    select * into v_climate from private.climate(p.tenant_id, p_place.container_id);
    perform private.check_subtree_suits(p.tenant_id, p_id, v_climate.temperature_class, v_climate.refused_hazards);
    if v_holder.has_grid then
      v_occupant_id := nullif(private.container_at(p.tenant_id, p_place), p_id);
    elsif v_moved.parent_id is distinct from p_place.container_id or not v_moved.location_verified then
      perform private.check_room(p.tenant_id, v_holder);
    end if;
  end if;

  if v_occupant_id is not null then
    update public.containers c set position = null, location_verified = false
    where c.tenant_id = p.tenant_id and c.id = p_id;
    v_conflict_id := private.open_conflict(p, p_index, 'container', p_id, v_occupant_id, p_place);
    perform private.log_container(p, 'location_unverified', p_id, v_moved.parent_id, v_moved.position, p_place,
      jsonb_build_object('occupantId', v_occupant_id, 'conflictId', v_conflict_id));
    return ('conflict', 'position_occupied',
      jsonb_build_object('conflictId', v_conflict_id, 'containerId', p_id, 'parentId', p_place.container_id,
        'position', p_place.place_position, 'occupantId', v_occupant_id),
      array['container', 'conflict'], array[p_id, v_conflict_id])::private.command_outcome;
  end if;

  if p_site_id <> v_moved.site_id then
    -- Everything in it changes its site with it, in one statement, so that no row ever disagrees with its parent.
    update public.containers c
    set site_id = p_site_id,
      parent_id = case when c.id = p_id then p_place.container_id else c.parent_id end,
      position = case when c.id = p_id then p_place.place_position else c.position end,
      location_verified = c.location_verified or c.id = p_id
    where c.tenant_id = p.tenant_id and c.id in (select d.id from private.subtree(p.tenant_id, p_id) d);
    select array_agg(x.kind), array_agg(x.id) into v_kinds, v_ids from (
      select 'container' as kind, d.id from private.subtree(p.tenant_id, p_id) d
      union all
      select 'sample', l.sample_id
      from private.subtree(p.tenant_id, p_id) d
      join public.placements pl on pl.tenant_id = p.tenant_id and pl.container_id = d.id
      join public.labware l on l.tenant_id = p.tenant_id and l.id = pl.labware_id
    ) x;
  else
    update public.containers c
    set parent_id = p_place.container_id, position = p_place.place_position, location_verified = true
    where c.tenant_id = p.tenant_id and c.id = p_id;
  end if;
  if not v_moved.location_verified then
    v_closed := private.close_conflicts(p, 'container', p_id);
  end if;
  perform private.log_container(
    p, case when v_moved.location_verified then 'container_transferred' else 'location_verified' end,
    p_id, v_moved.parent_id, v_moved.position, p_place, '{}');
  return ('applied', null, '{}'::jsonb, v_kinds || array_fill('conflict'::text, array[cardinality(v_closed)]),
    v_ids || v_closed)::private.command_outcome;
end
$$;

-- One line in a container's history.
create function private.log_container(
  p private.command_context, p_kind text, p_id uuid, p_from_id uuid, p_from_position text, p_to private.place, p_details jsonb,
  p_reason text default null
) returns void language sql set search_path = '' as $$
  insert into public.custody_events (
    tenant_id, kind, container_id, from_container_id, from_position, to_container_id, to_position,
    command_id, actor_id, device_id, device_time, recorded_at, details, reason
  ) values (
    p.tenant_id, p_kind, p_id, p_from_id, p_from_position, p_to.container_id, p_to.place_position,
    p.command_id, p.user_id, p.device_id, p.device_time, p.received_at, p_details, p_reason
  )
$$;

insert into private.command_functions (name, function) values
  ('create_container.v1', 'create_container_v1'),
  ('create_containers.v1', 'create_containers_v1'),
  ('move_container.v1', 'move_container_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.create_container_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.create_containers_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.move_container_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.make_container(private.command_context, jsonb), private.site_for(uuid, uuid, private.place),
  private.container_at(uuid, private.place), private.subtree(uuid, uuid),
  private.put_container(private.command_context, uuid, uuid, private.place, int),
  private.log_container(private.command_context, text, uuid, uuid, text, private.place, jsonb, text)
to tracseq_command;
