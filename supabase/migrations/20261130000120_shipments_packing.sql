-- What is packed, and what that means for the other commands: a packed box has left the place it stood in, and whoever puts it anywhere
-- has taken it out of the shipment. Nothing that hands have done is refused because of a shipment.
insert into private.error_codes (code, kind)
select code, 'validation' from unnest(array[
  'shipment_not_found', 'shipment_same_site', 'shipment_empty', 'shipment_not_packing', 'shipment_not_dispatched', 'shipment_closed',
  'container_not_in_shipment'
]) code;

insert into private.command_permissions (name, roles)
select name, array['technician', 'supervisor', 'administrator'] from unnest(array[
  'create_shipment.v1', 'edit_shipment.v1', 'pack_containers.v1', 'unpack_containers.v1', 'dispatch_shipment.v1',
  'receive_shipment.v1', 'cancel_shipment.v1'
]) name;

-- What has happened to a container on its way names the shipment. Packing is a transfer out of a place into none, as every reader of the
-- history knows it.
alter table public.custody_events add column shipment_id uuid;
alter table public.custody_events add constraint custody_events_shipment_fkey
  foreign key (tenant_id, shipment_id) references public.shipments (tenant_id, id);
alter table public.custody_events drop constraint custody_events_kind_known;
alter table public.custody_events add constraint custody_events_kind_known check (kind in (
  'received', 'stored', 'transferred', 'container_transferred', 'removed', 'edited', 'deleted', 'undeleted',
  'location_unverified', 'location_verified', 'container_created', 'container_archived', 'container_restored',
  'quarantined', 'released', 'disposed', 'checked_out', 'returned', 'shipped', 'shipment_received'
));

-- When hands did it, as far as the clock of the device is not ahead of ours: as with custody events.
create function private.hand_time(p private.command_context) returns timestamptz
language plpgsql immutable set search_path = '' as $$
begin
  return least(p.device_time, p.received_at);
end
$$;

-- One line for each of these containers.
create function private.log_shipped(
  p private.command_context, p_kind text, p_shipment_id uuid, p_ids uuid[], p_reason text default null
) returns void language plpgsql set search_path = '' as $$
begin
  insert into public.custody_events (
    tenant_id, kind, container_id, shipment_id, command_id, actor_id, device_id, device_time, recorded_at, reason
  )
  select p.tenant_id, p_kind, u.id, p_shipment_id, p.command_id, p.user_id, p.device_id, p.device_time, p.received_at,
    nullif(p_reason, '')
  from unnest(p_ids) with ordinality u (id, i) order by u.i;
end
$$;

-- Ends the stays of these containers in whatever shipments they are in. Returns the shipments that changed by it.
create function private.leave_shipments(p private.command_context, p_container_ids uuid[]) returns uuid[]
language plpgsql set search_path = '' as $$
declare
  v_left uuid[];
begin
  with gone as (
    update public.shipment_containers c set unpacked_at = greatest(c.packed_at, private.hand_time(p))
    where c.tenant_id = p.tenant_id and c.container_id = any (p_container_ids) and c.unpacked_at is null
    returning c.shipment_id
  )
  select coalesce(array_agg(distinct g.shipment_id), '{}') into v_left from gone g;
  return v_left;
end
$$;

-- Writes that these containers stand in no place of this site, each with all that is in it, set-based. Returns everything whose document
-- or scope changed by it; what is in a container changes only with its site.
create function private.carry_containers(
  p private.command_context, p_ids uuid[], p_site_id uuid, out kinds text[], out ids uuid[]
) language plpgsql set search_path = '' as $$
declare
  v_along uuid[];
begin
  v_along := array(
    select distinct d.id
    from unnest(p_ids) u (id)
    join public.containers c on c.tenant_id = p.tenant_id and c.id = u.id and c.site_id <> p_site_id
    cross join lateral private.subtree(p.tenant_id, u.id) d);
  -- In one statement, so that no row ever disagrees with its parent.
  update public.containers c
  set site_id = p_site_id,
    parent_id = case when c.id = any (p_ids) then null else c.parent_id end,
    position = case when c.id = any (p_ids) then null else c.position end,
    location_verified = c.location_verified or c.id = any (p_ids)
  where c.tenant_id = p.tenant_id and c.id = any (p_ids || v_along);
  select coalesce(array_agg(x.kind), '{}'), coalesce(array_agg(x.id), '{}') into kinds, ids from (
    select 'container' as kind, u.id from (select distinct u.id from unnest(p_ids || v_along) u (id)) u
    union all
    select 'sample', l.sample_id
    from unnest(v_along) a (id)
    cross join lateral (
      select pl.labware_id from public.placements pl where pl.tenant_id = p.tenant_id and pl.container_id = a.id offset 0
    ) pl
    join public.labware l on l.tenant_id = p.tenant_id and l.id = pl.labware_id
  ) x;
end
$$;

create or replace function private.move_container_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_moved private.container_facts;
  v_site_id uuid;
  v_to private.place;
  v_stand private.stand;
  v_closed uuid[];
  v_left uuid[];
  v_clash jsonb;
  v_touched record;
begin
  perform private.check_fields(args, array['containerId', 'siteId', 'parentId', 'position']);
  v_site_id := private.uuid_of(args, 'siteId');
  v_to := (private.uuid_or_null(args, 'parentId'), private.text_or_null(args, 'position', 2000))::private.place;
  v_moved := private.container_in_use(p.tenant_id, private.uuid_of(args, 'containerId'));
  v_stand := private.container_stand(p.tenant_id, v_moved.kind, v_moved.container_id, v_site_id, v_to);
  perform private.check_carried(p.tenant_id, v_moved, v_to);

  v_closed := private.close_conflicts(p, 'container', v_moved.container_id);
  v_left := private.leave_shipments(p, array[v_moved.container_id]);
  if v_stand.occupant_id is not null then
    perform private.displace_container(p, v_moved.container_id);
    v_clash := private.clash_container(p, 0, v_moved.container_id, v_stand.occupant_id, v_moved.at, v_to);
    v_closed := v_closed || (v_clash ->> 'conflictId')::uuid;
    return private.settled(jsonb_build_array(v_clash),
      'container'::text || private.kinds_of('conflict', v_closed) || private.kinds_of('shipment', v_left),
      v_moved.container_id || v_closed || v_left);
  end if;
  select * into v_touched from private.place_container(p, v_moved, v_stand.site_id, v_to);
  perform private.log_container(
    p, case when v_moved.location_verified then 'container_transferred' else 'location_verified' end,
    v_moved.container_id, v_moved.at, v_to, '{}');
  return private.applied(
    v_touched.kinds || private.kinds_of('conflict', v_closed) || private.kinds_of('shipment', v_left),
    v_touched.ids || v_closed || v_left);
end
$$;

create or replace function private.archive_container_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_facts private.container_facts;
  v_reason text;
  v_inside bigint;
  v_closed uuid[];
  v_left uuid[];
begin
  perform private.check_fields(args, array['containerId', 'reason']);
  v_reason := private.text_of(args, 'reason', 500);
  if v_reason = '' then
    perform private.refuse_field('reason');
  end if;
  v_facts := private.known_container(p.tenant_id, private.uuid_of(args, 'containerId'));
  if v_facts.archived then
    return private.applied('{}', '{}');
  end if;
  select (select count(*) from public.containers c
          where c.tenant_id = p.tenant_id and c.parent_id = v_facts.container_id and not c.archived)
    + (select count(*) from public.placements x where x.tenant_id = p.tenant_id and x.container_id = v_facts.container_id)
  into v_inside;
  if v_inside > 0 then
    perform private.refuse('container_not_empty', jsonb_build_object('containerId', v_facts.container_id, 'count', v_inside));
  end if;
  v_closed := private.close_conflicts(p, 'container', v_facts.container_id);
  v_left := private.leave_shipments(p, array[v_facts.container_id]);
  update public.containers c set archived = true where c.tenant_id = p.tenant_id and c.id = v_facts.container_id;
  perform private.log_container(p, 'container_archived', v_facts.container_id, v_facts.at, null, '{}', v_reason);
  return private.applied(
    'container'::text || private.kinds_of('conflict', v_closed) || private.kinds_of('shipment', v_left),
    v_facts.container_id || v_closed || v_left);
end
$$;

-- What has happened to a sample: its own custody events, and those that carried the containers it was in while it was in them,
-- at any height and on the road. Order is that of the events' ids, which one writer per tenant hands out; clocks have no part in it.
-- Newest first.
create or replace function public.sample_history(p_tenant_id uuid, p_sample_id uuid, p_limit int default 200)
returns setof public.custody_events
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return query
    with recursive stays as (
      select m.container_id, m.came, coalesce(m.went, 9223372036854775807) as went
      from (
        select e.to_container_id as container_id, e.id as came, lead(e.id) over (order by e.id) as went
        from public.custody_events e
        where e.tenant_id = p_tenant_id and e.sample_id = p_sample_id and num_nonnulls(e.from_container_id, e.to_container_id) > 0
      ) m
      where m.container_id is not null
    ),
    around as (
      select s.container_id, s.came, s.went from stays s
      union all
      select h.parent_id, greatest(h.came, around.came), least(h.went, around.went)
      from around
      cross join lateral (
        with carried as (
          select e.from_container_id, e.to_container_id, e.id as came,
            lead(e.id) over w as went, row_number() over w = 1 as is_first
          from public.custody_events e
          where e.tenant_id = p_tenant_id and e.container_id = around.container_id
            and e.kind in ('container_transferred', 'container_created', 'location_verified')
          window w as (order by e.id)
        )
        select c.to_container_id as parent_id, c.came, coalesce(c.went, 9223372036854775807) as went from carried c
        union all
        select c.from_container_id, 0, c.came from carried c where c.is_first
        union all
        select c.parent_id, 0, 9223372036854775807 from public.containers c
        where c.tenant_id = p_tenant_id and c.id = around.container_id and not exists (select from carried)
      ) h
      where h.parent_id is not null and greatest(h.came, around.came) < least(h.went, around.went)
    ),
    lived as (
      select e.id from public.custody_events e where e.tenant_id = p_tenant_id and e.sample_id = p_sample_id
      union
      select e.id
      from around a
      join public.custody_events e on e.tenant_id = p_tenant_id and e.container_id = a.container_id
        and e.kind in ('container_transferred', 'location_unverified', 'location_verified', 'shipped', 'shipment_received')
        and e.id > a.came and e.id < a.went
    )
    select e.* from public.custody_events e
    where e.tenant_id = p_tenant_id and e.id in (select l.id from lived l)
    order by e.id desc
    limit least(greatest(coalesce(p_limit, 200), 0), 1000);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.hand_time(private.command_context), private.log_shipped(private.command_context, text, uuid, uuid[], text),
  private.leave_shipments(private.command_context, uuid[]), private.carry_containers(private.command_context, uuid[], uuid)
to tracseq_command;
