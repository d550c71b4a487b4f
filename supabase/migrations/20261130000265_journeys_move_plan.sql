-- The move plan of what is on its way: where it fits when it arrives, so that people there can make room.
create or replace function public.move_plan(p_tenant_id uuid, p_alert_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_excursion public.excursions := private.excursion_of(p_tenant_id, p_alert_id);
  v_source public.containers;
  v_shipment public.shipments;
  v_room_id uuid;
  v_near_ids uuid[] := '{}';
  v_shunned uuid[];
  v_group record;
  v_plan private.planned_move[] := '{}';
  v_samples jsonb;
  v_total int;
begin
  select * into v_source from public.containers c where c.tenant_id = p_tenant_id and c.id = v_excursion.container_id;
  -- What is on its way goes to places at the site that it is on its way to.
  select * into v_shipment from public.shipments s where s.tenant_id = p_tenant_id and s.id = v_excursion.shipment_id;
  if found then
    v_source.site_id := v_shipment.to_site_id;
    v_source.climate_class := v_shipment.temperature_class;
  end if;
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
      select v_source.id where v_source.id is not null
      union
      select e.container_id from public.excursions e
      where e.tenant_id = p_tenant_id and e.ended_at is null and not e.withdrawn and e.quantity = 'temperature'
        and e.container_id is not null
      union
      select k.container_id from public.shipment_containers k
      where k.tenant_id = p_tenant_id and k.shipment_id = v_shipment.id and k.unpacked_at is null
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
    where b.id is distinct from v_source.id and t.kind in ('rack', 'box', 'plate', 'bag') and c.location_verified
    group by t.kind, b.classes, b.hazards
    order by count(*) desc, t.kind, b.classes, b.hazards
  loop
    v_plan := v_plan || array(
      select ('container', c.id, c.parent_id, c.position, f.container_id, f.place_position, f.near, u.samples)::private.planned_move
      from private.free_places(p_tenant_id, v_group.kind, v_source.climate_class, v_group.classes, v_group.hazards, v_near_ids,
        v_source.site_id, v_shunned, v_group.count, v_plan) f
      join unnest(v_group.ids, v_group.samples) with ordinality u (id, samples, n) on u.n = f.n and (v_shipment.id is null or f.near < 3)
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
      join unnest(v_group.ids, v_group.holders, v_group.positions) with ordinality u (id, holder, place, n) on u.n = f.n and (v_shipment.id is null or f.near < 3)
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
      'containerId', v_source.id, 'shipment', case when v_shipment.id is not null then jsonb_build_object(
        'id', v_shipment.id, 'reference', v_shipment.reference, 'state', v_shipment.state, 'toSite', (
          select i.name from public.sites i where i.tenant_id = p_tenant_id and i.id = v_shipment.to_site_id)) end,
      'temperatureClass', v_source.climate_class, 'samples', v_total,
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
