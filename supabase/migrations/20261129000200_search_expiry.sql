-- The search by site and by expiry: what expires before a moment, or has expired. The index of what expires leads to the rows, and each is
-- then fetched by its keys. An alert about samples that expire leads here.
drop function private.search_hits(uuid, text, text[], uuid, uuid[], text, text, int, jsonb);
drop function private.read_filters(jsonb);

-- The best hits of one page. It bypasses the policies on purpose: a trigram comparison may leak what it compares, so Postgres
-- would evaluate it only after the policy, on every row of the tenant. The tenant is therefore proved here once more and named
-- in every condition.
create function private.search_hits(
  p_tenant_id uuid, p_query text, p_kinds text[], p_sample_type_id uuid, p_container_ids uuid[], p_state text, p_location text,
  p_site_id uuid, p_expires_before timestamptz, p_limit int, p_after jsonb
) returns table (kind text, id uuid, rank int, sort text)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_words text[] := private.search_words(p_query);
  v_whole text := lower(normalize(btrim(left(p_query, 300)), nfkc));
  v_short boolean := coalesce(length(v_words[1]) < 3, false);
  v_pattern text := case when v_short then '' else '%' end || private.like_text(v_words[1]) || '%';
  v_all text[] := array(select '%' || private.like_text(w) || '%' from unnest(v_words) w);
  v_code text;
  v_name text;
  v_sample constant text := 'select s.*, l.barcode, p.container_id, p.labware_id is not null as is_placed
    from public.samples s
    join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
    left join public.placements p on p.tenant_id = s.tenant_id and p.labware_id = l.id
    where s.tenant_id = $1 and $0';
  v_by_expiry boolean := v_words = '{}' and p_expires_before is not null;
  v_sql text := '';
begin
  if private.active_tenant() is distinct from p_tenant_id then
    return;
  end if;
  v_code := case when v_short then 'lower(b.barcode) like $2' else 'b.barcode ilike $2' end;
  v_name := case when v_short then 'lower(n.name) like $2' else 'n.name ilike $2' end;
  if 'sample' = any (p_kinds) then
    v_sql := format($q$
      select 'sample' as kind, s.id, lower(s.barcode) as code, %s as sort,
        lower(s.barcode || ' ' || s.name || ' ' || coalesce(s.external_id, '')) as haystack
      from %s
      where s.state <> 'deleted' %s %s %s %s %s %s
      $q$,
      -- The first to expire first, where nothing was typed.
      case when v_by_expiry then 'to_char(s.expires_at at time zone ''UTC'', ''YYYYMMDDHH24MISSUS'')' else 'lower(s.name)' end,
      -- Words lead to candidates by their indexes, and each candidate is fetched by its key (the fence keeps it so).
      case when v_by_expiry then format($q$(
          select n.id from public.samples n where n.tenant_id = $1 and n.expires_at < $11 and n.state in ('available', 'checked_out')
          offset 0
        ) found
        cross join lateral (%s offset 0) s
        $q$, replace(v_sample, '$0', 's.id = found.id'))
        when v_words = '{}' then format('(%s) s', replace(v_sample, '$0', 'true')) else format($q$(
          select n.id from public.samples n where n.tenant_id = $1 and %s
          union
          %s
          select lb.sample_id from public.barcodes b
          join public.labware lb on lb.tenant_id = $1 and lb.id = b.labware_id
          where b.tenant_id = $1 and %s
        ) found
        cross join lateral (%s offset 0) s
        $q$, v_name,
        case when v_short then '' else 'select n.id from public.samples n where n.tenant_id = $1 and n.external_id ilike $2 union' end,
        v_code, replace(v_sample, '$0', 's.id = found.id')) end,
      case when p_sample_type_id is not null then 'and s.sample_type_id = $4' else '' end,
      case when p_container_ids is not null then 'and s.container_id = any ($5)' else '' end,
      case when p_state = 'quarantined' then 'and s.quarantined_at is not null'
        when p_state = 'available' then 'and s.state = $6 and s.quarantined_at is null'
        when p_state is not null then 'and s.state = $6' else '' end,
      case p_location when 'verified' then 'and s.is_placed'
        when 'unverified' then 'and not s.is_placed and s.location_unverified'
        when 'none' then 'and not s.is_placed and not s.location_unverified and s.state <> ''disposed''' else '' end,
      case when p_site_id is not null then 'and exists (
        select from public.containers i where i.tenant_id = $1 and i.id = s.container_id and i.site_id = $10)' else '' end,
      -- What was discarded expires no more.
      case when p_expires_before is not null then 'and s.expires_at < $11 and s.state in (''available'', ''checked_out'')' else '' end);
  end if;
  if 'container' = any (p_kinds) and p_sample_type_id is null and p_state is null and p_location is null
    and p_expires_before is null then
    v_sql := v_sql || case when v_sql = '' then '' else ' union all ' end || format($q$
      select 'container' as kind, c.id, lower(c.barcode) as code, lower(c.name) as sort,
        lower(coalesce(c.barcode, '') || ' ' || c.name) as haystack
      from %s
      where true %s %s
      $q$,
      case when v_words = '{}' then '(select * from public.containers where tenant_id = $1) c' else format($q$(
          select n.id from public.containers n where n.tenant_id = $1 and %s
          union
          select b.container_id from public.barcodes b where b.tenant_id = $1 and b.container_id is not null and %s
        ) found
        cross join lateral (select * from public.containers x where x.tenant_id = $1 and x.id = found.id offset 0) c
        $q$, v_name, v_code) end,
      case when p_container_ids is not null then 'and c.id = any ($5)' else '' end,
      case when p_site_id is not null then 'and c.site_id = $10' else '' end);
  end if;
  if v_sql = '' then
    return;
  end if;
  return query execute format($q$
    select r.kind, r.id, r.rank, r.sort from (
      select h.kind, h.id, h.sort,
        case when h.code = $8 then 0 when h.sort = $8 then 1 when starts_with(h.code, $8) and $8 <> '' then 2 else 3 end as rank
      from (%s) h
      where h.haystack like all ($3)
    ) r
    where $9 is null or (r.rank, r.sort, r.id) > (($9 ->> 'rank')::int, $9 ->> 'sort', ($9 ->> 'id')::uuid)
    order by r.rank, r.sort, r.id limit $7
    $q$, v_sql)
    using p_tenant_id, v_pattern, v_all, p_sample_type_id, p_container_ids, p_state, p_limit, v_whole, p_after, p_site_id, p_expires_before;
end
$$;

create function private.read_filters(p_filters jsonb, out kinds text[], out type_id uuid, out container_id uuid, out state text,
  out location text, out site_id uuid, out expires_before timestamptz)
language plpgsql stable set search_path = '' as $$
begin
  perform private.check_fields(p_filters, '{}', array['kinds', 'sampleTypeId', 'containerId', 'state', 'location',
    'siteId', 'expiresBefore']);
  kinds := case when p_filters ? 'kinds' then private.texts_of(p_filters, 'kinds', 2, 20) else array['sample', 'container'] end;
  if not kinds <@ array['sample', 'container'] then
    perform private.refuse_field('kinds');
  end if;
  if p_filters ? 'sampleTypeId' then type_id := private.uuid_or_null(p_filters, 'sampleTypeId'); end if;
  if p_filters ? 'containerId' then container_id := private.uuid_or_null(p_filters, 'containerId'); end if;
  if p_filters ? 'state' then
    state := private.choice_or_null(p_filters, 'state', array['available', 'quarantined', 'checked_out', 'disposed']);
  end if;
  if p_filters ? 'location' then
    location := private.choice_or_null(p_filters, 'location', array['verified', 'unverified', 'none']);
  end if;
  if p_filters ? 'siteId' then site_id := private.uuid_or_null(p_filters, 'siteId'); end if;
  if p_filters ? 'expiresBefore' then expires_before := private.instant_or_null(p_filters, 'expiresBefore'); end if;
end
$$;

create or replace function public.search(p_tenant_id uuid, p_query text, p_filters jsonb, p_limit int, p_after jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_filters record;
  v_within uuid[];
  v_limit int := least(greatest(coalesce(p_limit, 50), 1), 100);
  v_kinds text[];
  v_ids uuid[];
  v_next jsonb;
  v_results jsonb;
begin
  begin
    select * into v_filters from private.read_filters(coalesce(p_filters, '{}'));
    if p_after is not null and p_after <> 'null' then
      perform private.check_fields(p_after, array['rank', 'sort', 'id']);
      perform private.integer_of(p_after, 'rank', 0, 3);
      perform private.text_of(p_after, 'sort', 500);
      perform private.uuid_of(p_after, 'id');
    end if;
  exception when sqlstate 'TS001' then
    perform private.refuse_call('arguments_invalid', '{"field": "p_filters"}');
  end;
  if length(p_query) > 300 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_query"}');
  end if;
  if v_filters.container_id is not null then
    v_within := array(select d.id from private.subtree(p_tenant_id, v_filters.container_id) d);
  end if;
  select array_agg(h.kind order by h.rank, h.sort, h.id), array_agg(h.id order by h.rank, h.sort, h.id),
    (array_agg(jsonb_build_object('rank', h.rank, 'sort', h.sort, 'id', h.id) order by h.rank, h.sort, h.id))[v_limit]
  into v_kinds, v_ids, v_next
  from private.search_hits(p_tenant_id, coalesce(p_query, ''), v_filters.kinds, v_filters.type_id, v_within, v_filters.state,
    v_filters.location, v_filters.site_id, v_filters.expires_before, v_limit + 1, nullif(p_after, 'null')) h;
  select coalesce(jsonb_agg(jsonb_build_object(
    'kind', x.kind, 'id', x.id, 'doc', d.doc,
    'path', private.path_to(p_tenant_id, (d.doc ->> case x.kind when 'sample' then 'containerId' else 'parentId' end)::uuid)
  ) order by x.i), '[]') into v_results
  from unnest(v_kinds, v_ids) with ordinality x (kind, id, i)
  join (
    select 'sample' as kind, s.id, s.doc
    from private.sample_docs(p_tenant_id, array(select u.id from unnest(v_kinds, v_ids) u (kind, id) where u.kind = 'sample')) s
    union all
    select 'container', c.id, c.doc
    from private.container_docs(p_tenant_id, array(select u.id from unnest(v_kinds, v_ids) u (kind, id) where u.kind = 'container')) c
  ) d on d.kind = x.kind and d.id = x.id
  where x.i <= v_limit;
  return jsonb_build_object('results', v_results,
    'next', case when cardinality(v_ids) > v_limit then v_next end);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.search_hits(uuid, text, text[], uuid, uuid[], text, text, uuid, timestamptz, int, jsonb), private.read_filters(jsonb)
to tracseq_command;
