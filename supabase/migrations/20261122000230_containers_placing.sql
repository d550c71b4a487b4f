-- Putting containers somewhere: what create, move, restore and resolve have in common. A stand is a site, and in it a parent
-- with maybe a position, or nothing.

-- A container in use with the kind of its type.
create type private.container_facts as (
  container_id uuid,
  site_id uuid,
  type_id uuid,
  kind text,
  at private.place,
  location_verified boolean,
  archived boolean
);

create function private.known_container(p_tenant_id uuid, p_id uuid) returns private.container_facts
language plpgsql set search_path = '' as $$
declare
  v_facts private.container_facts;
begin
  select c.id, c.site_id, c.type_id, t.kind, (c.parent_id, c.position)::private.place, c.location_verified, c.archived
  into v_facts.container_id, v_facts.site_id, v_facts.type_id, v_facts.kind, v_facts.at, v_facts.location_verified, v_facts.archived
  from public.containers c
  join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
  where c.tenant_id = p_tenant_id and c.id = p_id;
  if not found then
    perform private.refuse('container_not_found', jsonb_build_object('containerId', p_id));
  end if;
  return v_facts;
end
$$;

create function private.container_in_use(p_tenant_id uuid, p_id uuid) returns private.container_facts
language plpgsql set search_path = '' as $$
declare
  v_facts private.container_facts := private.known_container(p_tenant_id, p_id);
begin
  if v_facts.archived then
    perform private.refuse('parent_archived', jsonb_build_object('containerId', p_id));
  end if;
  return v_facts;
end
$$;

create type private.stand as (site_id uuid, occupant_id uuid);

-- All rules of where a container of this kind may stand. The site that counts is the holder's, which may have moved since the
-- person named it. Whoever else is on the position is told, not refused: the caller decides.
create function private.container_stand(p_tenant_id uuid, p_kind text, p_self uuid, p_site_id uuid, p_at private.place)
returns private.stand language plpgsql set search_path = '' as $$
declare
  v_holder private.holder;
  v_stand private.stand;
  v_archived boolean;
begin
  select s.archived into v_archived from public.sites s where s.tenant_id = p_tenant_id and s.id = p_site_id;
  if not found then
    perform private.refuse('site_not_found', jsonb_build_object('siteId', p_site_id));
  end if;
  v_stand.site_id := p_site_id;
  if p_at.container_id is null then
    if v_archived then
      perform private.refuse('parent_archived', jsonb_build_object('siteId', p_site_id));
    end if;
    if p_at.place_position is not null then
      perform private.refuse('position_not_allowed',
        jsonb_build_object('siteId', p_site_id, 'position', left(p_at.place_position, 20)));
    end if;
    return v_stand;
  end if;
  v_holder := private.holder_for(p_tenant_id, p_at, p_kind, p_self);
  v_stand.site_id := v_holder.site_id;
  if v_holder.has_grid then
    select c.id into v_stand.occupant_id from public.containers c
    where c.tenant_id = p_tenant_id and c.parent_id = p_at.container_id and c.position = p_at.place_position
      and not c.archived and c.id <> p_self;
  end if;
  return v_stand;
end
$$;

-- A container and all in it, archived ones too.
create function private.subtree(p_tenant_id uuid, p_root_id uuid) returns table (id uuid)
language plpgsql stable set search_path = '' as $$
begin
  return query
    with recursive down as (
      select p_root_id as id
      union all
      select c.id
      from down
      cross join lateral (
        select i.id from public.containers i where i.tenant_id = p_tenant_id and i.parent_id = down.id offset 0
      ) c
    )
    select down.id from down;
end
$$;

-- The climate at a container that stands in a parent with its own class and hazards; without a parent just its own.
create function private.climate_under(p_tenant_id uuid, p_parent_id uuid, p_class text, p_hazards text[]) returns private.climate
language plpgsql stable set search_path = '' as $$
declare
  v_above private.climate := (null, '{}')::private.climate;
begin
  if p_parent_id is not null then
    v_above := private.climate_at(p_tenant_id, p_parent_id);
  end if;
  return (coalesce(p_class, v_above.temperature_class), p_hazards || v_above.refused_hazards)::private.climate;
end
$$;

-- Refuses a new place for a container: inside itself, or with a climate that does not suit what is in it.
create function private.check_carried(p_tenant_id uuid, p_moved private.container_facts, p_to private.place) returns void
language plpgsql set search_path = '' as $$
declare
  v_own record;
begin
  if p_to.container_id is not null
    and exists (select from private.subtree(p_tenant_id, p_moved.container_id) d where d.id = p_to.container_id) then
    perform private.refuse('hierarchy_cycle',
      jsonb_build_object('containerId', p_moved.container_id, 'parentId', p_to.container_id));
  end if;
  select coalesce(c.temperature_class, t.temperature_class) as class, t.refused_hazards as hazards into v_own
  from public.containers c join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
  where c.tenant_id = p_tenant_id and c.id = p_moved.container_id;
  perform private.check_contents_suit(p_tenant_id, p_moved.container_id,
    private.climate_under(p_tenant_id, (p_moved.at).container_id, v_own.class, v_own.hazards),
    private.climate_under(p_tenant_id, p_to.container_id, v_own.class, v_own.hazards));
end
$$;

-- One line in a container's history.
create function private.log_container(
  p private.command_context, p_kind text, p_id uuid, p_from private.place, p_to private.place, p_details jsonb,
  p_reason text default null
) returns void language plpgsql set search_path = '' as $$
begin
  insert into public.custody_events (
    tenant_id, kind, container_id, from_container_id, from_position, to_container_id, to_position,
    command_id, actor_id, device_id, device_time, recorded_at, details, reason
  ) values (
    p.tenant_id, p_kind, p_id, p_from.container_id, p_from.place_position, p_to.container_id, p_to.place_position,
    p.command_id, p.user_id, p.device_id, p.device_time, p.received_at, p_details, p_reason
  );
end
$$;

-- The container lost its position to another; its parent stays as the last known one.
create function private.displace_container(p private.command_context, p_id uuid) returns void
language plpgsql set search_path = '' as $$
begin
  update public.containers c set position = null, location_verified = false where c.tenant_id = p.tenant_id and c.id = p_id;
end
$$;

-- Writes that the container stands there, with all that is in it. Returns everything whose document or scope changed by it.
create function private.place_container(
  p private.command_context, p_moved private.container_facts, p_site_id uuid, p_to private.place, out kinds text[], out ids uuid[]
) language plpgsql set search_path = '' as $$
begin
  kinds := array['container'];
  ids := array[p_moved.container_id];
  if p_site_id = p_moved.site_id then
    update public.containers c
    set parent_id = p_to.container_id, position = p_to.place_position, location_verified = true
    where c.tenant_id = p.tenant_id and c.id = p_moved.container_id;
    return;
  end if;
  -- Everything in it changes its site with it, in one statement, so that no row ever disagrees with its parent.
  update public.containers c
  set site_id = p_site_id,
    parent_id = case when c.id = p_moved.container_id then p_to.container_id else c.parent_id end,
    position = case when c.id = p_moved.container_id then p_to.place_position else c.position end,
    location_verified = c.location_verified or c.id = p_moved.container_id
  where c.tenant_id = p.tenant_id and c.id in (select d.id from private.subtree(p.tenant_id, p_moved.container_id) d);
  select array_agg(x.kind), array_agg(x.id) into kinds, ids from (
    select 'container' as kind, d.id from private.subtree(p.tenant_id, p_moved.container_id) d
    union all
    select 'sample', l.sample_id
    from private.subtree(p.tenant_id, p_moved.container_id) d
    join public.placements pl on pl.tenant_id = p.tenant_id and pl.container_id = d.id
    join public.labware l on l.tenant_id = p.tenant_id and l.id = pl.labware_id
  ) x;
end
$$;

-- Opens the conflict of a container whose place is held, and says so in its history.
create function private.clash_container(
  p private.command_context, p_index int, p_id uuid, p_occupant_id uuid, p_from private.place, p_to private.place
) returns jsonb language plpgsql set search_path = '' as $$
declare
  v_clash jsonb := private.open_conflict(p, p_index, 'container', p_id, p_occupant_id, p_to);
begin
  perform private.log_container(p, 'location_unverified', p_id, p_from, p_to,
    jsonb_build_object('occupantId', p_occupant_id, 'conflictId', v_clash -> 'conflictId'));
  return v_clash;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.known_container(uuid, uuid), private.container_in_use(uuid, uuid),
  private.container_stand(uuid, text, uuid, uuid, private.place), private.subtree(uuid, uuid),
  private.climate_under(uuid, uuid, text, text[]), private.check_carried(uuid, private.container_facts, private.place),
  private.log_container(private.command_context, text, uuid, private.place, private.place, jsonb, text),
  private.displace_container(private.command_context, uuid),
  private.place_container(private.command_context, private.container_facts, uuid, private.place),
  private.clash_container(private.command_context, int, uuid, uuid, private.place, private.place)
to tracseq_command;
