-- Bringing in samples from a sheet.

create type private.judged_sample as (
  line int,
  errors jsonb,
  barcode text,
  name text,
  external_id text,
  sample_type_id uuid,
  quantity double precision,
  unit text,
  hazards text[],
  collected_at timestamptz,
  expires_at timestamptz,
  notes text,
  container_id uuid,
  place_position text
);

-- Judges the staged rows between two that are not imported yet: against the tenant, and against each other. Lookups are fenced and
-- joins hashed as in private.cell_places.
create function private.judge_samples(p_tenant_id uuid, p_import_id uuid, p_from int, p_to int)
returns setof private.judged_sample
language plpgsql stable set search_path = '' set enable_nestloop = off as $$
begin
  return query
  with cells as materialized (
    select r.line, r.data, r.barcode,
      row_number() over (order by r.line) as i,
      nullif(btrim(r.data ->> 'name'), '') as name,
      nullif(private.trim_text(r.data ->> 'externalId'), '') as external_id,
      nullif(private.trim_text(r.data ->> 'quantity'), '') as quantity,
      nullif(private.trim_text(r.data ->> 'unit'), '') as unit,
      private.cell_list(r.data ->> 'hazards') as hazards,
      nullif(private.trim_text(r.data ->> 'collectedAt'), '') as collected_at,
      nullif(private.trim_text(r.data ->> 'expiresAt'), '') as expires_at,
      coalesce(r.data ->> 'notes', '') as notes,
      nullif(private.trim_text(r.data ->> 'containerBarcode'), '') as container_code,
      nullif(private.trim_text(r.data ->> 'position'), '') as written,
      lower(btrim(r.data ->> 'sampleType')) as type_name,
      row_number() over (partition by r.barcode order by r.line) as nth
    from public.import_rows r
    where r.tenant_id = p_tenant_id and r.import_id = p_import_id and r.line between p_from and p_to and r.imported_by is null
  ),
  types as materialized (
    select d.type_name, t.ids, t.classes
    from (select distinct c.type_name from cells c) d
    cross join lateral (
      select array_agg(t.id) as ids, array_agg(to_jsonb(t.temperature_classes)) as classes
      from public.sample_types t
      where t.tenant_id = p_tenant_id and lower(t.name) = d.type_name and not t.archived
      offset 0
    ) t
  ),
  places as materialized (
    select x.place, (x.place).i from (
      select private.cell_places(p_tenant_id, array_agg(c.container_code order by c.i), 'containerBarcode',
        array_agg(c.written order by c.i), array_agg('sample'::text order by c.i)) as place
      from cells c
    ) x
  ),
  placed as materialized (
    select c.*, t.ids as type_ids, case when cardinality(t.ids) = 1 then array(select jsonb_array_elements_text(t.classes[1])) end as suits,
      case when c.container_code is not null then p.place end as place,
      row_number() over (partition by (p.place).container_id, (p.place).place_position order by c.line) as nth_there,
      private.cell_number(c.quantity) as number, private.cell_unit(c.unit) as known_unit,
      private.cell_time(c.collected_at) as collected, private.cell_time(c.expires_at) as expires,
      exists (select from public.barcodes b where b.tenant_id = p_tenant_id and b.barcode = c.barcode offset 0) as taken
    from cells c
    left join types t on t.type_name = c.type_name
    left join places p on p.i = c.i
  )
  select p.line,
    private.row_errors(p.line, p.data,
      array['barcode', 'name', 'externalId', 'sampleType', 'quantity', 'unit', 'hazards', 'collectedAt', 'expiresAt', 'notes',
        case when p.container_code is null then 'containerBarcode' else coalesce((p.place).column_name, 'position') end,
        'containerBarcode'],
      array[
        case when p.barcode is null then private.barcode_error(private.trim_text(coalesce(p.data ->> 'barcode', '')))
          when p.taken or p.nth > 1 then 'barcode_duplicate' end,
        private.cell_name_error(p.name, 200),
        private.cell_name_error(p.external_id, 200),
        case when p.suits is null then 'sample_type_not_found' end,
        case when p.quantity is not null and p.number is null then 'arguments_invalid' when p.number < 0 then 'quantity_negative'
          when p.number > 1e15 then 'arguments_invalid' end,
        case when p.unit is not null and p.known_unit is null then 'arguments_invalid' end,
        case when cardinality(p.hazards) > 20 or exists (select from unnest(p.hazards) h where private.js_length(h) > 40)
          then 'arguments_invalid' end,
        case when p.collected_at is not null and p.collected is null then 'arguments_invalid' end,
        case when p.expires_at is not null and p.expires is null then 'arguments_invalid' end,
        case when private.js_length(p.notes) > 2000 then 'arguments_invalid' end,
        case when p.container_code is null then case when p.written is not null then 'container_not_found' end
          when (p.place).code is not null then (p.place).code
          when (p.place).place_position is null then case when (p.place).capacity is not null
            and private.things_in(p_tenant_id, (p.place).container_id) + p.nth_there > (p.place).capacity then 'container_full' end
          when (p.place).occupant_id is not null or p.nth_there > 1 then 'position_occupied' end,
        case when (p.place).code is null then private.unsuitable((p.place).climate, p.suits, p.hazards) end
      ]),
    p.barcode, coalesce(p.name, p.barcode), p.external_id, p.type_ids[1], p.number, p.known_unit, p.hazards,
    p.collected, p.expires, p.notes, (p.place).container_id, (p.place).place_position
  from placed p;
end
$$;

-- Writes judged rows. The ids of a row follow from the command and the row, so that a replay could only make the same.
create function private.bring_samples(p private.command_context, p_rows private.judged_sample[]) returns uuid[]
language plpgsql set search_path = '' as $$
declare
  v_sample_ids uuid[] := array(
    select private.derived_id(p.command_id, r.line * 2) from unnest(p_rows) with ordinality r (line) order by r.ordinality);
  v_labware_ids uuid[] := array(
    select private.derived_id(p.command_id, r.line * 2 + 1) from unnest(p_rows) with ordinality r (line) order by r.ordinality);
begin
  insert into public.samples (
    tenant_id, id, name, external_id, sample_type_id, derivation, quantity, unit, hazards, collected_at, expires_at, notes,
    created_at, updated_at
  )
  select p.tenant_id, v_sample_ids[r.ordinality], r.name, r.external_id, r.sample_type_id, 'primary',
    r.quantity, r.unit, r.hazards, r.collected_at, r.expires_at, r.notes, p.received_at, p.received_at
  from unnest(p_rows) with ordinality r;
  insert into public.labware (tenant_id, id, sample_id, barcode)
  select p.tenant_id, v_labware_ids[r.ordinality], v_sample_ids[r.ordinality], r.barcode from unnest(p_rows) with ordinality r;
  insert into public.barcodes (tenant_id, barcode, kind, labware_id)
  select p.tenant_id, r.barcode, 'labware', v_labware_ids[r.ordinality] from unnest(p_rows) with ordinality r;
  insert into public.placements (tenant_id, labware_id, container_id, position, placed_at)
  select p.tenant_id, v_labware_ids[r.ordinality], r.container_id, r.place_position, p.received_at
  from unnest(p_rows) with ordinality r where r.container_id is not null;
  insert into public.custody_events (
    tenant_id, kind, sample_id, to_container_id, to_position, command_id, actor_id, device_id, device_time, recorded_at, details
  )
  select p.tenant_id, e.kind, v_sample_ids[r.ordinality],
    case when e.kind = 'stored' then r.container_id end, case when e.kind = 'stored' then r.place_position end,
    p.command_id, p.user_id, p.device_id, p.device_time, p.received_at, jsonb_build_object('row', r.line)
  from unnest(p_rows) with ordinality r cross join (values ('received'), ('stored')) e (kind)
  where e.kind = 'received' or r.container_id is not null;
  return v_sample_ids;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.judge_samples(uuid, uuid, int, int), private.bring_samples(private.command_context, private.judged_sample[])
to tracseq_command;
