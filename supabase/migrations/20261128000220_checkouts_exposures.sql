-- A sample that is out lies in no freezer: its place is held, it is not at risk there. Its going and coming are custody events.

-- Which samples were in the container of an excursion while it lasted, each with the seconds it was exposed, and whether it is in
-- there now. What has not been moved since the excursion began was where it is now; for the rest the custody events since then
-- tell. Times are those at which hands moved the thing, as far as the clock of the device is not ahead of ours.
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
      select p_excursion.container_id as id, v_from as came, p_now as went
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

revoke execute on all functions in schema private from public;
