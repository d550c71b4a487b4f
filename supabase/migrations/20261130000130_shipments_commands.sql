-- The commands about shipments.

-- A shipment that exists. What its state allows is the caller's to ask.
create function private.known_shipment(p_tenant_id uuid, p_id uuid) returns public.shipments
language plpgsql set search_path = '' as $$
declare
  v_shipment public.shipments;
begin
  select * into v_shipment from public.shipments s where s.tenant_id = p_tenant_id and s.id = p_id;
  if not found then
    perform private.refuse('shipment_not_found', jsonb_build_object('shipmentId', p_id));
  end if;
  return v_shipment;
end
$$;

-- A shipment while it is being packed: one that has left, or was given up, takes nothing in or out.
create function private.shipment_being_packed(p_tenant_id uuid, p_id uuid) returns public.shipments
language plpgsql set search_path = '' as $$
declare
  v_shipment public.shipments := private.known_shipment(p_tenant_id, p_id);
begin
  if v_shipment.state <> 'packing' then
    perform private.refuse('shipment_not_packing', jsonb_build_object('shipmentId', p_id, 'state', v_shipment.state));
  end if;
  return v_shipment;
end
$$;

-- A shipment until it has been received or given up.
create function private.open_shipment(p_tenant_id uuid, p_id uuid) returns public.shipments
language plpgsql set search_path = '' as $$
declare
  v_shipment public.shipments := private.known_shipment(p_tenant_id, p_id);
begin
  if v_shipment.state in ('received', 'cancelled') then
    perform private.refuse('shipment_closed', jsonb_build_object('shipmentId', p_id, 'state', v_shipment.state));
  end if;
  return v_shipment;
end
$$;

create function private.check_site_in_use(p_tenant_id uuid, p_site_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  v_archived boolean;
begin
  select s.archived into v_archived from public.sites s where s.tenant_id = p_tenant_id and s.id = p_site_id;
  if not found then
    perform private.refuse('site_not_found', jsonb_build_object('siteId', p_site_id));
  end if;
  if v_archived then
    perform private.refuse('parent_archived', jsonb_build_object('siteId', p_site_id));
  end if;
end
$$;

-- The containers that a command names, each once.
create function private.containers_named(p_args jsonb, p_fields text[]) returns uuid[]
language plpgsql set search_path = '' as $$
declare
  v_item jsonb;
  v_ids uuid[] := '{}';
begin
  perform private.check_list(p_args, 'containers', 500);
  for v_item in select e from jsonb_array_elements(p_args -> 'containers') with ordinality a (e, i) order by i loop
    perform private.check_fields(v_item, p_fields);
    v_ids := v_ids || private.uuid_of(v_item, 'containerId');
  end loop;
  if v_ids = '{}' or (select count(distinct u) from unnest(v_ids) u) < cardinality(v_ids) then
    perform private.refuse_field('containers');
  end if;
  return v_ids;
end
$$;

-- Refuses a container that never was in the shipment.
create function private.check_were_in(p_tenant_id uuid, p_shipment_id uuid, p_ids uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
  v_stranger record;
begin
  select u.id, u.i into v_stranger from unnest(p_ids) with ordinality u (id, i)
  where not exists (
    select from public.shipment_containers c
    where c.tenant_id = p_tenant_id and c.shipment_id = p_shipment_id and c.container_id = u.id)
  order by u.i limit 1;
  if found then
    perform private.refuse('container_not_in_shipment',
      jsonb_build_object('containerId', v_stranger.id, 'shipmentId', p_shipment_id, 'index', v_stranger.i - 1));
  end if;
end
$$;

-- What is in a shipment now, in the order it was packed.
create function private.shipment_contents(p_tenant_id uuid, p_shipment_id uuid) returns uuid[]
language plpgsql stable set search_path = '' as $$
begin
  return array(
    select c.container_id from public.shipment_containers c
    where c.tenant_id = p_tenant_id and c.shipment_id = p_shipment_id and c.unpacked_at is null
    order by c.packed_at, c.container_id);
end
$$;

-- Of these nobody knows exactly where they are until somebody puts them away.
create function private.set_aside(p private.command_context, p_shipment_id uuid, p_ids uuid[], p_reason text default null) returns void
language plpgsql set search_path = '' as $$
begin
  update public.containers c set location_verified = false where c.tenant_id = p.tenant_id and c.id = any (p_ids);
  perform private.log_shipped(p, 'location_unverified', p_shipment_id, p_ids, p_reason);
end
$$;

create function private.create_shipment_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_new public.shipments;
begin
  perform private.check_fields(args, array[
    'shipmentId', 'fromSiteId', 'reference', 'toSiteId', 'carrier', 'trackingNumber', 'note', 'temperatureClass', 'expectedAt']);
  v_new.tenant_id := p.tenant_id;
  v_new.id := private.uuid_of(args, 'shipmentId');
  v_new.from_site_id := private.uuid_of(args, 'fromSiteId');
  v_new.to_site_id := private.uuid_of(args, 'toSiteId');
  v_new.carrier := private.text_of(args, 'carrier', 100);
  v_new.tracking_number := private.text_of(args, 'trackingNumber', 100);
  v_new.note := private.text_of(args, 'note', 500);
  v_new.temperature_class := private.choice_or_null(args, 'temperatureClass', private.temperature_classes());
  v_new.expected_at := private.instant_or_null(args, 'expectedAt');
  perform private.text_of(args, 'reference', 100);
  if exists (select from public.shipments s where s.tenant_id = p.tenant_id and s.id = v_new.id) then
    perform private.refuse('id_taken', '{"field": "shipmentId"}');
  end if;
  v_new.reference := private.name_of(args, 'reference', 100);
  perform private.check_site_in_use(p.tenant_id, v_new.from_site_id);
  perform private.check_site_in_use(p.tenant_id, v_new.to_site_id);
  if v_new.from_site_id = v_new.to_site_id then
    perform private.refuse('shipment_same_site', jsonb_build_object('siteId', v_new.to_site_id));
  end if;
  v_new.state := 'packing';
  v_new.created_at := private.hand_time(p);
  v_new.receipt_note := '';
  insert into public.shipments select v_new.*;
  return private.applied(array['shipment'], array[v_new.id]);
end
$$;

create function private.edit_shipment_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  ch jsonb := args -> 'changes';
  v_now public.shipments;
  v_to_site_id uuid;
begin
  perform private.check_fields(args, array['shipmentId', 'changes']);
  perform private.check_fields(ch, '{}', array[
    'reference', 'toSiteId', 'carrier', 'trackingNumber', 'note', 'temperatureClass', 'expectedAt']);
  v_now := private.open_shipment(p.tenant_id, private.uuid_of(args, 'shipmentId'));
  v_to_site_id := v_now.to_site_id;
  if ch ? 'reference' then v_now.reference := private.name_of(ch, 'reference', 100); end if;
  if ch ? 'carrier' then v_now.carrier := private.text_of(ch, 'carrier', 100); end if;
  if ch ? 'trackingNumber' then v_now.tracking_number := private.text_of(ch, 'trackingNumber', 100); end if;
  if ch ? 'note' then v_now.note := private.text_of(ch, 'note', 500); end if;
  if ch ? 'temperatureClass' then
    v_now.temperature_class := private.choice_or_null(ch, 'temperatureClass', private.temperature_classes());
  end if;
  if ch ? 'expectedAt' then v_now.expected_at := private.instant_or_null(ch, 'expectedAt'); end if;
  if ch ? 'toSiteId' and private.uuid_of(ch, 'toSiteId') <> v_to_site_id then
    v_now.to_site_id := private.uuid_of(ch, 'toSiteId');
    perform private.check_site_in_use(p.tenant_id, v_now.to_site_id);
    if v_now.to_site_id = v_now.from_site_id then
      perform private.refuse('shipment_same_site', jsonb_build_object('siteId', v_now.to_site_id));
    end if;
  end if;
  update public.shipments s
  set reference = v_now.reference, to_site_id = v_now.to_site_id, carrier = v_now.carrier, tracking_number = v_now.tracking_number,
    note = v_now.note, temperature_class = v_now.temperature_class, expected_at = v_now.expected_at
  where s.tenant_id = p.tenant_id and s.id = v_now.id;
  return private.applied(array['shipment'], array[v_now.id]);
end
$$;

-- Packs up to 500 containers, set-based. Whoever packs has the box in hand: one that was in another shipment has left it, one that was
-- recorded at another site is at the sending one.
create function private.pack_containers_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_asked uuid[];
  v_shipment public.shipments;
  v_refused record;
  v_new uuid[];
  v_left uuid[];
  v_closed uuid[] := '{}';
  v_disputed uuid;
  v_touched record;
begin
  perform private.check_fields(args, array['shipmentId', 'containers']);
  v_asked := private.containers_named(args, array['containerId']);
  v_shipment := private.shipment_being_packed(p.tenant_id, private.uuid_of(args, 'shipmentId'));
  select u.id, u.i, c.id is null as is_unknown into v_refused
  from unnest(v_asked) with ordinality u (id, i)
  left join public.containers c on c.tenant_id = p.tenant_id and c.id = u.id
  where c.id is null or c.archived order by u.i limit 1;
  if found then
    perform private.refuse(case when v_refused.is_unknown then 'container_not_found' else 'parent_archived' end,
      jsonb_build_object('containerId', v_refused.id, 'index', v_refused.i - 1));
  end if;
  v_new := array(
    select u.id from unnest(v_asked) with ordinality u (id, i)
    where u.id <> all (private.shipment_contents(p.tenant_id, v_shipment.id)) order by u.i);

  v_left := private.leave_shipments(p, v_new);
  for v_disputed in
    select distinct c.subject_container_id from public.conflicts c
    where c.tenant_id = p.tenant_id and c.state = 'open' and c.subject_container_id = any (v_new)
  loop
    v_closed := v_closed || private.close_conflicts(p, 'container', v_disputed);
  end loop;
  -- Where each of them was taken from is said before it is forgotten.
  insert into public.custody_events (
    tenant_id, kind, container_id, from_container_id, from_position, shipment_id, command_id, actor_id, device_id, device_time, recorded_at
  )
  select p.tenant_id, 'container_transferred', u.id, case when c.location_verified then c.parent_id end,
    case when c.location_verified then c.position end, v_shipment.id, p.command_id, p.user_id, p.device_id, p.device_time, p.received_at
  from unnest(v_new) with ordinality u (id, i)
  join public.containers c on c.tenant_id = p.tenant_id and c.id = u.id
  order by u.i;
  select * into v_touched from private.carry_containers(p, v_new, v_shipment.from_site_id);
  insert into public.shipment_containers (tenant_id, shipment_id, container_id, packed_at)
  select p.tenant_id, v_shipment.id, u.id,
    -- One that comes back has been away in between, however short that was.
    greatest(v_shipment.created_at, private.hand_time(p), (
      select max(c.unpacked_at) + interval '1 microsecond' from public.shipment_containers c
      where c.tenant_id = p.tenant_id and c.shipment_id = v_shipment.id and c.container_id = u.id))
  from unnest(v_new) u (id);
  v_left := array_remove(v_left, v_shipment.id) || v_shipment.id;
  return private.applied(
    v_touched.kinds || private.kinds_of('conflict', v_closed) || private.kinds_of('shipment', v_left), v_touched.ids || v_closed || v_left);
end
$$;

create function private.unpack_containers_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_asked uuid[];
  v_shipment public.shipments;
  v_out uuid[];
begin
  perform private.check_fields(args, array['shipmentId', 'containers']);
  v_asked := private.containers_named(args, array['containerId']);
  v_shipment := private.shipment_being_packed(p.tenant_id, private.uuid_of(args, 'shipmentId'));
  perform private.check_were_in(p.tenant_id, v_shipment.id, v_asked);
  v_out := array(
    select u.id from unnest(v_asked) with ordinality u (id, i)
    where u.id = any (private.shipment_contents(p.tenant_id, v_shipment.id)) order by u.i);
  perform private.leave_shipments(p, v_out);
  perform private.set_aside(p, v_shipment.id, v_out);
  return private.applied(private.kinds_of('container', v_out) || 'shipment'::text, v_out || v_shipment.id);
end
$$;

create function private.dispatch_shipment_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_shipment public.shipments;
  v_contents uuid[];
begin
  perform private.check_fields(args, array['shipmentId']);
  v_shipment := private.shipment_being_packed(p.tenant_id, private.uuid_of(args, 'shipmentId'));
  v_contents := private.shipment_contents(p.tenant_id, v_shipment.id);
  if v_contents = '{}' then
    perform private.refuse('shipment_empty', jsonb_build_object('shipmentId', v_shipment.id));
  end if;
  update public.shipments s
  set state = 'in_transit', dispatched_at = greatest(s.created_at, private.hand_time(p)), dispatched_by = p.user_id
  where s.tenant_id = p.tenant_id and s.id = v_shipment.id;
  perform private.log_shipped(p, 'shipped', v_shipment.id, v_contents);
  return private.applied(array['shipment'], array[v_shipment.id]);
end
$$;

-- Receives a shipment, set-based: what arrived changes its site with all that is in it; what nobody named has not come and stays in it.
create function private.receive_shipment_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_asked uuid[];
  v_said text[];
  v_note text;
  v_shipment public.shipments;
  v_contents uuid[];
  v_arrived uuid[];
  v_missing uuid[];
  v_at timestamptz;
  v_touched record;
begin
  perform private.check_fields(args, array['shipmentId', 'containers', 'note']);
  v_note := private.text_of(args, 'note', 500);
  v_asked := private.containers_named(args, array['containerId', 'condition']);
  v_said := array(
    select private.choice_of(a.e, 'condition', array['intact', 'damaged', 'thawed', 'missing'])
    from jsonb_array_elements(args -> 'containers') with ordinality a (e, i) order by a.i);
  v_shipment := private.open_shipment(p.tenant_id, private.uuid_of(args, 'shipmentId'));
  if v_shipment.state = 'packing' then
    perform private.refuse('shipment_not_dispatched', jsonb_build_object('shipmentId', v_shipment.id));
  end if;
  perform private.check_were_in(p.tenant_id, v_shipment.id, v_asked);
  v_contents := private.shipment_contents(p.tenant_id, v_shipment.id);
  v_at := greatest(v_shipment.dispatched_at, private.hand_time(p));

  -- The last stay of each counts: one that was put away before has its condition all the same.
  with last as (
    select distinct on (c.container_id) c.container_id, c.packed_at, c.unpacked_at
    from public.shipment_containers c where c.tenant_id = p.tenant_id and c.shipment_id = v_shipment.id
    order by c.container_id, c.packed_at desc
  ),
  told as (
    select l.*, coalesce(s.condition, case when l.unpacked_at is null then 'missing' end) as condition
    from last l left join unnest(v_asked, v_said) s (id, condition) on s.id = l.container_id
  )
  update public.shipment_containers c
  set condition = t.condition,
    unpacked_at = case when t.unpacked_at is null and t.condition <> 'missing' then greatest(c.packed_at, v_at) else c.unpacked_at end
  from told t
  where c.tenant_id = p.tenant_id and c.shipment_id = v_shipment.id and c.container_id = t.container_id and c.packed_at = t.packed_at
    and t.condition is not null;
  v_missing := private.shipment_contents(p.tenant_id, v_shipment.id);
  v_arrived := array(select u.id from unnest(v_contents) with ordinality u (id, i) where u.id <> all (v_missing) order by u.i);

  insert into public.custody_events (
    tenant_id, kind, container_id, shipment_id, command_id, actor_id, device_id, device_time, recorded_at, reason, details
  )
  select p.tenant_id, 'shipment_received', u.id, v_shipment.id, p.command_id, p.user_id, p.device_id, p.device_time, p.received_at,
    nullif(v_note, ''), jsonb_build_object('condition', s.condition)
  from unnest(v_arrived) with ordinality u (id, i)
  left join unnest(v_asked, v_said) s (id, condition) on s.id = u.id
  order by u.i;
  perform private.set_aside(p, v_shipment.id, v_missing, v_note);
  select * into v_touched from private.carry_containers(p, v_arrived, v_shipment.to_site_id);
  update public.shipments s set state = 'received', received_at = v_at, received_by = p.user_id, receipt_note = v_note
  where s.tenant_id = p.tenant_id and s.id = v_shipment.id;
  return private.applied(
    v_touched.kinds || private.kinds_of('container', v_missing) || 'shipment'::text, v_touched.ids || v_missing || v_shipment.id);
end
$$;

create function private.cancel_shipment_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_shipment public.shipments;
  v_out uuid[];
begin
  perform private.check_fields(args, array['shipmentId']);
  v_shipment := private.shipment_being_packed(p.tenant_id, private.uuid_of(args, 'shipmentId'));
  v_out := private.shipment_contents(p.tenant_id, v_shipment.id);
  perform private.leave_shipments(p, v_out);
  perform private.set_aside(p, v_shipment.id, v_out);
  update public.shipments s set state = 'cancelled' where s.tenant_id = p.tenant_id and s.id = v_shipment.id;
  return private.applied(private.kinds_of('container', v_out) || 'shipment'::text, v_out || v_shipment.id);
end
$$;

insert into private.command_functions (name, function) values
  ('create_shipment.v1', 'create_shipment_v1'),
  ('edit_shipment.v1', 'edit_shipment_v1'),
  ('pack_containers.v1', 'pack_containers_v1'),
  ('unpack_containers.v1', 'unpack_containers_v1'),
  ('dispatch_shipment.v1', 'dispatch_shipment_v1'),
  ('receive_shipment.v1', 'receive_shipment_v1'),
  ('cancel_shipment.v1', 'cancel_shipment_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.create_shipment_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.edit_shipment_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.pack_containers_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.unpack_containers_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.dispatch_shipment_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.receive_shipment_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.cancel_shipment_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function
  private.known_shipment(uuid, uuid), private.shipment_being_packed(uuid, uuid), private.open_shipment(uuid, uuid),
  private.check_site_in_use(uuid, uuid), private.containers_named(jsonb, text[]), private.check_were_in(uuid, uuid, uuid[]),
  private.shipment_contents(uuid, uuid), private.set_aside(private.command_context, uuid, uuid[], text)
to tracseq_command;
