-- Where the samples at risk of an alert could go: a suggestion, carried out by the ordinary commands, which judge each move anew.
--
-- What may be moved to is a holder of the same temperature class that suits every sample moved, outside the container that is too
-- warm and outside every other one that is out of range now; the same room first, then the same site, then the others. A box
-- goes as a whole where a free place for a box is found, the longest exposed first; the tubes of what is left go one by one.

-- One move of a plan: a container with all that is in it, or one tube.
create type private.planned_move as (
  kind text, thing_id uuid, from_container_id uuid, from_position text, to_container_id uuid, to_position text, near int, samples int
);

-- Holders that a thing of this kind, with these needs, could go into, the nearest first. `p_class` is the class it is kept at.
create function private.nearby_holders(
  p_tenant_id uuid, p_kind text, p_class text, p_classes text[], p_hazards text[], p_near_ids uuid[], p_site_id uuid, p_shunned uuid[]
) returns table (id uuid, near int, name text, has_grid boolean, rows int, columns int, capacity int)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select c.id, case when c.id = any (p_near_ids) then 1 when c.site_id = p_site_id then 2 else 3 end, c.name, t.rows is not null,
      t.rows::int, t.columns::int, t.capacity
    from public.containers c
    join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
    where c.tenant_id = p_tenant_id and not c.archived and c.location_verified and p_kind = any (t.allowed_children)
      and c.climate_class is not distinct from p_class
      and (p_classes is null or c.climate_class = any (p_classes)) and not p_hazards && c.climate_hazards
      and c.id <> all (p_shunned);
end
$$;

-- The first free places for so many things of one kind with the same needs, beside what the plan has given away already.
create function private.free_places(
  p_tenant_id uuid, p_kind text, p_class text, p_classes text[], p_hazards text[], p_near_ids uuid[], p_site_id uuid, p_shunned uuid[],
  p_count int, p_given private.planned_move[]
) returns table (n bigint, container_id uuid, place_position text, near int)
language plpgsql stable set search_path = '' as $$
begin
  return query
    with given as materialized (
      select g.to_container_id, g.to_position from unnest(p_given) g
    ),
    holders as materialized (
      select * from private.nearby_holders(p_tenant_id, p_kind, p_class, p_classes, p_hazards, p_near_ids, p_site_id, p_shunned)
    ),
    taken as materialized (
      select c.parent_id as holder_id, c.position as place from public.containers c
      where c.tenant_id = p_tenant_id and not c.archived and c.parent_id in (select h.id from holders h)
      union all
      select p.container_id, p.position from public.placements p
      where p.tenant_id = p_tenant_id and p.container_id in (select h.id from holders h)
      union all
      select b.container_id, b.position from public.blocked_positions b
      where b.tenant_id = p_tenant_id and b.container_id in (select h.id from holders h)
      union all
      select g.to_container_id, g.to_position from given g
    ),
    free as (
      select h.id, private.position_at(r, k) as place, h.near, h.name, r, k
      from holders h, generate_series(1, h.rows) r, generate_series(1, h.columns) k
      where h.has_grid
      except all
      select h.id, t.place, h.near, h.name, private.row_of(t.place), private.column_of(t.place)
      from taken t join holders h on h.id = t.holder_id where h.has_grid and t.place is not null
    )
    select row_number() over (order by f.near, f.name, f.id, f.r, f.k), f.id, f.place, f.near
    from (
      select * from free
      union all
      select h.id, null, h.near, h.name, s, 0
      from holders h
      cross join lateral (
        select generate_series(1, least(p_count, coalesce(h.capacity, p_count) - (select count(*) from taken t where t.holder_id = h.id)::int)) as s
      ) s
      where not h.has_grid
    ) f
    order by 1 limit p_count;
end
$$;

create function public.move_plan(p_tenant_id uuid, p_alert_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_excursion public.excursions := private.excursion_of(p_tenant_id, p_alert_id);
  v_source public.containers;
  v_room_id uuid;
  v_near_ids uuid[] := '{}';
  v_shunned uuid[];
  v_group record;
  v_plan private.planned_move[] := '{}';
  v_samples jsonb;
  v_total int;
begin
  select * into v_source from public.containers c where c.tenant_id = p_tenant_id and c.id = v_excursion.container_id;
  with recursive up as (
    select v_source.parent_id as id, 1 as depth
    union all
    select c.parent_id, up.depth + 1 from up join public.containers c on c.tenant_id = p_tenant_id and c.id = up.id
  )
  select c.id into v_room_id
  from up join public.containers c on c.tenant_id = p_tenant_id and c.id = up.id
  join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id and t.kind = 'room'
  order by up.depth limit 1;
  if v_room_id is not null then
    v_near_ids := array(select d.id from private.subtree(p_tenant_id, v_room_id) d);
  end if;
  v_shunned := array(
    select d.id
    from (
      select v_source.id
      union
      select e.container_id from public.excursions e
      where e.tenant_id = p_tenant_id and e.ended_at is null and not e.withdrawn and e.quantity = 'temperature'
        and e.container_id is not null
    ) x
    cross join lateral private.subtree(p_tenant_id, x.id) d);

  -- What lies there now of what was at risk, each with its needs. Empty classes of a type mean any.
  select coalesce(jsonb_agg(to_jsonb(y)), '[]') into v_samples from (
    select x.sample_id, p.container_id, p.position, x.seconds, s.state, t.temperature_classes as classes, s.hazards
    from private.exposures(p_tenant_id, v_excursion, clock_timestamp()) x
    join public.labware l on l.tenant_id = p_tenant_id and l.sample_id = x.sample_id
    join public.placements p on p.tenant_id = p_tenant_id and p.labware_id = l.id
    join public.samples s on s.tenant_id = p_tenant_id and s.id = x.sample_id
    join public.sample_types t on t.tenant_id = p_tenant_id and t.id = s.sample_type_id
    where x.is_there
  ) y;
  v_total := jsonb_array_length(v_samples);

  for v_group in
    with risky as materialized (
      select * from jsonb_to_recordset(v_samples) as r (sample_id uuid, container_id uuid, seconds double precision, classes text[], hazards text[])
    ),
    boxes as (
      select r.container_id as id, count(*)::int as samples, max(r.seconds) as seconds,
        -- What every one of them bears; null when none of them minds.
        case when bool_or(r.classes <> '{}') then array(
          select k from (select distinct unnest(q.classes) as k from risky q where q.container_id = r.container_id) k
          where not exists (select from risky q where q.container_id = r.container_id and q.classes <> '{}' and k.k <> all (q.classes))
          order by k) end as classes,
        array(select distinct unnest(q.hazards) from risky q where q.container_id = r.container_id order by 1) as hazards
      from risky r group by r.container_id
    )
    select t.kind, b.classes, b.hazards, count(*)::int as count,
      array_agg(b.id order by b.seconds desc, b.samples desc, c.name, b.id) as ids,
      array_agg(b.samples order by b.seconds desc, b.samples desc, c.name, b.id) as samples
    from boxes b
    join public.containers c on c.tenant_id = p_tenant_id and c.id = b.id
    join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
    where b.id <> v_source.id and t.kind in ('rack', 'box', 'plate', 'bag') and c.location_verified
    group by t.kind, b.classes, b.hazards
    order by count(*) desc, t.kind, b.classes, b.hazards
  loop
    v_plan := v_plan || array(
      select ('container', c.id, c.parent_id, c.position, f.container_id, f.place_position, f.near, u.samples)::private.planned_move
      from private.free_places(p_tenant_id, v_group.kind, v_source.climate_class, v_group.classes, v_group.hazards, v_near_ids,
        v_source.site_id, v_shunned, v_group.count, v_plan) f
      join unnest(v_group.ids, v_group.samples) with ordinality u (id, samples, n) on u.n = f.n
      join public.containers c on c.tenant_id = p_tenant_id and c.id = u.id
    );
  end loop;

  for v_group in
    select nullif(r.classes, '{}') as classes, r.hazards, count(*)::int as count,
      array_agg(r.sample_id order by r.seconds desc, r.container_id, r.position, r.sample_id) as ids,
      array_agg(r.container_id order by r.seconds desc, r.container_id, r.position, r.sample_id) as holders,
      array_agg(r.position order by r.seconds desc, r.container_id, r.position, r.sample_id) as positions
    from jsonb_to_recordset(v_samples) as r (
      sample_id uuid, container_id uuid, position text, seconds double precision, state text, classes text[], hazards text[])
    -- A tube that somebody has checked out is not in there; its box takes its place along.
    where r.state = 'available' and r.container_id not in (select m.thing_id from unnest(v_plan) m)
    group by r.classes, r.hazards
    order by count(*) desc, r.classes, r.hazards
  loop
    v_plan := v_plan || array(
      select ('sample', u.id, u.holder, u.place, f.container_id, f.place_position, f.near, 1)::private.planned_move
      from private.free_places(p_tenant_id, 'sample', v_source.climate_class, v_group.classes, v_group.hazards, v_near_ids,
        -- Not into a box that is itself on its way.
        v_source.site_id, v_shunned, v_group.count, v_plan) f
      join unnest(v_group.ids, v_group.holders, v_group.positions) with ordinality u (id, holder, place, n) on u.n = f.n
    );
  end loop;

  return (
    with moves as materialized (
      select m.*, row_number() over () as n from unnest(v_plan) m
    ),
    places as (
      select distinct i.id from moves m cross join lateral (values (m.from_container_id), (m.to_container_id)) i (id) where i.id is not null
    ),
    left_over as materialized (
      select r.container_id as id, count(*)::int as samples
      from jsonb_to_recordset(v_samples) as r (sample_id uuid, container_id uuid, state text)
      where r.state = 'available' and r.container_id not in (select m.thing_id from moves m where m.kind = 'container')
        and r.sample_id not in (select m.thing_id from moves m where m.kind = 'sample')
      group by r.container_id
    )
    select jsonb_build_object(
      'containerId', v_source.id, 'temperatureClass', v_source.climate_class, 'samples', v_total,
      'steps', coalesce((
        select jsonb_agg(jsonb_build_object(
          'kind', m.kind, 'id', m.thing_id, 'name', coalesce(c.name, nullif(s.name, ''), l.barcode), 'barcode', coalesce(c.barcode, l.barcode),
          'samples', m.samples, 'near', case m.near when 1 then 'room' when 2 then 'site' else 'other' end,
          'from', jsonb_build_object('containerId', m.from_container_id, 'position', m.from_position),
          'to', jsonb_build_object('containerId', m.to_container_id, 'position', m.to_position)) order by m.near, m.n)
        from moves m
        left join public.containers c on m.kind = 'container' and c.tenant_id = p_tenant_id and c.id = m.thing_id
        left join public.labware l on m.kind = 'sample' and l.tenant_id = p_tenant_id and l.sample_id = m.thing_id
        left join public.samples s on m.kind = 'sample' and s.tenant_id = p_tenant_id and s.id = m.thing_id
      ), '[]'),
      'places', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', c.id, 'siteId', c.site_id, 'typeId', c.type_id, 'barcode', c.barcode, 'path', private.path_to(p_tenant_id, c.id)))
        from places p join public.containers c on c.tenant_id = p_tenant_id and c.id = p.id
      ), '[]'),
      'unplaced', jsonb_build_object(
        'samples', (select coalesce(sum(o.samples), 0) from left_over o),
        'holders', coalesce((
          select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'samples', o.samples) order by o.samples desc, c.name)
          from (select * from left_over o order by o.samples desc, o.id limit 100) o
          join public.containers c on c.tenant_id = p_tenant_id and c.id = o.id
        ), '[]')))
  );
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.nearby_holders(uuid, text, text, text[], text[], uuid[], uuid, uuid[]),
  private.free_places(uuid, text, text, text[], text[], uuid[], uuid, uuid[], int, private.planned_move[])
to tracseq_command;
grant create on schema public to tracseq_command;
alter function public.move_plan(uuid, uuid) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.move_plan(uuid, uuid) from public, anon, authenticated, service_role;
grant execute on function public.move_plan(uuid, uuid) to authenticated;
