-- The plain way for what devices say most: tubes registered and put where nobody is. A batch of nothing else is looked at as a
-- whole, and those of its commands that surely will be applied, and that share nothing with a command before them, are carried out
-- set-based, five times as fast; then those that only waited for these, wave after wave. Everything else, and everything in doubt,
-- takes the ordinary way one by one; both ways leave the same rows, which a test proves by saying the same commands on both.

-- One command of a batch as apply_commands has read it.
create type private.said_command as (
  i int,
  id uuid,
  envelope jsonb,
  name text,
  args jsonb,
  device_time timestamptz,
  seq bigint,
  -- What the ledger holds under this id already.
  known public.commands,
  is_known boolean,
  function text,
  roles text[],
  -- The envelope is as every well-behaved device writes it.
  is_plain boolean,
  seq_used boolean
);

-- A command that will be applied, with the rows it leads to.
create type private.plain_put as (
  i int,
  command_id uuid,
  device_time timestamptz,
  is_new boolean,
  sample_id uuid,
  labware_id uuid,
  args jsonb,
  to_container_id uuid,
  to_position text,
  from_container_id uuid,
  from_position text
);

-- Whether a batch is nothing but such commands, each said for the first time and permitted.
create function private.is_plain_batch(p_role text, p_said private.said_command[]) returns boolean
language plpgsql set search_path = '' as $$
begin
  return (
    select coalesce(bool_and(s.is_plain and not s.seq_used and p_role = any (s.roles)
        and s.name in ('register_sample.v1', 'place_sample.v1', 'move_sample.v1')), false)
      and count(distinct s.id) = count(*) and count(distinct s.seq) = count(*)
    from unnest(p_said) s where not s.is_known
  );
end
$$;

-- Whether nothing about the arguments of a registration is unusual. Never laxer than register_sample_v1.
create function private.is_plain_registration(args jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
declare
  v_required constant text[] := array['sampleId', 'labwareId', 'barcode', 'name', 'externalId', 'sampleTypeId', 'derivation', 'parentIds',
    'quantity', 'unit', 'hazards', 'collectedAt', 'expiresAt', 'notes', 'place'];
begin
  if not args ?& v_required or args - v_required <> '{}' or args -> 'hazards' <> '[]' or args -> 'parentIds' <> '[]'
    or not private.is_uuid(args ->> 'sampleId') or not private.is_uuid(args ->> 'labwareId') then
    return false;
  end if;
  return coalesce(
    jsonb_typeof(args -> 'barcode') = 'string' and length(args ->> 'barcode') <= 256 and args ->> 'barcode' ~ '^[!-~]+$'
    and jsonb_typeof(args -> 'name') = 'string' and octet_length(args ->> 'name') <= 200 and btrim(args ->> 'name') <> ''
    and args ->> 'name' !~ '[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]'
    and (args -> 'externalId' = 'null' or jsonb_typeof(args -> 'externalId') = 'string' and octet_length(args ->> 'externalId') <= 200)
    and jsonb_typeof(args -> 'derivation') = 'string' and args ->> 'derivation' in ('primary', 'derivative', 'aliquot', 'pool')
    and (args -> 'quantity' = 'null' or jsonb_typeof(args -> 'quantity') = 'number'
      and args ->> 'quantity' ~ '^[0-9]{1,12}(\.[0-9]{1,12})?$')
    and (args -> 'unit' = 'null' or jsonb_typeof(args -> 'unit') = 'string'
      and args ->> 'unit' in ('µL', 'mL', 'ng', 'µg', 'mg', 'g', 'cells', 'pieces'))
    and jsonb_typeof(args -> 'notes') = 'string' and octet_length(args ->> 'notes') <= 2000
    and private.is_plain_instant(args -> 'collectedAt') and private.is_plain_instant(args -> 'expiresAt'),
    false);
end
$$;

create function private.is_plain_instant(p_value jsonb) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return p_value = 'null' or jsonb_typeof(p_value) = 'string' and length(p_value #>> '{}') <= 30
    and (p_value #>> '{}') between '1900' and '2200' and private.is_instant(p_value #>> '{}')
    and pg_input_is_valid(p_value #>> '{}', 'timestamptz');
end
$$;

-- A place as its two parts, when it is written as one.
create function private.is_plain_place(p_place jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  return coalesce(jsonb_typeof(p_place) = 'object' and p_place ?& array['containerId', 'position']
    and p_place - 'containerId'::text - 'position'::text = '{}' and private.is_uuid(p_place ->> 'containerId')
    and (p_place -> 'position' = 'null' or jsonb_typeof(p_place -> 'position') = 'string' and octet_length(p_place ->> 'position') <= 20),
    false);
end
$$;

-- The commands of a plain batch that will be applied whatever becomes of those that are not done yet. What two commands have in
-- common (a tube, a code, a place that one leaves and the other claims) ties them to their order: the later one waits for the earlier.
create function private.plain_puts(p private.command_context, p_said private.said_command[], p_done int[])
returns private.plain_put[]
language plpgsql stable set search_path = '' as $$
declare
  v_puts private.plain_put[];
begin
  with said as materialized (
    select s.i, s.id, s.args, s.device_time, s.name = 'register_sample.v1' as is_new,
      case s.name when 'move_sample.v1' then s.args -> 'to' else s.args -> 'place' end as target,
      case when private.is_uuid(s.args ->> 'sampleId') then (s.args ->> 'sampleId')::uuid end as sample_id,
      case s.name
        when 'register_sample.v1' then private.is_plain_registration(s.args)
        when 'place_sample.v1' then s.args - 'sampleId'::text - 'place'::text = '{}' and private.is_plain_place(s.args -> 'place')
        else s.args - 'sampleId'::text - 'from'::text - 'to'::text = '{}' and s.args ? 'from' and private.is_plain_place(s.args -> 'to')
          and (s.args -> 'from' = 'null' or private.is_plain_place(s.args -> 'from'))
      end as is_plain
    from unnest(p_said) s where not s.is_known and s.i <> all (p_done)
  ),
  tubes as materialized (
    select s.*, t.labware_id, t.classes, t.hazards, t.from_container_id, t.from_position, t.is_there, t.is_free,
      -- Read here, once for each command: in the join below it would be read for each container.
      case when private.is_plain_place(s.target) then (s.target ->> 'containerId')::uuid end as target_id
    from said s
    left join lateral (
      -- A tube that exists and can be handled, or a new one whose ids and code nobody bears.
      select l.id as labware_id, ty.temperature_classes as classes, x.hazards, pl.container_id as from_container_id,
        pl.position as from_position,
        x.state = 'available' and not x.location_unverified and not exists (
          select from public.conflicts c where c.tenant_id = p.tenant_id and c.subject_sample_id = x.id and c.state = 'open'
        ) as is_there, false as is_free
      from public.samples x
      join public.labware l on l.tenant_id = x.tenant_id and l.sample_id = x.id
      join public.sample_types ty on ty.tenant_id = x.tenant_id and ty.id = x.sample_type_id
      left join public.placements pl on pl.tenant_id = x.tenant_id and pl.labware_id = l.id
      where x.tenant_id = p.tenant_id and x.id = s.sample_id
      union all
      select (s.args ->> 'labwareId')::uuid, ty.temperature_classes, '{}', null, null, false,
        not exists (select from public.samples y where y.tenant_id = p.tenant_id and y.id = s.sample_id)
          and not exists (select from public.labware y where y.tenant_id = p.tenant_id and y.id = (s.args ->> 'labwareId')::uuid)
          and not exists (select from public.barcodes y where y.tenant_id = p.tenant_id and y.barcode = s.args ->> 'barcode')
      from public.sample_types ty
      where s.is_new and s.is_plain and private.is_uuid(s.args ->> 'sampleTypeId')
        and ty.tenant_id = p.tenant_id and ty.id = (s.args ->> 'sampleTypeId')::uuid and not ty.archived
      offset 0
    ) t on t.is_there or t.is_free or not s.is_new
  ),
  keys as materialized (
    select t.i, k.key
    from tubes t
    cross join lateral (
      values ('s ' || lower(t.args ->> 'sampleId')),
        ('l ' || lower(t.args ->> 'labwareId')),
        -- Only a registration bears a code: the others would all be tied by having none.
        (case when t.is_new then 'b ' || case when t.args ->> 'barcode' ~ '^[!-~]+$' then t.args ->> 'barcode'
          else coalesce(private.barcode_or_null(t.args ->> 'barcode'), '') end end),
        ('p ' || lower(t.target ->> 'containerId') || ' ' || coalesce(t.target ->> 'position', '')),
        ('p ' || t.from_container_id || ' ' || coalesce(t.from_position, ''))
    ) k (key)
    union all
    select t.i, 's ' || lower(e) from tubes t, jsonb_array_elements_text(
      case when t.is_new and jsonb_typeof(t.args -> 'parentIds') = 'array' then t.args -> 'parentIds' else '[]' end) e
  ),
  tied as materialized (
    -- Something that was said before and is not done yet touches the same.
    select distinct k.i from (
      select x.i, min(x.i) over (partition by x.key) as first_i from keys x where x.key is not null
    ) k where k.first_i < k.i
  )
  select array_agg((t.i, t.id, t.device_time, t.is_new, t.sample_id, t.labware_id, t.args, h.id, t.target ->> 'position',
    t.from_container_id, t.from_position)::private.plain_put order by t.i)
  into v_puts
  from tubes t
  left join lateral (
    select c.id,
      not c.archived and 'sample' = any (ty.allowed_children) and ty.rows is not null
        and private.is_position(t.target ->> 'position')
        and private.row_of(t.target ->> 'position') <= ty.rows and private.column_of(t.target ->> 'position') <= ty.columns
        and (t.classes = '{}' or c.climate_class is null or c.climate_class = any (t.classes))
        and not t.hazards && c.climate_hazards
        and not exists (
          select from public.blocked_positions b
          where b.tenant_id = p.tenant_id and b.container_id = c.id and b.position = t.target ->> 'position')
        and not exists (
          select from public.placements o
          where o.tenant_id = p.tenant_id and o.container_id = c.id and o.position = t.target ->> 'position'
            and o.labware_id <> t.labware_id) as takes_it
    from public.containers c
    join public.container_types ty on ty.tenant_id = c.tenant_id and ty.id = c.type_id
    where c.tenant_id = p.tenant_id and c.id = t.target_id
    offset 0
  ) h on true
  where t.is_plain and case when t.is_new then t.is_free else t.is_there end
    and (h.takes_it or t.is_new and t.target = 'null')
    and t.i not in (select d.i from tied d);
  return coalesce(v_puts, '{}');
end
$$;

-- Carries them out. Returns what was touched, in the order of the commands.
create function private.put_plain(p private.command_context, p_puts private.plain_put[]) returns uuid[]
language plpgsql set search_path = '' as $$
begin
  insert into public.samples (
    tenant_id, id, name, external_id, sample_type_id, derivation, quantity, unit, hazards, collected_at, expires_at, notes,
    created_at, updated_at
  )
  select p.tenant_id, r.sample_id, btrim(r.args ->> 'name'), r.args ->> 'externalId', (r.args ->> 'sampleTypeId')::uuid,
    r.args ->> 'derivation', (r.args ->> 'quantity')::double precision, r.args ->> 'unit', '{}',
    (r.args ->> 'collectedAt')::timestamptz, (r.args ->> 'expiresAt')::timestamptz, r.args ->> 'notes', p.received_at, p.received_at
  from unnest(p_puts) r where r.is_new;
  insert into public.labware (tenant_id, id, sample_id, barcode)
  select p.tenant_id, r.labware_id, r.sample_id, r.args ->> 'barcode' from unnest(p_puts) r where r.is_new;
  insert into public.barcodes (tenant_id, barcode, kind, labware_id)
  select p.tenant_id, r.args ->> 'barcode', 'labware', r.labware_id from unnest(p_puts) r where r.is_new;
  insert into public.placements (tenant_id, labware_id, container_id, position, placed_at)
  select p.tenant_id, r.labware_id, r.to_container_id, r.to_position, p.received_at
  from unnest(p_puts) r where r.to_container_id is not null
  on conflict (tenant_id, labware_id) do update
    set container_id = excluded.container_id, position = excluded.position, placed_at = excluded.placed_at;
  insert into public.custody_events (
    tenant_id, kind, sample_id, from_container_id, from_position, to_container_id, to_position,
    command_id, actor_id, device_id, device_time, recorded_at, details
  )
  select p.tenant_id, e.kind, r.sample_id, e.from_id, e.from_position, e.to_id, e.to_position,
    r.command_id, p.user_id, p.device_id, r.device_time, p.received_at, e.details
  from unnest(p_puts) r
  cross join lateral (
    select 1 as n, 'received' as kind, null::uuid as from_id, null as from_position, null::uuid as to_id, null as to_position,
      '{}'::jsonb as details
    where r.is_new
    union all
    select 2, case when r.from_container_id is null then 'stored' else 'transferred' end, r.from_container_id, r.from_position,
      r.to_container_id, r.to_position,
      case when r.args ? 'to' then jsonb_build_object('seenAt', case when r.args -> 'from' <> 'null' then jsonb_build_object(
        'containerId', (r.args -> 'from' ->> 'containerId')::uuid, 'position', r.args -> 'from' -> 'position') end) else '{}' end
    where r.to_container_id is not null
  ) e
  order by r.i, e.n;
  return array(select r.sample_id from unnest(p_puts) r order by r.i);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.is_plain_batch(text, private.said_command[]), private.is_plain_registration(jsonb), private.is_plain_instant(jsonb),
  private.is_plain_place(jsonb), private.plain_puts(private.command_context, private.said_command[], int[]),
  private.put_plain(private.command_context, private.plain_put[])
to tracseq_command;
