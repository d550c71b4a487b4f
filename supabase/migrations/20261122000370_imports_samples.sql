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

-- Judges the staged rows between two that are not imported yet: against the tenant, and against each other. Every join goes by
-- an index (nested loops), because nothing is known of the size of what was just staged.
create function private.judge_samples(p_tenant_id uuid, p_import_id uuid, p_from int, p_to int)
returns setof private.judged_sample
language plpgsql stable set search_path = '' set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return query
    with cells as materialized (
      select r.line, r.data, r.barcode,
        nullif(btrim(r.data ->> 'name'), '') as name,
        nullif(private.trim_text(r.data ->> 'externalId'), '') as external_id,
        nullif(private.trim_text(r.data ->> 'quantity'), '') as quantity,
        nullif(private.trim_text(r.data ->> 'unit'), '') as unit,
        private.cell_list(coalesce(r.data ->> 'hazards', '')) as hazards,
        nullif(private.trim_text(r.data ->> 'collectedAt'), '') as collected_at,
        nullif(private.trim_text(r.data ->> 'expiresAt'), '') as expires_at,
        coalesce(r.data ->> 'notes', '') as notes,
        nullif(private.trim_text(r.data ->> 'containerBarcode'), '') as container_code,
        nullif(private.trim_text(r.data ->> 'position'), '') as written,
        t.ids as type_ids, t.classes,
        b.barcode is not null as taken,
        row_number() over (partition by r.barcode order by r.line) as nth
      from public.import_rows r
      left join public.barcodes b on b.tenant_id = p_tenant_id and b.barcode = r.barcode
      cross join lateral (
        select array_agg(t.id) as ids, array_agg(to_jsonb(t.temperature_classes)) as classes
        from public.sample_types t
        where t.tenant_id = p_tenant_id and lower(t.name) = lower(btrim(r.data ->> 'sampleType')) and not t.archived
      ) t
      where r.tenant_id = p_tenant_id and r.import_id = p_import_id and r.line between p_from and p_to and r.imported_by is null
    ),
    read as materialized (
      select c.*, private.cell_number(c.quantity) as number,
        case when cardinality(c.type_ids) = 1 then array(select jsonb_array_elements_text(c.classes[1])) end as suits,
        case when c.container_code is not null
          then private.cell_place_of(p_tenant_id, c.container_code, 'containerBarcode', c.written, 'sample') end as place
      from cells c
    ),
    placed as materialized (
      select r.*,
        row_number() over (partition by (r.place).container_id, (r.place).place_position order by r.line) as nth_there,
        case when (r.place).code is null then private.unsuitable(p_tenant_id, (r.place).container_id, r.suits, r.hazards) end as misfit
      from read r
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
          case when p.unit is not null and private.cell_unit(p.unit) is null then 'arguments_invalid' end,
          case when cardinality(p.hazards) > 20 or exists (select from unnest(p.hazards) h where private.js_length(h) > 40)
            then 'arguments_invalid' end,
          case when p.collected_at is not null and private.cell_time(p.collected_at) is null then 'arguments_invalid' end,
          case when p.expires_at is not null and private.cell_time(p.expires_at) is null then 'arguments_invalid' end,
          case when private.js_length(p.notes) > 2000 then 'arguments_invalid' end,
          case when p.container_code is null then case when p.written is not null then 'container_not_found' end
            when (p.place).code is not null then (p.place).code
            when (p.place).place_position is null then case when (p.place).capacity is not null
              and private.things_in(p_tenant_id, (p.place).container_id) + p.nth_there > (p.place).capacity then 'container_full' end
            when (p.place).occupant_id is not null or p.nth_there > 1 then 'position_occupied' end,
          p.misfit
        ]),
      p.barcode, coalesce(p.name, p.barcode), p.external_id, p.type_ids[1], p.number, private.cell_unit(p.unit), p.hazards,
      private.cell_time(p.collected_at), private.cell_time(p.expires_at), p.notes, (p.place).container_id, (p.place).place_position
    from placed p;
end
$$;

-- Writes judged rows. The ids of a row follow from the command and the row, so that a replay could only make the same.
create function private.bring_samples(p private.command_context, p_rows private.judged_sample[]) returns uuid[]
language plpgsql set search_path = '' as $$
begin
  insert into public.samples (
    tenant_id, id, name, external_id, sample_type_id, derivation, quantity, unit, hazards, collected_at, expires_at, notes,
    created_at, updated_at
  )
  select p.tenant_id, private.derived_id(p.command_id, r.line * 2), r.name, r.external_id, r.sample_type_id, 'primary',
    r.quantity, r.unit, r.hazards, r.collected_at, r.expires_at, r.notes, p.received_at, p.received_at
  from unnest(p_rows) r;
  insert into public.labware (tenant_id, id, sample_id, barcode)
  select p.tenant_id, private.derived_id(p.command_id, r.line * 2 + 1), private.derived_id(p.command_id, r.line * 2), r.barcode
  from unnest(p_rows) r;
  insert into public.barcodes (tenant_id, barcode, kind, labware_id)
  select p.tenant_id, r.barcode, 'labware', private.derived_id(p.command_id, r.line * 2 + 1) from unnest(p_rows) r;
  insert into public.placements (tenant_id, labware_id, container_id, position, placed_at)
  select p.tenant_id, private.derived_id(p.command_id, r.line * 2 + 1), r.container_id, r.place_position, p.received_at
  from unnest(p_rows) r where r.container_id is not null;
  insert into public.custody_events (
    tenant_id, kind, sample_id, to_container_id, to_position, command_id, actor_id, device_id, device_time, recorded_at, details
  )
  select p.tenant_id, e.kind, private.derived_id(p.command_id, r.line * 2),
    case when e.kind = 'stored' then r.container_id end, case when e.kind = 'stored' then r.place_position end,
    p.command_id, p.user_id, p.device_id, p.device_time, p.received_at, jsonb_build_object('row', r.line)
  from unnest(p_rows) r cross join (values ('received'), ('stored')) e (kind)
  where e.kind = 'received' or r.container_id is not null;
  return array(select private.derived_id(p.command_id, r.line * 2) from unnest(p_rows) r);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.judge_samples(uuid, uuid, int, int), private.bring_samples(private.command_context, private.judged_sample[])
to tracseq_command;
