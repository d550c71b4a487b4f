-- How positions are written on a box and read from a sheet; the twin of lib/domain/positions, pinned by positions.cases.json.

-- Typed text in one form: full-width and Arabic digits become ASCII, letters become capitals.
create function private.fold_text(p_text text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return upper(translate(normalize(p_text, nfkc),
    E'\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9',
    '01234567890123456789'));
end
$$;

-- White space and punctuation between the two parts of a written position.
create function private.position_separator() returns text
language plpgsql immutable set search_path = '' as $$
begin
  return '[\s\-\u2013\u2014_:;.,/\\|]+';
end
$$;

-- Which line of an axis a folded word names.
create function private.axis_line(p_axis jsonb, p_word text) returns int
language plpgsql immutable set search_path = '' as $$
begin
  if p_axis = '"letters"' then
    return case
      when p_word ~ '^[A-Z]$' then ascii(p_word) - 64
      when p_word ~ '^[A-Z]{2}$' then (ascii(p_word) - 64) * 26 + ascii(substr(p_word, 2, 1)) - 64
    end;
  end if;
  if p_axis = '"numbers"' then
    return case when p_word ~ '^[0-9]{1,4}$' then p_word::int end;
  end if;
  return (
    select w.i::int from jsonb_array_elements_text(p_axis) with ordinality w (own, i)
    where private.fold_text(w.own) = p_word order by w.i limit 1
  );
end
$$;

-- Whether every line of an axis can be written and read back: enough words, no two alike, no separator in them.
create function private.axis_fits(p_axis jsonb, p_lines int) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  return case when jsonb_typeof(p_axis) = 'string' then true else (
    select count(*) >= p_lines and count(distinct w.word) = count(*)
      and bool_and(w.word <> '' and w.word !~ private.position_separator())
    from (select private.fold_text(own) as word from jsonb_array_elements_text(p_axis) own) w
  ) end;
end
$$;

create function private.labelling_fits(p_labelling jsonb, p_rows int, p_columns int) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  return p_rows is null or p_labelling ->> 'scheme' like 'linear%'
    or (private.axis_fits(p_labelling -> 'rows', p_rows) and private.axis_fits(p_labelling -> 'columns', p_columns));
end
$$;

-- The two words a text may consist of: split at a separator, else wherever digits meet other characters.
create function private.position_words(p_text text) returns table (one text, two text)
language plpgsql immutable set search_path = '' as $$
declare
  v_words text[] := regexp_split_to_array(p_text, private.position_separator());
begin
  if cardinality(v_words) > 1 then
    if cardinality(v_words) = 2 and v_words[1] <> '' and v_words[2] <> '' then
      return query select v_words[1], v_words[2];
    end if;
    return;
  end if;
  return query
    select left(p_text, at), substr(p_text, at + 1) from generate_series(1, length(p_text) - 1) at
    where (substr(p_text, at, 1) ~ '[0-9]') <> (substr(p_text, at + 1, 1) ~ '[0-9]');
end
$$;

-- Reads what a person or a sheet wrote as the labels of a grid; null when it is none of its positions or could be two.
create function private.parse_position(p_text text, p_rows int, p_columns int, p_labelling jsonb) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_scheme text := p_labelling ->> 'scheme';
  v_first jsonb := case when v_scheme = 'row_column' then p_labelling -> 'rows' else p_labelling -> 'columns' end;
  v_second jsonb := case when v_scheme = 'row_column' then p_labelling -> 'columns' else p_labelling -> 'rows' end;
  v_mixed boolean := p_labelling -> 'rows' <> p_labelling -> 'columns'
    and jsonb_typeof(p_labelling -> 'rows') = 'string' and jsonb_typeof(p_labelling -> 'columns') = 'string';
  v_text text := btrim(private.fold_text(left(p_text, 25)), E' \t\r\n');
  v_number int := case when v_text ~ '^[0-9]{1,6}$' then v_text::int end;
  v_pair record;
  v_rows int[] := '{}';
  v_columns int[] := '{}';
  v_size int;
  v_found text;
begin
  if length(v_text) not between 1 and 24 then
    return null;
  end if;
  if v_scheme like 'linear%' then
    if v_number is null then
      -- Canonical addresses are understood too; they count from the top left whatever the labels do.
      select min(a.address) into v_found
      from (
        select w.one || lpad(ltrim(w.two, '0'), greatest(2, length(ltrim(w.two, '0'))), '0') as address
        from private.position_words(v_text) w where w.two ~ '^[0-9]+$'
      ) a
      where private.is_position(a.address) and private.row_of(a.address) <= p_rows and private.column_of(a.address) <= p_columns
      having count(distinct a.address) = 1;
      return v_found;
    end if;
    if v_number not between 1 and p_rows * p_columns then
      return null;
    end if;
    v_size := case when v_scheme = 'linear_rows' then p_columns else p_rows end;
    v_rows := array[case when v_scheme = 'linear_rows' then (v_number - 1) / v_size else (v_number - 1) % v_size end + 1];
    v_columns := array[case when v_scheme = 'linear_rows' then (v_number - 1) % v_size else (v_number - 1) / v_size end + 1];
  else
    for v_pair in
      select x.a, x.b from private.position_words(v_text) w
      cross join lateral (
        select private.axis_line(v_first, w.one) as a, private.axis_line(v_second, w.two) as b
        union all
        select private.axis_line(v_first, w.two), private.axis_line(v_second, w.one) where v_mixed
      ) x
      where x.a is not null and x.b is not null
    loop
      v_rows := v_rows || case when v_scheme = 'row_column' then v_pair.a else v_pair.b end;
      v_columns := v_columns || case when v_scheme = 'row_column' then v_pair.b else v_pair.a end;
    end loop;
    -- A grid of one row or one column is counted along its only line.
    if v_rows = '{}' and v_number is not null and (p_rows = 1 or p_columns = 1) then
      v_rows := array[case when p_rows > 1 then v_number else 1 end];
      v_columns := array[case when p_rows > 1 then 1 else v_number end];
    end if;
  end if;
  select min(a.address) into v_found
  from (
    select private.position_at(
      case when p_labelling ->> 'origin' like 'bottom%' then p_rows + 1 - c.r else c.r end,
      case when p_labelling ->> 'origin' like '%right' then p_columns + 1 - c.c else c.c end) as address
    from unnest(v_rows, v_columns) c (r, c)
    where c.r between 1 and p_rows and c.c between 1 and p_columns
  ) a
  having count(distinct a.address) = 1;
  return v_found;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.fold_text(text), private.position_separator(), private.axis_line(jsonb, text), private.axis_fits(jsonb, int),
  private.labelling_fits(jsonb, int, int), private.position_words(text), private.parse_position(text, int, int, jsonb)
to tracseq_command;
