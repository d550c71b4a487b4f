-- Feed: whoever hears that a shipment has arrived hears of its sensors, too.
create or replace function private.flush_changes(p_tenant_id uuid, p_base bigint, p_kinds text[], p_ids uuid[]) returns bigint
language plpgsql set search_path = '' as $$
declare
  v_last bigint;
begin
  with named as (
    select u.kind, u.id, u.ord from unnest(p_kinds, p_ids) with ordinality u (kind, id, ord)
    union all
    -- What ends with a shipment: the journeys of its sensors, and what was wrong on the way.
    select x.kind, x.id, u.ord
    from unnest(p_kinds, p_ids) with ordinality u (kind, id, ord)
    join public.shipments s on s.tenant_id = p_tenant_id and s.id = u.id and s.state in ('received', 'cancelled')
    cross join lateral (
      select 'sensor' as kind, h.sensor_id as id from public.sensor_placements h
      where h.tenant_id = p_tenant_id and h.shipment_id = s.id
      union all
      select 'alert', a.id from public.alerts a where a.tenant_id = p_tenant_id and a.shipment_id = s.id
    ) x
    where u.kind = 'shipment'
  ),
  touched as materialized (
    select n.kind, n.id, min(n.ord) as ord from named n group by n.kind, n.id
  ),
  -- The scope each of them belongs to now; null when it is gone for devices.
  now_in as materialized (
    select x.kind, x.id, x.scope, p_base + row_number() over (order by x.ord) as version
    from (
      select t.kind, t.id, t.ord, 'site:' || c.site_id as scope
      from touched t
      cross join lateral (
        select c.site_id from public.containers c where c.tenant_id = p_tenant_id and c.id = t.id offset 0
      ) c
      where t.kind = 'container'
      union all
      select t.kind, t.id, t.ord, case when s.state <> 'deleted' then coalesce('site:' || s.site_id, 'tenant') end
      from touched t
      cross join lateral (
        select s.state, h.site_id
        from public.samples s
        join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
        left join public.placements p on p.tenant_id = s.tenant_id and p.labware_id = l.id
        left join public.containers h on h.tenant_id = s.tenant_id and h.id = p.container_id
        where s.tenant_id = p_tenant_id and s.id = t.id
        offset 0
      ) s
      where t.kind = 'sample'
      union all
      select t.kind, t.id, t.ord, case t.kind
        -- What is over leaves the devices; its history is asked of the server.
        when 'threshold' then (
          select 'tenant' from public.thresholds h where h.tenant_id = p_tenant_id and h.id = t.id and h.valid_to is null)
        when 'alert' then (
          select 'tenant' from public.alerts a
          where a.tenant_id = p_tenant_id and a.id = t.id and (a.ended_at is null or a.acknowledged_at is null))
        else 'tenant' end
      from touched t where t.kind not in ('container', 'sample')
    ) x
  ),
  was_in as materialized (
    select ch.row_at, ch.scope, n.id as entity_id, ch.version, n.scope as new_scope, n.version as new_version
    from now_in n
    cross join lateral (
      select c.ctid as row_at, c.scope, c.version from public.changes c
      where c.tenant_id = p_tenant_id and c.kind = n.kind and c.entity_id = n.id and not c.deleted
      offset 0
    ) ch
  ),
  leaving as (
    update public.changes ch set deleted = true, version = w.new_version, changed_at = now()
    from was_in w
    where ch.ctid = w.row_at and ch.tenant_id = p_tenant_id and w.scope is distinct from w.new_scope
    returning 1
  ),
  arriving as (
    insert into public.changes (tenant_id, scope, kind, entity_id, version, deleted)
    select p_tenant_id, n.scope, n.kind, n.id, n.version, false from now_in n where n.scope is not null
    on conflict (tenant_id, scope, kind, entity_id)
      do update set version = excluded.version, deleted = false, changed_at = now()
    returning 1
  ),
  summing as (
    insert into public.scope_sums (tenant_id, scope, rows, versions, ids)
    select p_tenant_id, d.scope, coalesce(o.rows, 0) + d.rows, coalesce(o.versions, 0) + d.versions, coalesce(o.ids, 0) # d.ids
    from (
      select e.scope, sum(e.rows) as rows, sum(e.versions) as versions, bit_xor(e.bits) as ids
      from (
        select w.scope, -1 as rows, -w.version as versions, private.id_bits(w.entity_id) as bits from was_in w
        union all
        select n.scope, 1, n.version, private.id_bits(n.id) from now_in n where n.scope is not null
      ) e
      group by e.scope
    ) d
    left join public.scope_sums o on o.tenant_id = p_tenant_id and o.scope = d.scope
    on conflict (tenant_id, scope) do update set rows = excluded.rows, versions = excluded.versions, ids = excluded.ids
    returning 1
  )
  select max(n.version) into v_last from now_in n;
  return coalesce(v_last, p_base);
end
$$;

revoke execute on all functions in schema private from public;

-- Said again by whoever replaces it (see 20261127000700_young_tables.sql).
alter function private.flush_changes(uuid, bigint, text[], uuid[]) set plan_cache_mode = force_custom_plan;
