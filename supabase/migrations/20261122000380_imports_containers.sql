-- Bringing in containers from a sheet. A row may stand in a container that is there already or in one of the same sheet,
-- above or below it.

create type private.judged_container as (
  line int,
  errors jsonb,
  barcode text,
  name text,
  type_id uuid,
  site_id uuid,
  parent_id uuid,
  parent_line int,
  place_position text
);

-- Judges all rows of the sheet that are not imported yet; a hierarchy cannot be judged by halves. Lookups are fenced and joins hashed as in
-- private.cell_places.
create function private.judge_containers(p_tenant_id uuid, p_import_id uuid) returns setof private.judged_container
language plpgsql stable set search_path = '' set enable_nestloop = off as $$
begin
  return query
  with cells as materialized (
    select r.line, r.data, r.barcode,
      row_number() over (order by r.line) as i,
      nullif(btrim(r.data ->> 'name'), '') as name,
      nullif(private.trim_text(r.data ->> 'barcode'), '') as code,
      nullif(private.trim_text(r.data ->> 'parentBarcode'), '') as parent_code,
      private.barcode_or_null(r.data ->> 'parentBarcode') as parent_barcode,
      nullif(private.trim_text(r.data ->> 'position'), '') as written,
      lower(nullif(private.trim_text(r.data ->> 'site'), '')) as site_name,
      lower(btrim(r.data ->> 'kind')) as type_name,
      row_number() over (partition by r.barcode order by r.line) as nth
    from public.import_rows r
    where r.tenant_id = p_tenant_id and r.import_id = p_import_id and r.imported_by is null
  ),
  types as materialized (
    select d.type_name, t.*
    from (select distinct c.type_name from cells c) d
    cross join lateral (
      select count(*) as found, min(t.id::text)::uuid as id, min(t.kind) as kind, min(t.rows) as rows, min(t.columns) as columns,
        min(t.capacity) as capacity, (array_agg(t.labelling))[1] as labelling, (array_agg(to_jsonb(t.allowed_children)))[1] as children
      from public.container_types t
      where t.tenant_id = p_tenant_id and lower(t.name) = d.type_name and not t.archived
      offset 0
    ) t
  ),
  sites as materialized (
    select d.site_name, s.*
    from (select distinct c.site_name from cells c) d
    cross join lateral (
      select count(*) as found, min(s.id::text)::uuid as id
      from public.sites s
      where s.tenant_id = p_tenant_id and not s.archived and (lower(s.name) = d.site_name or d.site_name is null)
      offset 0
    ) s
  ),
  -- The first row of the sheet that bears each code, unless something in the tenant bears it already.
  bearers as materialized (
    select c.barcode, c.line, c.type_name,
      exists (select from public.barcodes b where b.tenant_id = p_tenant_id and b.barcode = c.barcode offset 0) as taken
    from cells c where c.barcode is not null and c.nth = 1
  ),
  stands as materialized (
    select c.*, t.id as type_id, t.kind, t.found as types_found, s.id as site_id, s.found as sites_found,
      own.taken is true as taken, case when not parent.taken then parent.line end as parent_line,
      pt.found as parent_types, pt.rows, pt.columns, pt.capacity, pt.labelling, pt.children
    from cells c
    left join types t on t.type_name = c.type_name
    left join sites s on s.site_name is not distinct from c.site_name
    left join bearers own on own.barcode = c.barcode
    left join bearers parent on parent.barcode = c.parent_barcode
    left join types pt on pt.type_name = parent.type_name and not parent.taken
  ),
  places as materialized (
    select x.place, (x.place).i from (
      select private.cell_places(p_tenant_id, array_agg(s.parent_code order by s.i), 'parentBarcode',
        array_agg(s.written order by s.i), array_agg(s.kind order by s.i)) as place
      from stands s
    ) x
  ),
  judged as materialized (
    select x.*, row_number() over (partition by (x.place).container_id, x.parent_line, x.at_position order by x.line) as nth_there
    from (
      select s.*, case when s.parent_line is null and s.parent_code is not null then p.place end as place,
        case when s.parent_line is null then (p.place).place_position
          when s.rows is not null then private.parse_position(s.written, s.rows, s.columns, s.labelling) end as at_position
      from stands s left join places p on p.i = s.i
    ) x
  )
  select j.line,
    private.row_errors(j.line, j.data,
      array['kind', 'name', 'barcode', 'site',
        case when j.parent_code is null then 'position' when j.parent_line is null then coalesce((j.place).column_name, 'position')
          when j.parent_types is distinct from 1 or not j.children ? j.kind then 'parentBarcode' else 'position' end],
      array[
        case when j.types_found is distinct from 1 then 'container_type_not_found' end,
        case when j.name is null and j.barcode is null then 'name_empty' else private.cell_name_error(j.name, 120) end,
        case when j.code is not null and j.barcode is null then private.barcode_error(j.code)
          when j.taken or (j.barcode is not null and j.nth > 1) then 'barcode_duplicate' end,
        case when j.parent_code is null and j.sites_found is distinct from 1 then 'site_not_found' end,
        case
          when j.parent_code is null then case when j.written is not null then 'position_not_allowed' end
          when j.parent_line is null then coalesce((j.place).code, case
            when (j.place).place_position is not null and ((j.place).occupant_id is not null or j.nth_there > 1) then 'position_occupied'
            when (j.place).capacity < private.things_in(p_tenant_id, (j.place).container_id) + j.nth_there then 'container_full' end)
          when j.parent_types is distinct from 1 then 'container_not_found'
          when not j.children ? j.kind then 'parent_refuses_kind'
          when j.rows is null then case when j.written is not null then 'position_not_allowed'
            when j.nth_there > j.capacity then 'container_full' end
          when j.written is null then 'position_required'
          when j.at_position is null then 'position_invalid'
          when j.nth_there > 1 then 'position_occupied' end
      ]),
    j.barcode, coalesce(j.name, j.barcode), j.type_id,
    coalesce((j.place).site_id, case when j.parent_code is null then j.site_id end), (j.place).container_id, j.parent_line,
    j.at_position
  from judged j;
end
$$;

-- The judged rows with what follows from their parents: a row under a bad one, or in a ring of rows, is bad too. Plain loops
-- over arrays: the rows of a sheet are in memory and a join could not know how many they are.
create function private.judge_hierarchy(p_tenant_id uuid, p_import_id uuid) returns setof private.judged_container
language plpgsql stable set search_path = '' as $$
declare
  v_rows private.judged_container[];
  -- Index in v_rows by row of the sheet.
  v_at jsonb;
  v_row private.judged_container;
  -- 0 not looked at, 1 being looked at, 2 sound, 3 bad.
  v_state int[];
  v_path int[];
  v_index int;
  v_parent int;
  v_value text;
begin
  select array_agg(j order by j.line) into v_rows from private.judge_containers(p_tenant_id, p_import_id) j;
  if v_rows is null then
    return;
  end if;
  select jsonb_object_agg(r.line, r.i) into v_at
  from unnest(v_rows) with ordinality r (line, errors, barcode, name, type_id, site_id, parent_id, parent_line, place_position, i);
  v_state := array_fill(0, array[cardinality(v_rows)]);
  for i in 1 .. cardinality(v_rows) loop
    v_path := '{}';
    v_index := i;
    -- Up to the first row whose fate is known.
    while v_state[v_index] = 0 loop
      v_state[v_index] := 1;
      v_path := v_path || v_index;
      exit when v_rows[v_index].parent_line is null;
      v_index := (v_at ->> v_rows[v_index].parent_line::text)::int;
    end loop;
    -- And down again.
    for k in reverse cardinality(v_path) .. 1 loop
      v_index := v_path[k];
      v_row := v_rows[v_index];
      v_parent := (v_at ->> v_row.parent_line::text)::int;
      if v_row.errors = '[]' and v_parent is not null and v_state[v_parent] <> 2 then
        select left(r.data ->> 'parentBarcode', 200) into v_value from public.import_rows r
        where r.tenant_id = p_tenant_id and r.import_id = p_import_id and r.line = v_row.line;
        v_row.errors := jsonb_build_array(jsonb_build_object('row', v_row.line, 'column', 'parentBarcode', 'value', v_value,
          'code', case when v_state[v_parent] = 1 or v_rows[v_parent].errors -> 0 ->> 'code' = 'hierarchy_cycle'
            then 'hierarchy_cycle' else 'container_not_found' end));
      end if;
      if v_parent is not null and v_state[v_parent] = 2 then
        v_row.site_id := v_rows[v_parent].site_id;
      end if;
      v_state[v_index] := case when v_row.errors = '[]' then 2 else 3 end;
      v_rows[v_index] := v_row;
    end loop;
  end loop;
  return query select (unnest(v_rows)).*;
end
$$;

-- Writes judged rows, all levels in one statement; the foreign key to the parent looks when all are there.
create function private.bring_containers(p private.command_context, p_rows private.judged_container[]) returns uuid[]
language plpgsql set search_path = '' as $$
begin
  insert into public.containers (tenant_id, id, site_id, parent_id, position, type_id, name, barcode, created_at)
  select p.tenant_id, private.derived_id(p.command_id, r.line), r.site_id,
    coalesce(r.parent_id, case when r.parent_line is not null then private.derived_id(p.command_id, r.parent_line) end),
    r.place_position, r.type_id, r.name, r.barcode, p.received_at
  from unnest(p_rows) r;
  insert into public.barcodes (tenant_id, barcode, kind, container_id)
  select p.tenant_id, r.barcode, 'container', private.derived_id(p.command_id, r.line)
  from unnest(p_rows) r where r.barcode is not null;
  insert into public.custody_events (
    tenant_id, kind, container_id, to_container_id, to_position, command_id, actor_id, device_id, device_time, recorded_at, details
  )
  select p.tenant_id, 'container_created', c.id, c.parent_id, c.position, p.command_id, p.user_id, p.device_id, p.device_time,
    p.received_at, jsonb_build_object('row', r.line)
  from unnest(p_rows) r
  join public.containers c on c.tenant_id = p.tenant_id and c.id = private.derived_id(p.command_id, r.line);
  return array(select private.derived_id(p.command_id, r.line) from unnest(p_rows) r order by r.parent_line nulls first, r.line);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.judge_containers(uuid, uuid), private.judge_hierarchy(uuid, uuid),
  private.bring_containers(private.command_context, private.judged_container[])
to tracseq_command;
