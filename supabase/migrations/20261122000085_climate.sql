-- The climate of a container follows from its own class and hazards, its type's, and its parent's. Every put of a tube asks for
-- it, so it is kept in the row, and triggers keep it true whoever changes what it follows from.

-- Works it out anew for these containers and all that is in them. Roots may lie in each other: the longest way down is right.
create function private.refresh_climate(p_tenant_id uuid, p_root_ids uuid[]) returns void
language plpgsql set search_path = '' as $$
begin
  with recursive down as (
    select r.id, 0 as depth, coalesce(r.temperature_class, t.temperature_class, p.climate_class) as class,
      t.refused_hazards || coalesce(p.climate_hazards, '{}') as hazards
    from unnest(p_root_ids) root (id)
    cross join lateral (
      select * from public.containers c where c.tenant_id = p_tenant_id and c.id = root.id offset 0
    ) r
    join public.container_types t on t.tenant_id = p_tenant_id and t.id = r.type_id
    left join public.containers p on p.tenant_id = p_tenant_id and p.id = r.parent_id
    union all
    select c.id, down.depth + 1, coalesce(c.temperature_class, t.temperature_class, down.class), t.refused_hazards || down.hazards
    from down
    cross join lateral (
      select * from public.containers c where c.tenant_id = p_tenant_id and c.parent_id = down.id offset 0
    ) c
    join public.container_types t on t.tenant_id = p_tenant_id and t.id = c.type_id
  ),
  climates as materialized (
    select distinct on (d.id) d.id, d.class, array(select distinct h from unnest(d.hazards) h order by h) as hazards
    from down d order by d.id, d.depth desc
  )
  update public.containers c set climate_class = k.class, climate_hazards = k.hazards
  from climates k
  where c.tenant_id = p_tenant_id and c.id = k.id
    and (c.climate_class, c.climate_hazards) is distinct from (k.class, k.hazards);
end
$$;

-- After containers were made, moved or edited. `rows` are the new versions; those whose parent is among them come with it.
create function private.containers_refresh_climate() returns trigger
language plpgsql set search_path = '' as $$
declare
  v_changed record;
begin
  for v_changed in
    select c.tenant_id, array_agg(c.id) as ids from changed_rows c
    where not exists (select from changed_rows p where p.tenant_id = c.tenant_id and p.id = c.parent_id)
    group by c.tenant_id
  loop
    perform private.refresh_climate(v_changed.tenant_id, v_changed.ids);
  end loop;
  return null;
end
$$;

-- After a type got another class or other hazards.
create function private.container_types_refresh_climate() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform private.refresh_climate(new.tenant_id, array(
    select c.id from public.containers c where c.tenant_id = new.tenant_id and c.type_id = new.id));
  return null;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.refresh_climate(uuid, uuid[]) to tracseq_command;

-- The refresh itself updates containers; the depth keeps it from calling itself.
create trigger containers_climate_inserted after insert on public.containers referencing new table as changed_rows
  for each statement when (pg_trigger_depth() = 0) execute function private.containers_refresh_climate();
create trigger containers_climate_updated after update on public.containers referencing new table as changed_rows
  for each statement when (pg_trigger_depth() = 0) execute function private.containers_refresh_climate();
create trigger container_types_climate after update of temperature_class, refused_hazards on public.container_types
  for each row when (
    (old.temperature_class, old.refused_hazards) is distinct from (new.temperature_class, new.refused_hazards)
  ) execute function private.container_types_refresh_climate();
