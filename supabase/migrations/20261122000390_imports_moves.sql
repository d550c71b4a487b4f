-- Moving what a sheet says is somewhere else now: tubes set-based, as one step (all leave, then all arrive); containers one
-- by one under the rules of move_container, with all that is in them.

create type private.judged_move as (
  line int,
  errors jsonb,
  sample private.sample_facts,
  moved_container_id uuid,
  container_id uuid,
  place_position text,
  reason text
);

-- Judges rows against the tenant and against each other. Lookups are fenced and joins hashed as in private.cell_places.
create function private.judge_moves(p_tenant_id uuid, p_import_id uuid, p_from int, p_to int)
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

-- The judged rows once more, now that it is known who stays: a position held by a tube that does not move away is no place to
-- move to. A row that turns bad stays where it is, which may turn another bad; after some rounds whoever moves to a held
-- position at all is refused, so that nobody can make this run for ever.
create function private.settle_moves(p_tenant_id uuid, p_rows private.judged_move[]) returns private.judged_move[]
language plpgsql stable set search_path = '' as $$
declare
  v_rows private.judged_move[] := p_rows;
  v_held uuid[];
  v_leaving jsonb;
  v_changed boolean := true;
  v_round int := 0;
  v_row private.judged_move;
begin
  -- Who is on each row's position now.
  v_held := array(
    select (select l.sample_id from public.placements x join public.labware l on l.tenant_id = p_tenant_id and l.id = x.labware_id
            where x.tenant_id = p_tenant_id and x.container_id = r.container_id and x.position = r.place_position)
    from unnest(v_rows) with ordinality r (line, errors, sample, moved_container_id, container_id, place_position, reason, i)
    order by r.i
  );
  while v_changed loop
    v_changed := false;
    v_round := v_round + 1;
    select coalesce(jsonb_object_agg((r.sample).sample_id, true), '{}') into v_leaving
    from unnest(v_rows) r where r.errors = '[]' and (r.sample).sample_id is not null;
    for i in 1 .. coalesce(cardinality(v_rows), 0) loop
      v_row := v_rows[i];
      if v_row.errors = '[]' and v_held[i] is not null and v_held[i] <> (v_row.sample).sample_id
        and (v_round > 20 or not v_leaving ? v_held[i]::text) then
        v_row.errors := jsonb_build_array(jsonb_build_object(
          'row', v_row.line, 'code', 'position_occupied', 'column', 'position', 'value', v_row.place_position));
        v_rows[i] := v_row;
        v_changed := true;
      end if;
    end loop;
    exit when v_round > 20;
  end loop;
  return v_rows;
end
$$;

-- Moves the tubes of judged rows: all leave, then all arrive.
create function private.bring_sample_moves(
  p private.command_context, p_rows private.judged_move[], out kinds text[], out ids uuid[]
) language plpgsql set search_path = '' as $$
declare
  v_samples uuid[] := array(select (r.sample).sample_id from unnest(p_rows) r);
  v_closed uuid[];
begin
  delete from public.placements x
  where x.tenant_id = p.tenant_id and x.labware_id = any (array(select (r.sample).labware_id from unnest(p_rows) r));
  insert into public.placements (tenant_id, labware_id, container_id, position, placed_at)
  select p.tenant_id, (r.sample).labware_id, r.container_id, r.place_position, p.received_at from unnest(p_rows) r;
  update public.samples s set location_unverified = false, updated_at = p.received_at
  where s.tenant_id = p.tenant_id
    and s.id = any (array(select (r.sample).sample_id from unnest(p_rows) r where (r.sample).location_unverified));
  with closed as (
    update public.conflicts c
    set state = 'resolved', resolution = 'rescanned', resolved_at = p.received_at, resolved_by = p.user_id
    where c.tenant_id = p.tenant_id and c.state = 'open'
      and c.subject_sample_id = any (array(select (r.sample).sample_id from unnest(p_rows) r where (r.sample).has_conflict))
    returning c.id
  )
  select coalesce(array_agg(id), '{}') into v_closed from closed;
  insert into public.custody_events (
    tenant_id, kind, sample_id, from_container_id, from_position, to_container_id, to_position,
    command_id, actor_id, device_id, device_time, recorded_at, reason, details
  )
  select p.tenant_id,
    case when (r.sample).location_unverified then 'location_verified'
      when ((r.sample).at).container_id is null then 'stored' else 'transferred' end,
    (r.sample).sample_id, ((r.sample).at).container_id, ((r.sample).at).place_position, r.container_id, r.place_position,
    p.command_id, p.user_id, p.device_id, p.device_time, p.received_at, nullif(r.reason, ''), jsonb_build_object('row', r.line)
  from unnest(p_rows) r;
  kinds := private.kinds_of('sample', v_samples) || private.kinds_of('conflict', v_closed);
  ids := v_samples || v_closed;
end
$$;

-- Moves the containers of judged rows one by one; what a container's contents do not stand is found out here. Returns the
-- errors of those that could not move.
create function private.bring_container_moves(
  p private.command_context, p_rows private.judged_move[], out kinds text[], out ids uuid[], out errors jsonb, out moved int[]
) language plpgsql set search_path = '' as $$
declare
  v_row private.judged_move;
  v_outcome private.command_outcome;
  v_code text;
begin
  kinds := '{}';
  ids := '{}';
  errors := '[]';
  moved := '{}';
  foreach v_row in array p_rows loop
    begin
      v_outcome := private.move_container_v1(p, jsonb_build_object(
        'containerId', v_row.moved_container_id, 'parentId', v_row.container_id, 'position', v_row.place_position,
        'siteId', (private.container_in_use(p.tenant_id, v_row.container_id)).site_id));
      -- A sheet is no scan: what somebody else holds by now is refused, not contested.
      if v_outcome.status = 'conflict' then
        perform private.refuse('position_occupied');
      end if;
      kinds := kinds || v_outcome.kinds;
      ids := ids || v_outcome.ids;
      moved := moved || v_row.line;
    exception when sqlstate 'TS001' then
      get stacked diagnostics v_code = message_text;
      errors := errors || jsonb_build_array(jsonb_build_object(
        'row', v_row.line, 'code', v_code, 'column', 'containerBarcode', 'value', null));
    end;
  end loop;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.judge_moves(uuid, uuid, int, int), private.settle_moves(uuid, private.judged_move[]),
  private.bring_sample_moves(private.command_context, private.judged_move[]),
  private.bring_container_moves(private.command_context, private.judged_move[])
to tracseq_command;
