-- The change feed: one row per entity and scope with its latest version, and whether it is (still) in that scope.
create table public.changes (
  tenant_id uuid not null,
  scope text not null,
  kind text not null,
  entity_id uuid not null,
  version bigint not null,
  deleted boolean not null,
  changed_at timestamptz not null default now(),
  constraint changes_pkey primary key (tenant_id, scope, kind, entity_id),
  constraint changes_scope_form check (scope = 'tenant' or scope ~ '^site:[0-9a-f-]{36}$'),
  constraint changes_kind_known check (
    kind in ('tenant', 'member', 'site', 'container_type', 'sample_type', 'container', 'sample', 'conflict')
  )
);
create unique index changes_version_key on public.changes (tenant_id, scope, version);
create index changes_entity_idx on public.changes (tenant_id, kind, entity_id) where not deleted;
create index changes_tombstone_idx on public.changes (tenant_id, changed_at) where deleted;

-- Running totals of the live rows of each scope, so that a checksum costs one row instead of fifty thousand.
create table public.scope_sums (
  tenant_id uuid not null references public.tenants (id),
  scope text not null,
  rows bigint not null check (rows >= 0),
  versions numeric not null,
  ids bigint not null,
  constraint scope_sums_pkey primary key (tenant_id, scope)
);

revoke all on public.changes, public.scope_sums from public, anon, authenticated, service_role;
grant select on public.changes, public.scope_sums to authenticated;
grant select, insert, update on public.changes, public.scope_sums to tracseq_command;

alter table public.changes enable row level security;
alter table public.changes force row level security;
alter table public.scope_sums enable row level security;
alter table public.scope_sums force row level security;

create policy changes_read on public.changes for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy changes_command_read on public.changes for select to tracseq_command
  using (tenant_id = (select private.batch_tenant()));
create policy changes_command_insert on public.changes for insert to tracseq_command
  with check (tenant_id = (select private.batch_tenant()));
create policy changes_command_update on public.changes for update to tracseq_command
  using (tenant_id = (select private.batch_tenant())) with check (tenant_id = (select private.batch_tenant()));

create policy scope_sums_read on public.scope_sums for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy scope_sums_command_read on public.scope_sums for select to tracseq_command
  using (tenant_id = (select private.batch_tenant()));
create policy scope_sums_command_insert on public.scope_sums for insert to tracseq_command
  with check (tenant_id = (select private.batch_tenant()));
create policy scope_sums_command_update on public.scope_sums for update to tracseq_command
  using (tenant_id = (select private.batch_tenant())) with check (tenant_id = (select private.batch_tenant()));

-- Last 32 bits of an id as a number.
create function private.id_bits(p_id uuid) returns bigint
language plpgsql immutable set search_path = '' as $$
begin
  return ('x' || right(p_id::text, 8))::bit(32)::bigint;
end
$$;

-- Writes the feed for everything a batch touched: each entity gets the next version in its scope and leaves a tombstone in
-- the scope it left. Returns the last version given. The fences (offset 0) make it look up each
-- entity by its key: a plan made while the tables were young must serve fifty thousand rows too.
create function private.flush_changes(p_tenant_id uuid, p_base bigint, p_kinds text[], p_ids uuid[]) returns bigint
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
      select t.kind, t.id, t.ord, 'tenant' from touched t where t.kind not in ('container', 'sample')
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

-- Forgets tombstones older than an age; a device that has not pulled since then fetches its scopes anew. For operators.
create function private.purge_tombstones(p_age interval) returns bigint
language plpgsql set search_path = '' as $$
declare
  v_tenant uuid;
  v_horizon bigint;
  v_rows bigint;
  v_purged bigint := 0;
begin
  for v_tenant in select c.tenant_id from public.tenant_clocks c order by 1 loop
    perform from public.tenant_clocks c where c.tenant_id = v_tenant for update;
    with gone as (
      delete from public.changes ch
      where ch.tenant_id = v_tenant and ch.deleted and ch.changed_at < now() - p_age
      returning ch.version
    )
    select max(version), count(*) into v_horizon, v_rows from gone;
    if v_rows > 0 then
      update public.tenant_clocks c set tombstone_horizon = greatest(c.tombstone_horizon, v_horizon)
      where c.tenant_id = v_tenant;
      v_purged := v_purged + v_rows;
    end if;
  end loop;
  return v_purged;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.id_bits(uuid), private.flush_changes(uuid, bigint, text[], uuid[])
to tracseq_command;
