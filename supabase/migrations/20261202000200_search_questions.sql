-- The question of a search may be written otherwise than a label: with the digits of an Arabic or Persian keyboard, or pasted with characters nobody
-- sees. It is asked as it stands and as a label would print it; what is stored stays as it is. A question of punctuation alone has no answer.

-- What somebody typed as a label would print it. The twin of plainText in lib/domain/barcodes/plain.ts.
create function private.plain_question(p_query text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return translate(
    regexp_replace(left(p_query, 300), '[\u0001-\u0008\u000e-\u001c\u001e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]', '', 'g'),
    E'\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9',
    '01234567890123456789');
end
$$;

-- The pattern that leads a word to what has it: one or two letters have no trigram, so for those the beginning alone is looked at.
create function private.search_pattern(p_word text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return case when length(p_word) < 3 then '' else '%' end || private.like_text(p_word) || '%';
end
$$;

-- The best hits of one page. It bypasses the policies on purpose: a trigram comparison may leak what it compares, so Postgres
-- would evaluate it only after the policy, on every row of the tenant. The tenant is therefore proved here once more and named
-- in every condition.
create or replace function private.search_hits(
  p_tenant_id uuid, p_query text, p_kinds text[], p_sample_type_id uuid, p_container_ids uuid[], p_state text, p_location text,
  p_site_id uuid, p_expires_before timestamptz, p_limit int, p_after jsonb
) returns table (kind text, id uuid, rank int, sort text)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_words text[] := private.search_words(p_query);
  v_whole text := lower(normalize(btrim(left(p_query, 300)), nfkc));
  v_all text[] := array(select '%' || private.like_text(w) || '%' from unnest(v_words) w);
  -- The same as a label would print it; null where that says nothing else.
  v_plain text := private.plain_question(p_query);
  v_plain_words text[] := nullif(nullif(private.search_words(v_plain), v_words), '{}');
  v_plain_whole text := case when v_plain_words is not null then lower(normalize(btrim(left(v_plain, 300)), nfkc)) end;
  v_plain_all text[] := case when v_plain_words is not null
    then array(select '%' || private.like_text(w) || '%' from unnest(v_plain_words) w) end;
  v_samples text;
  v_containers text;
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
  -- Whoever typed nothing but punctuation asked for something, and not for all there is.
  if v_words = '{}' and p_query ~ '\S' then
    return;
  end if;
  -- Where the candidates come from: each index is asked for each form of the question.
  select string_agg(format('select n.id from public.samples n where n.tenant_id = $1 and %s union ', replace(w.condition, '@', 'n.name'))
      || case when w.is_short then '' else format('select n.id from public.samples n where n.tenant_id = $1 and n.external_id ilike $%s union ', w.at) end
      || format('select lb.sample_id from public.barcodes b join public.labware lb on lb.tenant_id = $1 and lb.id = b.labware_id
        where b.tenant_id = $1 and %s', replace(w.condition, '@', 'b.barcode')), ' union '),
    string_agg(format('select n.id from public.containers n where n.tenant_id = $1 and %s union
      select b.container_id from public.barcodes b where b.tenant_id = $1 and b.container_id is not null and %s',
      replace(w.condition, '@', 'n.name'), replace(w.condition, '@', 'b.barcode')), ' union ')
  into v_samples, v_containers
  from (
    select f.at, length(f.word) < 3 as is_short,
      format(case when length(f.word) < 3 then 'lower(@) like $%s' else '@ ilike $%s' end, f.at) as condition
    from (values (v_words[1], 2), (v_plain_words[1], 12)) f (word, at)
    where f.word is not null
  ) w;
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
        when v_words = '{}' then format('(%s) s', replace(v_sample, '$0', 'true')) else format($q$(%s) found
        cross join lateral (%s offset 0) s
        $q$, v_samples, replace(v_sample, '$0', 's.id = found.id')) end,
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
      case when v_words = '{}' then '(select * from public.containers where tenant_id = $1) c' else format($q$(%s) found
        cross join lateral (select * from public.containers x where x.tenant_id = $1 and x.id = found.id offset 0) c
        $q$, v_containers) end,
      case when p_container_ids is not null then 'and c.id = any ($5)' else '' end,
      case when p_site_id is not null then 'and c.site_id = $10' else '' end);
  end if;
  if v_sql = '' then
    return;
  end if;
  return query execute format($q$
    select r.kind, r.id, r.rank, r.sort from (
      select h.kind, h.id, h.sort,
        case when h.code in ($8, $14) then 0 when h.sort in ($8, $14) then 1
          when starts_with(h.code, $8) and $8 <> '' or starts_with(h.code, $14) then 2 else 3 end as rank
      from (%s) h
      where h.haystack like all ($3) or h.haystack like all ($13)
    ) r
    where $9 is null or (r.rank, r.sort, r.id) > (($9 ->> 'rank')::int, $9 ->> 'sort', ($9 ->> 'id')::uuid)
    order by r.rank, r.sort, r.id limit $7
    $q$, v_sql)
    using p_tenant_id, private.search_pattern(v_words[1]), v_all, p_sample_type_id, p_container_ids, p_state, p_limit, v_whole, p_after,
      p_site_id, p_expires_before, private.search_pattern(v_plain_words[1]), v_plain_all, v_plain_whole;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.plain_question(text), private.search_pattern(text),
  private.search_hits(uuid, text, text[], uuid, uuid[], text, text, uuid, timestamptz, int, jsonb)
to tracseq_command;
