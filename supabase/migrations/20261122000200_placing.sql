-- The rules of putting a thing into a holder, each with its own code; shared by every command that puts something somewhere.
-- The tenant's clock is locked by the batch, so what is read here holds until the transaction ends.

create type private.place as (container_id uuid, place_position text);

create type private.holder as (
  container_id uuid,
  site_id uuid,
  has_grid boolean,
  capacity int
);

-- A place in an argument list.
create function private.place_of(p_args jsonb, p_field text) returns private.place
language plpgsql immutable set search_path = '' as $$
declare
  v_place jsonb := p_args -> p_field;
begin
  if jsonb_typeof(v_place) is distinct from 'object' then
    perform private.refuse_field(p_field);
  end if;
  perform private.check_fields(v_place, array['containerId', 'position']);
  return (private.uuid_of(v_place, 'containerId'), private.text_or_null(v_place, 'position', 2000))::private.place;
end
$$;

-- Row and column of a canonical position, counted from 1; null when the text is none.
create function private.row_of(p_position text) returns int
language sql immutable set search_path = '' as $$
  select case
    when p_position !~ '^[A-Z]{1,2}(0[1-9]|[1-9][0-9]{1,2})$' then null
    when length(rtrim(p_position, '0123456789')) = 1 then ascii(p_position) - 64
    else (ascii(p_position) - 64) * 26 + ascii(substr(p_position, 2, 1)) - 64
  end
$$;

create function private.column_of(p_position text) returns int
language sql immutable set search_path = '' as $$
  select case when p_position ~ '^[A-Z]{1,2}(0[1-9]|[1-9][0-9]{1,2})$'
    then ltrim(p_position, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')::int end
$$;

-- The canonical position of a row and a column.
create function private.position_at(p_row int, p_column int) returns text
language sql immutable set search_path = '' as $$
  select case when p_row > 26 then chr(64 + (p_row - 1) / 26) else '' end || chr(65 + (p_row - 1) % 26)
    || case when p_column < 10 then '0' else '' end || p_column
$$;

-- The holder of a place for a child of this kind: in use, willing, and with such a position that nobody has blocked.
create function private.holder_for(p_tenant_id uuid, p_place private.place, p_kind text) returns private.holder
language plpgsql set search_path = '' as $$
declare
  v_found record;
  v_position text := p_place.place_position;
begin
  select c.id, c.site_id, c.archived, t.rows, t.columns, t.capacity, t.allowed_children, b.reason as blocked
  into v_found
  from public.containers c
  join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
  left join public.blocked_positions b on b.tenant_id = c.tenant_id and b.container_id = c.id and b.position = v_position
  where c.tenant_id = p_tenant_id and c.id = p_place.container_id;
  if not found then
    perform private.refuse('container_not_found', jsonb_build_object('containerId', p_place.container_id));
  end if;
  if v_found.archived then
    perform private.refuse('parent_archived', jsonb_build_object('containerId', v_found.id));
  end if;
  if p_kind <> all (v_found.allowed_children) then
    perform private.refuse('parent_refuses_kind', jsonb_build_object('containerId', v_found.id, 'kind', p_kind));
  end if;
  if v_found.rows is null then
    if v_position is not null then
      perform private.refuse('position_not_allowed', jsonb_build_object('containerId', v_found.id));
    end if;
  else
    if v_position is null then
      perform private.refuse('position_required', jsonb_build_object('containerId', v_found.id));
    end if;
    if (private.row_of(v_position) <= v_found.rows and private.column_of(v_position) <= v_found.columns) is not true then
      perform private.refuse('position_invalid',
        jsonb_build_object('containerId', v_found.id, 'position', left(v_position, 20)));
    end if;
    if v_found.blocked is not null then
      perform private.refuse('position_blocked',
        jsonb_build_object('containerId', v_found.id, 'position', v_position, 'reason', v_found.blocked));
    end if;
  end if;
  return (v_found.id, v_found.site_id, v_found.rows is not null,
    case when v_found.rows is null then v_found.capacity end)::private.holder;
end
$$;

-- What a container passes on to what is in it: the nearest temperature class up the chain, and every hazard refused on the way.
create function private.climate(p_tenant_id uuid, p_container_id uuid, out temperature_class text, out refused_hazards text[])
language sql stable set search_path = '' as $$
  with recursive up as (
    select c.parent_id, coalesce(c.temperature_class, t.temperature_class) as class, t.refused_hazards as refused, 0 as depth
    from public.containers c
    join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
    where c.tenant_id = p_tenant_id and c.id = p_container_id
    union all
    select c.parent_id, coalesce(c.temperature_class, t.temperature_class), t.refused_hazards, up.depth + 1
    from up
    join public.containers c on c.tenant_id = p_tenant_id and c.id = up.parent_id
    join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
  )
  select
    (select up.class from up where up.class is not null order by up.depth limit 1),
    coalesce((select array_agg(distinct h) from up, unnest(up.refused) h), '{}')
$$;

-- Refuses a sample that a holder is too warm or too cold for, or whose hazards it does not take.
create function private.check_suits(p_tenant_id uuid, p_container_id uuid, p_sample_id uuid, p_classes text[], p_hazards text[])
returns void language plpgsql set search_path = '' as $$
declare
  v_climate record;
begin
  if p_classes = '{}' and p_hazards = '{}' then
    return;
  end if;
  select * into v_climate from private.climate(p_tenant_id, p_container_id);
  if p_classes <> '{}' and v_climate.temperature_class <> all (p_classes) then
    perform private.refuse('temperature_unsuitable', jsonb_build_object(
      'sampleId', p_sample_id, 'containerId', p_container_id, 'temperatureClass', v_climate.temperature_class));
  end if;
  if p_hazards && v_climate.refused_hazards then
    perform private.refuse('hazard_incompatible', jsonb_build_object(
      'sampleId', p_sample_id, 'containerId', p_container_id,
      'hazard', (select h from unnest(p_hazards) h where h = any (v_climate.refused_hazards) order by h limit 1)));
  end if;
end
$$;

-- The same for all that is in a subtree, as far as it inherits: the class for what lies under no class of its own, the
-- hazards for everything. `p_own_class` false leaves out the root's own class, which is being changed.
create function private.check_subtree_suits(
  p_tenant_id uuid, p_root_id uuid, p_class text, p_hazards text[], p_own_class boolean default true
) returns void language plpgsql set search_path = '' as $$
declare
  v_misfit record;
begin
  with recursive down as (
    select c.id, case when p_own_class then coalesce(c.temperature_class, t.temperature_class) end as class
    from public.containers c
    join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
    where c.tenant_id = p_tenant_id and c.id = p_root_id
    union all
    select c.id, coalesce(c.temperature_class, t.temperature_class, down.class)
    from down
    join public.containers c on c.tenant_id = p_tenant_id and c.parent_id = down.id
    join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
  )
  select s.id, down.id as container_id,
    (down.class is null and p_class is not null and st.temperature_classes <> '{}' and p_class <> all (st.temperature_classes)) as climate,
    s.hazards
  into v_misfit
  from down
  join public.placements p on p.tenant_id = p_tenant_id and p.container_id = down.id
  join public.labware l on l.tenant_id = p_tenant_id and l.id = p.labware_id
  join public.samples s on s.tenant_id = p_tenant_id and s.id = l.sample_id
  join public.sample_types st on st.tenant_id = p_tenant_id and st.id = s.sample_type_id
  where (down.class is null and p_class is not null and st.temperature_classes <> '{}' and p_class <> all (st.temperature_classes))
    or s.hazards && p_hazards
  order by 3 desc, 2, p.position
  limit 1;
  if not found then
    return;
  end if;
  if v_misfit.climate then
    perform private.refuse('temperature_unsuitable', jsonb_build_object(
      'sampleId', v_misfit.id, 'containerId', v_misfit.container_id, 'temperatureClass', p_class));
  end if;
  perform private.refuse('hazard_incompatible', jsonb_build_object(
    'sampleId', v_misfit.id, 'containerId', v_misfit.container_id,
    'hazard', (select h from unnest(v_misfit.hazards) h where h = any (p_hazards) order by h limit 1)));
end
$$;

-- Refuses one more thing in a holder without a grid that is full. Things whose place is not known take up none.
create function private.check_room(p_tenant_id uuid, p_holder private.holder) returns void
language plpgsql set search_path = '' as $$
declare
  v_used bigint;
begin
  if p_holder.capacity is null then
    return;
  end if;
  select (select count(*) from public.placements p where p.tenant_id = p_tenant_id and p.container_id = p_holder.container_id)
    + (select count(*) from public.containers c
       where c.tenant_id = p_tenant_id and c.parent_id = p_holder.container_id and not c.archived and c.location_verified)
  into v_used;
  if v_used >= p_holder.capacity then
    perform private.refuse('container_full',
      jsonb_build_object('containerId', p_holder.container_id, 'capacity', p_holder.capacity));
  end if;
end
$$;

-- Opens a slot conflict for a sample or a container and returns its id. `p_index` tells apart several of one command.
create function private.open_conflict(
  p private.command_context, p_index int, p_kind text, p_subject_id uuid, p_occupant_id uuid, p_place private.place
) returns uuid language plpgsql set search_path = '' as $$
declare
  v_id uuid := private.derived_id(p.command_id, p_index);
begin
  insert into public.conflicts (
    tenant_id, id, subject_sample_id, occupant_sample_id, subject_container_id, occupant_container_id,
    container_id, position, command_id, opened_at, opened_by
  ) values (
    p.tenant_id, v_id,
    case when p_kind = 'sample' then p_subject_id end, case when p_kind = 'sample' then p_occupant_id end,
    case when p_kind = 'container' then p_subject_id end, case when p_kind = 'container' then p_occupant_id end,
    p_place.container_id, p_place.place_position, p.command_id, p.received_at, p.user_id
  );
  return v_id;
end
$$;

-- Closes every open conflict about a subject that has been seen again and returns their ids.
create function private.close_conflicts(p private.command_context, p_kind text, p_subject_id uuid) returns uuid[]
language plpgsql set search_path = '' as $$
declare
  v_ids uuid[];
begin
  with closed as (
    update public.conflicts c
    set state = 'resolved', resolution = 'rescanned', resolved_at = p.received_at, resolved_by = p.user_id
    where c.tenant_id = p.tenant_id and c.state = 'open'
      and case when p_kind = 'sample' then c.subject_sample_id else c.subject_container_id end = p_subject_id
    returning c.id
  )
  select coalesce(array_agg(id), '{}') into v_ids from closed;
  return v_ids;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.place_of(jsonb, text), private.row_of(text), private.column_of(text), private.position_at(int, int),
  private.holder_for(uuid, private.place, text), private.climate(uuid, uuid),
  private.check_suits(uuid, uuid, uuid, text[], text[]), private.check_subtree_suits(uuid, uuid, text, text[], boolean),
  private.check_room(uuid, private.holder), private.open_conflict(private.command_context, int, text, uuid, uuid, private.place),
  private.close_conflicts(private.command_context, text, uuid)
to tracseq_command;
