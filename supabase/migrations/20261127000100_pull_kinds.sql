-- A device pulls the kinds that it can read. An app that is older than the server is then not stopped by the first kind it does not know: it
-- holds what it knows, whole and checked, until it is updated and pulls anew.

-- Whether a scope holds rows of other kinds than these. Hops from kind to kind over the primary key: a scope has thousands of rows of few kinds.
create function private.scope_has_other_kinds(p_tenant_id uuid, p_scope text, p_kinds text[]) returns boolean
language sql stable set search_path = '' as $$
  with recursive held as (
    (select min(c.kind) as kind from public.changes c where c.tenant_id = p_tenant_id and c.scope = p_scope)
    union all
    select (
      select min(c.kind) from public.changes c
      where c.tenant_id = p_tenant_id and c.scope = p_scope and c.kind > h.kind
    )
    from held h where h.kind is not null
  )
  select exists (select from held h where h.kind is not null and h.kind <> all(p_kinds))
$$;

-- The sums over what such a device holds of a scope: the kept ones, unless it leaves something out.
create function private.scope_checksum(p_tenant_id uuid, p_scope text, p_kinds text[]) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  if p_kinds is null or not private.scope_has_other_kinds(p_tenant_id, p_scope, p_kinds) then
    return coalesce((
      select jsonb_build_object('rows', s.rows, 'versions', s.versions::text, 'ids', s.ids)
      from public.scope_sums s where s.tenant_id = p_tenant_id and s.scope = p_scope
    ), '{"rows": 0, "versions": "0", "ids": 0}');
  end if;
  return (
    select jsonb_build_object(
      'rows', count(*), 'versions', coalesce(sum(c.version), 0)::text,
      'ids', coalesce(bit_xor(private.id_bits(c.entity_id)), 0))
    from public.changes c
    where c.tenant_id = p_tenant_id and c.scope = p_scope and c.kind = any(p_kinds) and not c.deleted
  );
end
$$;

drop function public.pull_changes(uuid, text, bigint, int, bigint, bigint);

-- Answers lib/domain/sync/pull.ts. STABLE matters: page, documents, clock and checksum are then one snapshot, and since a
-- tenant's versions commit in their order, a cursor at the clock has seen everything before it.
-- p_begun: the tenant's version when a pull from nothing began. Its pages lie before the horizon although nothing is missed:
-- what was removed before it began was never sent.
-- p_kinds: what the device can read; null is everything.
create function public.pull_changes(
  p_tenant_id uuid, p_scope text, p_cursor bigint, p_limit int, p_epoch bigint, p_begun bigint default null,
  p_kinds text[] default null
) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_clock public.tenant_clocks;
  v_limit int := least(greatest(coalesce(p_limit, 1000), 1), 5000);
  v_scopes text[];
  v_kinds text[];
  v_ids uuid[];
  v_versions bigint[];
  v_deleted boolean[];
  v_changes jsonb;
  v_more boolean;
  v_checksum jsonb;
begin
  if p_scope is null or not (p_scope = 'tenant' or (p_scope like 'site:%' and private.is_uuid(substr(p_scope, 6)))) then
    perform private.refuse_call('arguments_invalid', '{"field": "p_scope"}');
  end if;
  if p_scope <> 'tenant' and not exists (
    select from public.sites s where s.tenant_id = p_tenant_id and s.id = substr(p_scope, 6)::uuid
  ) then
    perform private.refuse_call('site_not_found', '{"field": "p_scope"}', 404);
  end if;
  if p_cursor is null or p_cursor < 0 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_cursor"}');
  end if;
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id;
  if p_epoch is distinct from v_me.epoch and p_cursor > 0 then
    return jsonb_build_object('status', 'resync', 'reason', 'permissions', 'epoch', v_me.epoch);
  end if;
  -- A cursor ahead of the clock comes from a database that was set back: as good as lost.
  if p_cursor > v_clock.version or (p_cursor > 0 and greatest(p_cursor, p_begun) < v_clock.tombstone_horizon) then
    return jsonb_build_object('status', 'resync', 'reason', 'horizon', 'epoch', v_me.epoch);
  end if;

  select array_agg(ch.kind order by ch.version), array_agg(ch.entity_id order by ch.version),
    array_agg(ch.version order by ch.version), array_agg(ch.deleted order by ch.version)
  into v_kinds, v_ids, v_versions, v_deleted
  from (
    select ch.kind, ch.entity_id, ch.version, ch.deleted from public.changes ch
    where ch.tenant_id = p_tenant_id and ch.scope = lower(p_scope) and ch.version > p_cursor and (p_cursor > 0 or not ch.deleted)
      and (p_kinds is null or ch.kind = any(p_kinds))
    order by ch.version limit v_limit + 1
  ) ch;
  v_more := coalesce(cardinality(v_ids), 0) > v_limit;

  with page as (
    select * from unnest(v_kinds, v_ids, v_versions, v_deleted) with ordinality p (kind, id, version, deleted, i)
    where p.i <= v_limit
  ),
  docs as (
    select k.kind, d.id, d.doc
    from (select p.kind, array_agg(p.id) as ids from page p where not p.deleted group by p.kind) k
    cross join lateral private.docs(p_tenant_id, k.kind, k.ids) d
  )
  select coalesce(jsonb_agg(
    jsonb_build_object('kind', p.kind, 'id', p.id, 'version', p.version, 'doc', d.doc) order by p.version
  ), '[]') into v_changes
  from page p left join docs d on d.kind = p.kind and d.id = p.id;

  if not v_more then
    v_checksum := private.scope_checksum(p_tenant_id, lower(p_scope), p_kinds);
  end if;
  return jsonb_build_object(
    'status', 'ok', 'changes', v_changes, 'cursor', case when v_more then v_versions[v_limit] else v_clock.version end,
    'more', v_more, 'epoch', v_me.epoch, 'checksum', v_checksum, 'serverTime', private.iso(clock_timestamp()));
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.scope_has_other_kinds(uuid, text, text[]), private.scope_checksum(uuid, text, text[])
  to tracseq_command;
grant create on schema public to tracseq_command;
alter function public.pull_changes(uuid, text, bigint, int, bigint, bigint, text[]) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.pull_changes(uuid, text, bigint, int, bigint, bigint, text[])
  from public, anon, authenticated, service_role;
grant execute on function public.pull_changes(uuid, text, bigint, int, bigint, bigint, text[]) to authenticated;
