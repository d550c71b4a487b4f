-- The cold chain in the feed: sensors, thresholds and alerts reach devices as everything else does. Readings never do: a
-- device asks for the curve it shows.
insert into private.error_codes (code, kind) values
  ('sensor_not_found', 'validation'),
  ('sensor_archived', 'validation'),
  ('sensor_hardware_taken', 'validation'),
  ('threshold_invalid', 'validation'),
  ('threshold_not_found', 'validation'),
  ('alert_not_found', 'validation'),
  ('alert_acknowledged', 'validation'),
  ('reading_empty', 'validation'),
  ('reading_implausible', 'validation'),
  ('reading_in_future', 'validation'),
  ('reading_too_old', 'validation');

insert into private.command_permissions (name, roles)
select name, array['technician', 'supervisor', 'administrator'] from unnest(array[
  'record_readings.v1', 'place_sensor.v1', 'acknowledge_alert.v1'
]) name
union all
select name, array['supervisor', 'administrator'] from unnest(array[
  'register_sensor.v1', 'edit_sensor.v1', 'set_threshold.v1', 'end_threshold.v1', 'assign_alert.v1'
]) name;

alter table public.changes drop constraint changes_kind_known;
alter table public.changes add constraint changes_kind_known check (kind in (
  'tenant', 'member', 'site', 'container_type', 'sample_type', 'container', 'sample', 'conflict', 'sensor', 'threshold', 'alert'
));

-- The documents of entities of any kind.
create or replace function private.docs(p_tenant_id uuid, p_kind text, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  case p_kind
    when 'tenant' then return query select * from private.tenant_docs(p_tenant_id, p_ids);
    when 'member' then return query select * from private.member_docs(p_tenant_id, p_ids);
    when 'site' then return query select * from private.site_docs(p_tenant_id, p_ids);
    when 'container_type' then return query select * from private.container_type_docs(p_tenant_id, p_ids);
    when 'sample_type' then return query select * from private.sample_type_docs(p_tenant_id, p_ids);
    when 'container' then return query select * from private.container_docs(p_tenant_id, p_ids);
    when 'sample' then return query select * from private.sample_docs(p_tenant_id, p_ids);
    when 'conflict' then return query select * from private.conflict_docs(p_tenant_id, p_ids);
    when 'sensor' then return query select * from private.sensor_docs(p_tenant_id, p_ids);
    when 'threshold' then return query select * from private.threshold_docs(p_tenant_id, p_ids);
    when 'alert' then return query select * from private.alert_docs(p_tenant_id, p_ids);
  end case;
end
$$;

-- Writes the feed for everything a batch touched: each entity gets the next version in its scope and leaves a tombstone in
-- the scope it left. Returns the last version given. The fences (offset 0) make it look up each
-- entity by its key: a plan made while the tables were young must serve fifty thousand rows too.
create or replace function private.flush_changes(p_tenant_id uuid, p_base bigint, p_kinds text[], p_ids uuid[]) returns bigint
language plpgsql set search_path = '' as $$
declare
  v_last bigint;
begin
  with touched as materialized (
    select u.kind, u.id, min(u.ord) as ord from unnest(p_kinds, p_ids) with ordinality u (kind, id, ord) group by u.kind, u.id
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
