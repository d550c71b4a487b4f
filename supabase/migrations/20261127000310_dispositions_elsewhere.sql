-- What imports and the search must know of dispositions: a sheet moves nothing that was discarded, and what is in quarantine is
-- found as such and no longer as available.

create or replace function private.judge_moves(p_tenant_id uuid, p_import_id uuid, p_from int, p_to int)
returns setof private.judged_move
language plpgsql stable set search_path = '' set enable_nestloop = off as $$
begin
  return query
  with cells as materialized (
    select r.line, r.data, r.barcode, x.*,
      row_number() over (order by r.line) as i,
      row_number() over (partition by r.barcode order by r.line) as nth,
      nullif(private.trim_text(r.data ->> 'containerBarcode'), '') as container_code,
      coalesce(r.data ->> 'reason', '') as reason
    from public.import_rows r
    left join lateral (
      select s.id as sample_id, l.id as labware_id, s.state, s.location_unverified, s.hazards, st.temperature_classes,
        pl.container_id as from_container_id, pl.position as from_position, mc.id as moved_container_id, mc.archived as moved_archived,
        coalesce(mt.kind, 'sample') as kind,
        exists (select from public.conflicts c
                where c.tenant_id = p_tenant_id and c.subject_sample_id = s.id and c.state = 'open') as has_conflict
      from public.barcodes b
      left join public.labware l on l.tenant_id = p_tenant_id and l.id = b.labware_id
      left join public.samples s on s.tenant_id = p_tenant_id and s.id = l.sample_id
      left join public.sample_types st on st.tenant_id = p_tenant_id and st.id = s.sample_type_id
      left join public.placements pl on pl.tenant_id = p_tenant_id and pl.labware_id = l.id
      left join public.containers mc on mc.tenant_id = p_tenant_id and mc.id = b.container_id
      left join public.container_types mt on mt.tenant_id = p_tenant_id and mt.id = mc.type_id
      where b.tenant_id = p_tenant_id and b.barcode = r.barcode
      offset 0
    ) x on true
    where r.tenant_id = p_tenant_id and r.import_id = p_import_id and r.line between p_from and p_to and r.imported_by is null
  ),
  places as materialized (
    select x.place, (x.place).i from (
      select private.cell_places(p_tenant_id, array_agg(c.container_code order by c.i), 'containerBarcode',
        array_agg(c.data ->> 'position' order by c.i), array_agg(coalesce(c.kind, 'sample') order by c.i)) as place
      from cells c
    ) x
  ),
  placed as materialized (
    select c.*, p.place,
      row_number() over (partition by (p.place).container_id, (p.place).place_position order by c.line) as nth_there
    from cells c left join places p on p.i = c.i
  )
  select p.line,
    private.row_errors(p.line, p.data,
      array['barcode', coalesce((p.place).column_name, 'position'), 'containerBarcode', 'reason'],
      array[
        case when p.barcode is null then private.barcode_error(private.trim_text(coalesce(p.data ->> 'barcode', '')))
          when p.sample_id is null and p.moved_container_id is null then 'sample_not_found'
          when p.nth > 1 then 'barcode_duplicate'
          when p.state = 'checked_out' then 'sample_checked_out'
          when p.state = 'disposed' then 'sample_disposed'
          when p.moved_archived then 'parent_archived' end,
        case when (p.place).code is not null then (p.place).code
          when (p.place).place_position is not null then case
            when p.nth_there > 1 then 'position_occupied'
            when p.kind <> 'sample' and (p.place).occupant_id <> p.moved_container_id then 'position_occupied' end
          when (p.place).container_id is distinct from p.from_container_id and (p.place).capacity
            < private.things_in(p_tenant_id, (p.place).container_id) + p.nth_there then 'container_full' end,
        case when (p.place).code is null and p.sample_id is not null
          then private.unsuitable((p.place).climate, p.temperature_classes, p.hazards) end,
        case when private.js_length(p.reason) > 500 then 'arguments_invalid' end
      ]),
    case when p.sample_id is not null then row(p.sample_id, p.labware_id, p.state, p.location_unverified, p.has_conflict, p.hazards,
      p.temperature_classes, (p.from_container_id, p.from_position)::private.place, false)::private.sample_facts end,
    p.moved_container_id, (p.place).container_id, (p.place).place_position, p.reason
  from placed p;
end
$$;

create or replace function private.search_hits(
  p_tenant_id uuid, p_query text, p_kinds text[], p_sample_type_id uuid, p_container_ids uuid[], p_state text, p_location text,
  p_limit int, p_after jsonb
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
  v_sql text := '';
begin
  if private.active_tenant() is distinct from p_tenant_id then
    return;
  end if;
  v_code := case when v_short then 'lower(b.barcode) like $2' else 'b.barcode ilike $2' end;
  v_name := case when v_short then 'lower(n.name) like $2' else 'n.name ilike $2' end;
  if 'sample' = any (p_kinds) then
    v_sql := format($q$
      select 'sample' as kind, s.id, lower(s.barcode) as code, lower(s.name) as sort,
        lower(s.barcode || ' ' || s.name || ' ' || coalesce(s.external_id, '')) as haystack
      from %s
      where s.state <> 'deleted' %s %s %s %s
      $q$,
      -- Words lead to candidates by their indexes, and each candidate is fetched by its key (the fence keeps it so).
      case when v_words = '{}' then format('(%s) s', replace(v_sample, '$0', 'true')) else format($q$(
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
        when 'none' then 'and not s.is_placed and not s.location_unverified and s.state <> ''disposed''' else '' end);
  end if;
  if 'container' = any (p_kinds) and p_sample_type_id is null and p_state is null and p_location is null then
    v_sql := v_sql || case when v_sql = '' then '' else ' union all ' end || format($q$
      select 'container' as kind, c.id, lower(c.barcode) as code, lower(c.name) as sort,
        lower(coalesce(c.barcode, '') || ' ' || c.name) as haystack
      from %s
      where true %s
      $q$,
      case when v_words = '{}' then '(select * from public.containers where tenant_id = $1) c' else format($q$(
          select n.id from public.containers n where n.tenant_id = $1 and %s
          union
          select b.container_id from public.barcodes b where b.tenant_id = $1 and b.container_id is not null and %s
        ) found
        cross join lateral (select * from public.containers x where x.tenant_id = $1 and x.id = found.id offset 0) c
        $q$, v_name, v_code) end,
      case when p_container_ids is not null then 'and c.id = any ($5)' else '' end);
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
    using p_tenant_id, v_pattern, v_all, p_sample_type_id, p_container_ids, p_state, p_limit, v_whole, p_after;
end
$$;

create or replace function private.read_filters(p_filters jsonb, out kinds text[], out type_id uuid, out container_id uuid, out state text,
  out location text)
language plpgsql stable set search_path = '' as $$
begin
  perform private.check_fields(p_filters, '{}', array['kinds', 'sampleTypeId', 'containerId', 'state', 'location']);
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
end
$$;
