-- The rules of putting a thing into a holder, each with its own code and in the order of lib/domain/containers/rules; shared
-- by every command that puts something somewhere. The batch holds the tenant's clock, so what is read here stays true to its end.

create type private.place as (container_id uuid, place_position text);

create type private.climate as (temperature_class text, refused_hazards text[]);

create type private.holder as (container_id uuid, site_id uuid, has_grid boolean, climate private.climate);

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

-- Whether a text is a canonical position: one or two capitals, two digits, three only from 100 on.
create function private.is_position(p_position text) returns boolean
language plpgsql immutable set search_path = '' as $$
declare
  v_digits text := ltrim(p_position, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
begin
  return length(p_position) - length(v_digits) between 1 and 2
    and translate(v_digits, '123456789', '000000000') in ('00', '000') and v_digits <> '00' and v_digits not like '0__';
end
$$;

-- Row and column of a canonical position, counted from 1.
create function private.row_of(p_position text) returns int
language plpgsql immutable set search_path = '' as $$
begin
  return case length(rtrim(p_position, '0123456789'))
    when 1 then ascii(p_position) - 64
    else (ascii(p_position) - 64) * 26 + ascii(substr(p_position, 2, 1)) - 64
  end;
end
$$;

create function private.column_of(p_position text) returns int
language plpgsql immutable set search_path = '' as $$
begin
  return ltrim(p_position, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')::int;
end
$$;

-- The canonical position of a row and a column.
create function private.position_at(p_row int, p_column int) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return case when p_row > 26 then chr(64 + (p_row - 1) / 26) else '' end || chr(65 + (p_row - 1) % 26)
    || case when p_column < 10 then '0' else '' end || p_column;
end
$$;

-- Refuses a position that a holder of this shape does not have or nobody may use.
create function private.check_position(p_container_id uuid, p_position text, p_rows int, p_columns int, p_blocked text) returns void
language plpgsql set search_path = '' as $$
declare
  v_where jsonb := jsonb_build_object('containerId', p_container_id, 'position', left(p_position, 20));
begin
  if p_rows is null then
    if p_position is not null then
      perform private.refuse('position_not_allowed', v_where);
    end if;
    return;
  end if;
  if p_position is null then
    perform private.refuse('position_required', jsonb_build_object('containerId', p_container_id));
  end if;
  if not private.is_position(p_position) or private.row_of(p_position) > p_rows or private.column_of(p_position) > p_columns then
    perform private.refuse('position_invalid', v_where);
  end if;
  if p_blocked is not null then
    perform private.refuse('position_blocked', v_where || jsonb_build_object('reason', p_blocked));
  end if;
end
$$;

-- The holder of a place for a thing of this kind: there and in use, willing, with such a position that nobody has blocked,
-- and with room when it has no grid. `p_self` is the thing, which takes up no room that it does not have already.
create function private.holder_for(p_tenant_id uuid, p_place private.place, p_kind text, p_self uuid) returns private.holder
language plpgsql set search_path = '' as $$
declare
  v_found record;
  v_used bigint;
begin
  select c.id, c.site_id, c.archived, t.rows, t.columns, t.capacity, t.allowed_children, b.reason as blocked,
    c.climate_class, c.climate_hazards
  into v_found
  from public.containers c
  join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
  left join public.blocked_positions b
    on b.tenant_id = c.tenant_id and b.container_id = c.id and b.position = p_place.place_position
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
  perform private.check_position(v_found.id, p_place.place_position, v_found.rows, v_found.columns, v_found.blocked);
  if v_found.rows is null and v_found.capacity is not null then
    select (
      select count(*) from public.placements p
      join public.labware l on l.tenant_id = p.tenant_id and l.id = p.labware_id
      where p.tenant_id = p_tenant_id and p.container_id = v_found.id and l.sample_id <> p_self
    ) + (
      select count(*) from public.containers c
      where c.tenant_id = p_tenant_id and c.parent_id = v_found.id and not c.archived and c.id <> p_self
    ) into v_used;
    if v_used >= v_found.capacity then
      perform private.refuse('container_full', jsonb_build_object('containerId', v_found.id, 'capacity', v_found.capacity));
    end if;
  end if;
  return (v_found.id, v_found.site_id, v_found.rows is not null,
    (v_found.climate_class, v_found.climate_hazards)::private.climate)::private.holder;
end
$$;

-- What a container passes on to what is in it.
create function private.climate_at(p_tenant_id uuid, p_container_id uuid) returns private.climate
language plpgsql stable set search_path = '' as $$
declare
  v_climate private.climate;
begin
  select c.climate_class, c.climate_hazards into v_climate
  from public.containers c where c.tenant_id = p_tenant_id and c.id = p_container_id;
  return v_climate;
end
$$;

-- Refuses a sample that a climate is too warm or too cold for, or whose hazards it does not take.
create function private.check_suits(
  p_climate private.climate, p_container_id uuid, p_sample_id uuid, p_classes text[], p_hazards text[]
) returns void language plpgsql set search_path = '' as $$
begin
  if p_classes <> '{}' and p_climate.temperature_class <> all (p_classes) then
    perform private.refuse('temperature_unsuitable', jsonb_build_object(
      'containerId', p_container_id, 'sampleId', p_sample_id, 'temperatureClass', p_climate.temperature_class));
  end if;
  if p_hazards && p_climate.refused_hazards then
    perform private.refuse('hazard_incompatible', jsonb_build_object(
      'containerId', p_container_id, 'sampleId', p_sample_id,
      'hazard', (select h from unnest(p_hazards) with ordinality u (h, i)
                 where h = any (p_climate.refused_hazards) order by i limit 1)));
  end if;
end
$$;

-- Refuses a new climate for what is already in a container. Where it is no harsher than before nobody looks inside: what was
-- stored under an older rule stays storable. Both climates are those at the container itself.
create function private.check_contents_suit(
  p_tenant_id uuid, p_container_id uuid, p_before private.climate, p_now private.climate
) returns void
language plpgsql set search_path = '' as $$
declare
  v_misfit record;
begin
  with recursive down as (
    select p_container_id as id, (p_before).temperature_class as class_before, (p_now).temperature_class as class_now,
      (p_before).refused_hazards as refused_before, (p_now).refused_hazards as refused_now
    union all
    select c.id,
      coalesce(c.temperature_class, t.temperature_class, down.class_before),
      coalesce(c.temperature_class, t.temperature_class, down.class_now),
      down.refused_before || t.refused_hazards, down.refused_now || t.refused_hazards
    from down
    cross join lateral (
      select * from public.containers i where i.tenant_id = p_tenant_id and i.parent_id = down.id and not i.archived offset 0
    ) c
    join public.container_types t on t.tenant_id = p_tenant_id and t.id = c.type_id
    where (down.class_now is not null and down.class_now is distinct from down.class_before)
      or not down.refused_now <@ down.refused_before
  )
  select down.id as container_id, s.id, st.temperature_classes, s.hazards, down.class_now, down.refused_now
  into v_misfit
  from down
  cross join lateral (
    select x.labware_id, x.row_ordinal, x.column_ordinal
    from public.placements x where x.tenant_id = p_tenant_id and x.container_id = down.id offset 0
  ) p
  cross join lateral (
    select s.id, s.hazards, s.sample_type_id
    from public.labware l join public.samples s on s.tenant_id = l.tenant_id and s.id = l.sample_id
    where l.tenant_id = p_tenant_id and l.id = p.labware_id offset 0
  ) s
  join public.sample_types st on st.tenant_id = p_tenant_id and st.id = s.sample_type_id
  where ((down.class_now is not null and down.class_now is distinct from down.class_before)
      or not down.refused_now <@ down.refused_before)
    and ((st.temperature_classes <> '{}' and down.class_now <> all (st.temperature_classes))
      or s.hazards && down.refused_now)
  order by down.id, p.row_ordinal, p.column_ordinal, s.id
  limit 1;
  if found then
    perform private.check_suits((v_misfit.class_now, v_misfit.refused_now)::private.climate,
      v_misfit.container_id, v_misfit.id, v_misfit.temperature_classes, v_misfit.hazards);
  end if;
end
$$;

-- Opens a slot conflict for a sample or a container and returns it as the verdict tells it. `p_index` is the place of the
-- subject in its command, from 0.
create function private.open_conflict(
  p private.command_context, p_index int, p_kind text, p_subject_id uuid, p_occupant_id uuid, p_place private.place
) returns jsonb language plpgsql set search_path = '' as $$
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
  return jsonb_build_object(
    'subjectId', p_subject_id, 'occupantId', p_occupant_id, 'containerId', p_place.container_id,
    'position', p_place.place_position, 'conflictId', v_id);
end
$$;

-- Closes the open conflict about a subject that was seen again or is gone; returns the ids of what it closed.
create function private.close_conflicts(p private.command_context, p_kind text, p_subject_id uuid) returns uuid[]
language plpgsql set search_path = '' as $$
declare
  v_ids uuid[];
begin
  with closed as (
    update public.conflicts c
    set state = 'resolved', resolution = 'rescanned', resolved_at = p.received_at, resolved_by = p.user_id
    where c.tenant_id = p.tenant_id and c.state = 'open' and (
      (p_kind = 'sample' and c.subject_sample_id = p_subject_id)
      or (p_kind = 'container' and c.subject_container_id = p_subject_id)
    )
    returning c.id
  )
  select coalesce(array_agg(id), '{}') into v_ids from closed;
  return v_ids;
end
$$;

-- A list of things of one kind that a command touched.
create function private.kinds_of(p_kind text, p_ids uuid[]) returns text[]
language plpgsql immutable set search_path = '' as $$
begin
  return array_fill(p_kind, array[cardinality(p_ids)]);
end
$$;

-- What a command says once everything is in its place: a conflict names the first clash, and all of them under `conflicts`.
create function private.settled(p_clashes jsonb, p_kinds text[], p_ids uuid[]) returns private.command_outcome
language plpgsql immutable set search_path = '' as $$
begin
  return case when p_clashes = '[]'
    then ('applied', null, '{}'::jsonb, p_kinds, p_ids)::private.command_outcome
    else ('conflict', 'position_occupied', (p_clashes -> 0) || jsonb_build_object('conflicts', p_clashes), p_kinds, p_ids
      )::private.command_outcome
  end;
end
$$;

-- A command without clashes.
create function private.applied(p_kinds text[], p_ids uuid[]) returns private.command_outcome
language plpgsql immutable set search_path = '' as $$
begin
  return ('applied', null, '{}'::jsonb, p_kinds, p_ids)::private.command_outcome;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.place_of(jsonb, text), private.is_position(text), private.row_of(text), private.column_of(text), private.position_at(int, int),
  private.check_position(uuid, text, int, int, text), private.holder_for(uuid, private.place, text, uuid),
  private.climate_at(uuid, uuid), private.check_suits(private.climate, uuid, uuid, text[], text[]),
  private.check_contents_suit(uuid, uuid, private.climate, private.climate),
  private.open_conflict(private.command_context, int, text, uuid, uuid, private.place),
  private.close_conflicts(private.command_context, text, uuid),
  private.kinds_of(text, uuid[]), private.settled(jsonb, text[], uuid[]), private.applied(text[], uuid[])
to tracseq_command;
