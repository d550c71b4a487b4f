-- Samples at risk of a shipment: what lay in its containers while it was too warm, each as long as it did. And what a tube met on its way
-- counts for its life like what it met in freezers.
create index if not exists shipment_containers_container_idx on public.shipment_containers (tenant_id, container_id, packed_at);

-- What was in the place of an excursion while it lasted, each sample with how long.
create or replace function private.exposures(p_tenant_id uuid, p_excursion public.excursions, p_now timestamptz)
returns table (sample_id uuid, seconds double precision, is_there boolean)
language plpgsql stable set search_path = '' as $$
declare
  v_from timestamptz := p_excursion.started_at;
  v_to timestamptz := coalesce(p_excursion.ended_at, p_now);
begin
  return query
    with recursive recent as materialized (
      select e.id, e.kind, e.sample_id, e.container_id, e.from_container_id, e.to_container_id,
        least(e.device_time, e.recorded_at) as at
      from public.custody_events e
      where e.tenant_id = p_tenant_id and e.recorded_at >= v_from
        and (num_nonnulls(e.from_container_id, e.to_container_id) > 0 or e.kind in ('container_transferred', 'container_created'))
    ),
    carried as materialized (
      select r.container_id, r.from_container_id, r.to_container_id, r.kind, r.at, lead(r.at) over w as next_at,
        row_number() over w = 1 as is_first
      from recent r
      where r.container_id is not null and r.kind in ('container_transferred', 'container_created', 'location_verified')
      window w as (partition by r.container_id order by r.id)
    ),
    -- Where containers stood that have been moved since: from one event to the next, and before the first one where that took
    -- them from.
    stood as materialized (
      select c.container_id, c.to_container_id as parent_id,
        case when c.kind = 'container_created' then '-infinity' else c.at end as came, coalesce(c.next_at, 'infinity') as went
      from carried c where c.to_container_id is not null
      union all
      select c.container_id, c.from_container_id, '-infinity', c.at from carried c where c.is_first and c.from_container_id is not null
    ),
    inside as (
      (select p_excursion.container_id as id, v_from as came, p_now as went where p_excursion.shipment_id is null
      union all
      -- Of a shipment: each of its containers from when it was packed to when it was taken out, or arrived.
      select k.container_id, greatest(k.packed_at, v_from), coalesce(k.unpacked_at, p_now)
      from public.shipment_containers k
      where k.tenant_id = p_tenant_id and k.shipment_id = p_excursion.shipment_id and coalesce(k.unpacked_at, p_now) > v_from)
      union all
      select k.id, k.came, k.went
      from inside
      cross join lateral (
        (select c.id, inside.came, inside.went from public.containers c
        where c.tenant_id = p_tenant_id and c.parent_id = inside.id and c.id not in (select m.container_id from carried m)
        offset 0)
        union all
        select s.container_id, greatest(s.came, inside.came), least(s.went, inside.went) from stood s
        where s.parent_id = inside.id and greatest(s.came, inside.came) < least(s.went, inside.went)
      ) k
    ),
    there as materialized (
      select l.sample_id, x.container_id, bool_or(x.is_now) as is_now
      from (
        select p.labware_id, i.id as container_id, i.is_now
        from (select i.id, bool_or(i.went >= p_now) as is_now from inside i group by i.id) i
        cross join lateral (
          select p.labware_id from public.placements p where p.tenant_id = p_tenant_id and p.container_id = i.id offset 0
        ) p
      ) x
      join public.labware l on l.tenant_id = p_tenant_id and l.id = x.labware_id
      join public.samples s on s.tenant_id = p_tenant_id and s.id = l.sample_id and s.state <> 'checked_out'
      group by l.sample_id, x.container_id
    ),
    moved as materialized (
      select r.sample_id, r.from_container_id, r.to_container_id, r.at, lead(r.at) over w as next_at, row_number() over w = 1 as is_first
      from recent r
      where r.sample_id in (
        select t.sample_id from recent t
        where t.sample_id is not null
          and (t.from_container_id in (select i.id from inside i) or t.to_container_id in (select i.id from inside i))
      )
      window w as (partition by r.sample_id order by r.id)
    ),
    stays as (
      select m.sample_id, m.to_container_id as container_id, m.at as came, coalesce(m.next_at, 'infinity') as went
      from moved m where m.to_container_id is not null
      union all
      select m.sample_id, m.from_container_id, '-infinity', m.at from moved m where m.is_first and m.from_container_id is not null
      union all
      select t.sample_id, t.container_id, '-infinity', 'infinity' from there t
      where t.sample_id not in (select m.sample_id from moved m)
    ),
    exposed as (
      select s.sample_id,
        sum(extract(epoch from least(s.went, i.went, v_to) - greatest(s.came, i.came))) as seconds
      from stays s join inside i on i.id = s.container_id
      where greatest(s.came, i.came) < least(s.went, i.went, v_to)
      group by s.sample_id
    )
    select x.sample_id, x.seconds::double precision, coalesce(t.is_now, false)
    from exposed x left join there t on t.sample_id = x.sample_id;
end
$$;

create or replace function public.sample_exposure(p_tenant_id uuid, p_sample_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_now timestamptz := clock_timestamp();
begin
  if not exists (select from public.samples s where s.tenant_id = p_tenant_id and s.id = p_sample_id) then
    perform private.refuse_call('sample_not_found', '{}', 404);
  end if;
  return (
    with recursive stays as (
      select m.container_id, m.came, coalesce(m.went, v_now) as went
      from (
        select e.to_container_id as container_id, least(e.device_time, e.recorded_at) as came,
          lead(least(e.device_time, e.recorded_at)) over (order by e.id) as went
        from public.custody_events e
        where e.tenant_id = p_tenant_id and e.sample_id = p_sample_id and num_nonnulls(e.from_container_id, e.to_container_id) > 0
      ) m
      where m.container_id is not null
    ),
    -- The containers it was in, each with the holder it stood in at that time, up to the room.
    around as (
      select s.container_id, s.came, s.went from stays s where s.came < s.went
      union all
      select h.parent_id, greatest(h.came, around.came), least(h.went, around.went)
      from around
      cross join lateral (
        with carried as (
          select e.kind, e.from_container_id, e.to_container_id, least(e.device_time, e.recorded_at) as at,
            lead(least(e.device_time, e.recorded_at)) over w as next_at, row_number() over w = 1 as is_first
          from public.custody_events e
          where e.tenant_id = p_tenant_id and e.container_id = around.container_id
            and e.kind in ('container_transferred', 'container_created', 'location_verified')
          window w as (order by e.id)
        )
        select c.to_container_id as parent_id, case when c.kind = 'container_created' then '-infinity' else c.at end as came,
          coalesce(c.next_at, 'infinity') as went
        from carried c
        union all
        select c.from_container_id, '-infinity', c.at from carried c where c.is_first and c.from_container_id is not null
        union all
        select c.parent_id, '-infinity', 'infinity' from public.containers c
        where c.tenant_id = p_tenant_id and c.id = around.container_id and not exists (select from carried)
      ) h
      where h.parent_id is not null and greatest(h.came, around.came) < least(h.went, around.went)
    ),
    -- The shipments in which one of them was, as long as it was in there.
    travelled as (
      select k.shipment_id, greatest(k.packed_at, a.came) as came, least(coalesce(k.unpacked_at, v_now), a.went) as went
      from around a
      join public.shipment_containers k on k.tenant_id = p_tenant_id and k.container_id = a.container_id
        and k.packed_at < a.went and coalesce(k.unpacked_at, v_now) > a.came
    ),
    near as (
      select a.came, a.went, x.*
      from around a
      join public.excursions x on x.tenant_id = p_tenant_id and x.container_id = a.container_id
      union all
      select t.came, t.went, x.*
      from travelled t
      join public.excursions x on x.tenant_id = p_tenant_id and x.shipment_id = t.shipment_id
    ),
    met as materialized (
      select x.id, x.alert_id, x.started_at, x.ended_at, x.direction, x.limit_value, x.peak,
        range_agg(tstzrange(greatest(x.started_at, x.came), least(coalesce(x.ended_at, v_now), x.went))) as times
      from near x
      where x.quantity = 'temperature' and x.alarmed_at is not null and not x.withdrawn
        and x.started_at < x.went and coalesce(x.ended_at, v_now) > x.came
      group by x.id, x.alert_id, x.started_at, x.ended_at, x.direction, x.limit_value, x.peak
    )
    select jsonb_build_object(
      'excursions', (select count(*) from met),
      'seconds', coalesce((
        select round(sum(extract(epoch from upper(r) - lower(r))))
        from (select range_agg(t) as times from met, unnest(met.times) t) u, unnest(u.times) r), 0),
      'latest', coalesce((
        select jsonb_agg(jsonb_build_object(
          'excursionId', m.id, 'alertId', m.alert_id, 'startedAt', private.iso(m.started_at), 'endedAt', private.iso(m.ended_at),
          'direction', m.direction, 'limit', m.limit_value, 'peak', m.peak, 'seconds', round(m.seconds)) order by m.started_at desc, m.id)
        from (
          select m.*, (select sum(extract(epoch from upper(r) - lower(r))) from unnest(m.times) r) as seconds
          from met m order by m.started_at desc, m.id limit 20
        ) m
      ), '[]'))
  );
end
$$;

revoke execute on all functions in schema private from public;
