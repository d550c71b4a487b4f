-- Reading the cells of a sheet, and the places they name. Text stays text: what looks like a formula is a name like any other.

-- A decimal number; a comma counts as its point unless it could be a thousands separator.
create function private.cell_number(p_cell text) returns double precision
language plpgsql immutable set search_path = '' as $$
begin
  return (
    select case
      when c ~ '^[+-]?[0-9]{1,15}(\.[0-9]{1,15})?([eE][+-]?[0-9]{1,2})?$' then c::double precision
      when c ~ '^[+-]?[0-9]{1,15},([0-9]{1,2}|[0-9]{4,15})$' then replace(c, ',', '.')::double precision
    end
    from private.trim_text(p_cell) c
  );
end
$$;

create function private.cell_unit(p_cell text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return (
    select u.unit
    from (values ('µL', '{ΜL,UL}'::text[]), ('mL', '{ML}'), ('ng', '{NG}'), ('µg', '{ΜG,UG,MCG}'), ('mg', '{MG}'), ('g', '{G}'),
      ('cells', '{CELLS,CELL}'), ('pieces', '{PIECES,PIECE,PCS}')) u (unit, words)
    where private.fold_text(private.trim_text(p_cell)) = any (u.words)
  );
end
$$;

-- A day or a moment; without a zone it is taken as UTC.
create function private.cell_time(p_cell text) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
  return (
    select case when pg_input_is_valid(t, 'timestamptz') and t::timestamptz between '0001-01-02Z' and '9999-12-30Z' then t::timestamptz end
    from (
      select case
        when c ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then c || 'T00:00Z'
        when c ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?$' then replace(c, ' ', 'T') || 'Z'
        when private.is_instant(c) then c
      end as t
      from private.trim_text(p_cell) c
    ) x
  );
end
$$;

-- A list in one cell.
create function private.cell_list(p_cell text) returns text[]
language plpgsql immutable set search_path = '' as $$
begin
  return (
    select coalesce(array_agg(x.word order by x.i), '{}') from (
      select private.trim_text(w) as word, i from regexp_split_to_table(p_cell, '[,;|]') with ordinality a (w, i)
    ) x where x.word <> ''
  );
end
$$;

-- What is wrong with a text that becomes a name; null when nothing.
create function private.cell_name_error(p_cell text, p_max int) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return case
    when p_cell ~ '[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]' or private.js_length(p_cell) > p_max then 'arguments_invalid'
  end;
end
$$;

-- A place as a sheet names it, looked up: the holder, what stands at the position now, and the first thing that is wrong.
create type private.cell_place as (
  container_id uuid,
  site_id uuid,
  place_position text,
  capacity int,
  occupant_id uuid,
  code text,
  column_name text
);

-- Judges holder and position for a thing of this kind. Who else stands there is told, not judged.
create function private.cell_place_of(p_tenant_id uuid, p_code text, p_column text, p_position text, p_kind text)
returns private.cell_place
language plpgsql stable set search_path = '' set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  v_place private.cell_place;
  v_found record;
  v_written text := private.trim_text(coalesce(p_position, ''));
begin
  select c.id, c.site_id, c.archived, t.rows, t.columns, t.capacity, t.allowed_children, t.labelling into v_found
  from public.barcodes b
  join public.containers c on c.tenant_id = p_tenant_id and c.id = b.container_id
  join public.container_types t on t.tenant_id = p_tenant_id and t.id = c.type_id
  where b.tenant_id = p_tenant_id and b.barcode = private.barcode_or_null(p_code);
  v_place.column_name := p_column;
  if v_found.id is null then
    v_place.code := 'container_not_found';
    return v_place;
  end if;
  v_place.container_id := v_found.id;
  v_place.site_id := v_found.site_id;
  if v_found.archived then
    v_place.code := 'parent_archived';
  elsif p_kind <> all (v_found.allowed_children) then
    v_place.code := 'parent_refuses_kind';
  end if;
  if v_place.code is not null then
    return v_place;
  end if;
  v_place.column_name := 'position';
  if v_found.rows is null then
    v_place.capacity := v_found.capacity;
    v_place.code := case when v_written <> '' then 'position_not_allowed' end;
    return v_place;
  end if;
  if v_written = '' then
    v_place.code := 'position_required';
    return v_place;
  end if;
  v_place.place_position := private.parse_position(v_written, v_found.rows, v_found.columns, v_found.labelling);
  if v_place.place_position is null then
    v_place.code := 'position_invalid';
    return v_place;
  end if;
  if exists (
    select from public.blocked_positions b
    where b.tenant_id = p_tenant_id and b.container_id = v_found.id and b.position = v_place.place_position
  ) then
    v_place.code := 'position_blocked';
    return v_place;
  end if;
  select coalesce(
    (select l.sample_id from public.placements x join public.labware l on l.tenant_id = p_tenant_id and l.id = x.labware_id
     where x.tenant_id = p_tenant_id and x.container_id = v_found.id and x.position = v_place.place_position),
    (select c.id from public.containers c
     where c.tenant_id = p_tenant_id and c.parent_id = v_found.id and c.position = v_place.place_position and not c.archived)
  ) into v_place.occupant_id;
  return v_place;
end
$$;

-- How many things are directly in a holder.
create function private.things_in(p_tenant_id uuid, p_container_id uuid) returns bigint
language plpgsql stable set search_path = '' as $$
begin
  return (select count(*) from public.placements x where x.tenant_id = p_tenant_id and x.container_id = p_container_id)
    + (select count(*) from public.containers c
       where c.tenant_id = p_tenant_id and c.parent_id = p_container_id and not c.archived);
end
$$;

-- Why a sample would not suit a place; null when it does.
create function private.unsuitable(p_tenant_id uuid, p_container_id uuid, p_classes text[], p_hazards text[]) returns text
language plpgsql stable set search_path = '' as $$
declare
  v_climate private.climate;
begin
  if p_container_id is null or (p_classes = '{}' and p_hazards = '{}') then
    return null;
  end if;
  v_climate := private.climate_at(p_tenant_id, p_container_id);
  return case
    when p_classes <> '{}' and v_climate.temperature_class <> all (p_classes) then 'temperature_unsuitable'
    when p_hazards && v_climate.refused_hazards then 'hazard_incompatible'
  end;
end
$$;

-- The errors of one row out of pairs of column and code.
create function private.row_errors(p_line int, p_data jsonb, p_columns text[], p_codes text[]) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'row', p_line, 'code', e.code, 'column', e.column_name, 'value', left(p_data ->> e.column_name, 200)) order by e.i), '[]')
    from unnest(p_columns, p_codes) with ordinality e (column_name, code, i)
    where e.code is not null
  );
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.cell_number(text), private.cell_unit(text), private.cell_time(text), private.cell_list(text),
  private.cell_name_error(text, int), private.cell_place_of(uuid, text, text, text, text),
  private.things_in(uuid, uuid), private.unsuitable(uuid, uuid, text[], text[]),
  private.row_errors(int, jsonb, text[], text[])
to tracseq_command;
