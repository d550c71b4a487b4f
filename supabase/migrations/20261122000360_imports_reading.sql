-- Reading the cells of a sheet, and the places they name. Text stays text: what looks like a formula is a name like any other.

-- A decimal number; a comma counts as its point unless it could be a thousands separator.
create function private.cell_number(p_cell text) returns double precision
language plpgsql immutable set search_path = '' as $$
begin
  return case
    when p_cell ~ '^[+-]?[0-9]{1,15}(\.[0-9]{1,15})?([eE][+-]?[0-9]{1,2})?$' then p_cell::double precision
    when p_cell ~ '^[+-]?[0-9]{1,15},([0-9]{1,2}|[0-9]{4,15})$' then replace(p_cell, ',', '.')::double precision
  end;
end
$$;

create function private.cell_unit(p_cell text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  -- Folding turns the micro sign into the Greek letter.
  return case private.fold_text(p_cell)
    when 'ΜL' then 'µL' when 'UL' then 'µL' when 'ML' then 'mL' when 'NG' then 'ng' when 'ΜG' then 'µg' when 'UG' then 'µg'
    when 'MCG' then 'µg' when 'MG' then 'mg' when 'G' then 'g' when 'CELLS' then 'cells' when 'CELL' then 'cells'
    when 'PIECES' then 'pieces' when 'PIECE' then 'pieces' when 'PCS' then 'pieces'
  end;
end
$$;

-- A day or a moment; without a zone it is taken as UTC.
create function private.cell_time(p_cell text) returns timestamptz
language plpgsql stable set search_path = '' as $$
declare
  v_text text := case
    when p_cell ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then p_cell || 'T00:00Z'
    when p_cell ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?$' then replace(p_cell, ' ', 'T') || 'Z'
    else p_cell
  end;
begin
  if not private.is_instant(v_text) or not pg_input_is_valid(v_text, 'timestamptz') then
    return null;
  end if;
  return case when v_text::timestamptz between '0001-01-02Z' and '9999-12-30Z' then v_text::timestamptz end;
end
$$;

-- A list in one cell.
create function private.cell_list(p_cell text) returns text[]
language plpgsql immutable set search_path = '' as $$
begin
  if p_cell is null or p_cell = '' then
    return '{}';
  end if;
  return array(
    select private.trim_text(w) from regexp_split_to_table(p_cell, '[,;|]') with ordinality a (w, i)
    where private.trim_text(w) <> '' order by i
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
  i bigint,
  container_id uuid,
  site_id uuid,
  place_position text,
  capacity int,
  occupant_id uuid,
  climate private.climate,
  code text,
  column_name text
);

-- Judges holders and positions for things of these kinds, one for each element of the three lists. Who else stands there is told, not
-- judged. Holders and spellings are looked up once however often a sheet names them. What goes by an index is fenced into
-- laterals (offset 0) and everything else is hashed, because nothing is known of the size of what was just staged.
create function private.cell_places(p_tenant_id uuid, p_codes text[], p_column text, p_positions text[], p_kinds text[])
returns setof private.cell_place
language plpgsql stable set search_path = '' set enable_nestloop = off as $$
begin
  return query
  with asked as materialized (
    select a.i, a.code, a.kind, coalesce(private.trim_text(a.written), '') as written
    from unnest(p_codes, p_positions, p_kinds) with ordinality a (code, written, kind, i)
  ),
  holders as materialized (
    select d.code, h.*
    from (select distinct a.code from asked a) d
    cross join lateral (select private.barcode_or_null(d.code) as barcode offset 0) n
    cross join lateral (
      select c.id, c.site_id, c.archived, c.type_id, t.rows, t.columns, t.capacity, t.allowed_children, t.labelling,
        (c.climate_class, c.climate_hazards)::private.climate as climate
      from public.barcodes b
      join public.containers c on c.tenant_id = b.tenant_id and c.id = b.container_id
      join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
      where b.tenant_id = p_tenant_id and b.barcode = n.barcode
      offset 0
    ) h
  ),
  spelled as materialized (
    select d.type_id, d.written, private.parse_position(d.written, d.rows, d.columns, d.labelling) as position
    from (
      select distinct h.type_id, h.rows, h.columns, h.labelling, a.written
      from asked a join holders h on h.code = a.code
      where h.rows is not null and a.written <> ''
    ) d
  )
  select a.i, h.id, h.site_id, s.position, case when h.rows is null then h.capacity end, o.id, h.climate,
    case
      when h.id is null then 'container_not_found'
      when h.archived then 'parent_archived'
      when a.kind <> all (h.allowed_children) then 'parent_refuses_kind'
      when h.rows is null then case when a.written <> '' then 'position_not_allowed' end
      when a.written = '' then 'position_required'
      when s.position is null then 'position_invalid'
      when o.blocked then 'position_blocked'
    end,
    case when h.id is null or h.archived or a.kind <> all (h.allowed_children) then p_column else 'position' end
  from asked a
  left join holders h on h.code = a.code
  left join spelled s on s.type_id = h.type_id and s.written = a.written
  left join lateral (
    select
      (select l.sample_id from public.placements x join public.labware l on l.tenant_id = x.tenant_id and l.id = x.labware_id
       where x.tenant_id = p_tenant_id and x.container_id = h.id and x.position = s.position) as sample_id,
      (select c.id from public.containers c
       where c.tenant_id = p_tenant_id and c.parent_id = h.id and c.position = s.position and not c.archived) as container_id,
      exists (select from public.blocked_positions b
              where b.tenant_id = p_tenant_id and b.container_id = h.id and b.position = s.position) as blocked
    offset 0
  ) f on s.position is not null
  left join lateral (select coalesce(f.sample_id, f.container_id) as id, f.blocked) o on true;
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

-- Why a sample would not suit a climate; null when it does.
create function private.unsuitable(p_climate private.climate, p_classes text[], p_hazards text[]) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return case
    when p_classes <> '{}' and p_climate.temperature_class <> all (p_classes) then 'temperature_unsuitable'
    when p_hazards && p_climate.refused_hazards then 'hazard_incompatible'
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
  private.cell_name_error(text, int), private.cell_places(uuid, text[], text, text[], text[]),
  private.things_in(uuid, uuid), private.unsuitable(private.climate, text[], text[]),
  private.row_errors(int, jsonb, text[], text[])
to tracseq_command;
