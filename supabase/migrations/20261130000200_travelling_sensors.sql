-- Sensors that travel: a sensor measures a container, the air of a site or a shipment. Where it was before is kept, as ever.
insert into private.error_codes (code, kind) values ('sensor_shipment_over', 'validation');

alter table public.sensors add column shipment_id uuid;
alter table public.sensors
  add constraint sensors_shipment_fkey foreign key (tenant_id, shipment_id) references public.shipments (tenant_id, id),
  drop constraint sensors_one_place,
  add constraint sensors_one_place check (num_nonnulls(container_id, site_id, shipment_id) <= 1);
create index sensors_shipment_idx on public.sensors (tenant_id, shipment_id) where shipment_id is not null;

alter table public.sensor_placements add column shipment_id uuid;
alter table public.sensor_placements
  add constraint sensor_placements_shipment_fkey foreign key (tenant_id, shipment_id) references public.shipments (tenant_id, id),
  drop constraint sensor_placements_one_place,
  add constraint sensor_placements_one_place check (num_nonnulls(container_id, site_id, shipment_id) = 1);
create index sensor_placements_shipment_idx on public.sensor_placements (tenant_id, shipment_id) where shipment_id is not null;
create index sensor_placements_travel_idx on public.sensor_placements (tenant_id, sensor_id, valid_from) where shipment_id is not null;

create or replace function private.sensor_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.id, jsonb_build_object(
      'id', s.id, 'name', s.name, 'source', s.source, 'hardwareId', s.hardware_id, 'containerId', s.container_id,
      'siteId', s.site_id, 'shipmentId', s.shipment_id, 'archived', s.archived, 'calibrations', coalesce((
        select jsonb_agg(jsonb_build_object('quantity', l.quantity, 'validFrom', private.iso(l.valid_from), 'offset', l.offset_value,
          'certificate', l.certificate, 'dueOn', l.due_on) order by l.quantity)
        from (
          select distinct on (c.quantity) c.* from public.sensor_calibrations c
          where c.tenant_id = s.tenant_id and c.sensor_id = s.id
          order by c.quantity, c.valid_from desc, c.made_at desc
        ) l), '[]'))
    from public.sensors s where s.tenant_id = p_tenant_id and s.id = any (p_ids);
end
$$;

-- Refuses a shipment in which no sensor can travel, and one beside another place.
create function private.check_sensor_shipment(p_tenant_id uuid, p_container_id uuid, p_site_id uuid, p_shipment_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
  v_state text;
begin
  if p_shipment_id is null then
    return;
  end if;
  if num_nonnulls(p_container_id, p_site_id) > 0 then
    perform private.refuse_field('shipmentId');
  end if;
  select s.state into v_state from public.shipments s where s.tenant_id = p_tenant_id and s.id = p_shipment_id;
  if not found then
    perform private.refuse('shipment_not_found', jsonb_build_object('shipmentId', p_shipment_id));
  end if;
  if v_state not in ('packing', 'in_transit') then
    perform private.refuse('sensor_shipment_over', jsonb_build_object('shipmentId', p_shipment_id));
  end if;
end
$$;

-- Notes where a sensor is from now on.
drop function private.note_sensor_place(private.command_context, uuid, uuid, uuid);
create function private.note_sensor_place(
  p private.command_context, p_sensor_id uuid, p_container_id uuid, p_site_id uuid, p_shipment_id uuid
) returns void
language plpgsql set search_path = '' as $$
begin
  update public.sensor_placements h set valid_to = greatest(p.received_at, h.valid_from)
  where h.tenant_id = p.tenant_id and h.sensor_id = p_sensor_id and h.valid_to is null;
  if num_nonnulls(p_container_id, p_site_id, p_shipment_id) = 1 then
    -- Two placings in one batch have one moment: the last one counts.
    insert into public.sensor_placements as h (tenant_id, sensor_id, container_id, site_id, shipment_id, valid_from, command_id)
    values (p.tenant_id, p_sensor_id, p_container_id, p_site_id, p_shipment_id, p.received_at, p.command_id)
    on conflict (tenant_id, sensor_id, valid_from) do update set container_id = excluded.container_id,
      site_id = excluded.site_id, shipment_id = excluded.shipment_id, valid_to = null, command_id = excluded.command_id;
  end if;
end
$$;

create or replace function private.register_sensor_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
  v_container_id uuid;
  v_site_id uuid;
  v_shipment_id uuid;
  v_name text;
  v_source text;
  v_hardware_id text;
begin
  perform private.check_fields(args, array['sensorId', 'name', 'source', 'hardwareId', 'containerId', 'siteId'],
    -- Devices of an earlier version do not send it.
    array['shipmentId']);
  v_id := private.uuid_of(args, 'sensorId');
  v_source := private.choice_of(args, 'source', array['bluetooth', 'gateway', 'logger', 'manual']);
  v_container_id := private.uuid_or_null(args, 'containerId');
  v_site_id := private.uuid_or_null(args, 'siteId');
  v_shipment_id := case when args ? 'shipmentId' then private.uuid_or_null(args, 'shipmentId') end;
  if exists (select from public.sensors s where s.tenant_id = p.tenant_id and s.id = v_id) then
    perform private.refuse('id_taken', '{"field": "sensorId"}');
  end if;
  v_name := private.name_of(args, 'name', 120);
  v_hardware_id := private.hardware_of(args);
  perform private.check_hardware_free(p.tenant_id, v_id, v_hardware_id);
  perform private.check_sensor_place(p.tenant_id, v_container_id, v_site_id);
  perform private.check_sensor_shipment(p.tenant_id, v_container_id, v_site_id, v_shipment_id);
  insert into public.sensors (tenant_id, id, name, source, hardware_id, container_id, site_id, shipment_id)
  values (p.tenant_id, v_id, v_name, v_source, v_hardware_id, v_container_id, v_site_id, v_shipment_id);
  perform private.note_sensor_place(p, v_id, v_container_id, v_site_id, v_shipment_id);
  return private.applied(array['sensor'], array[v_id]);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.check_sensor_shipment(uuid, uuid, uuid, uuid),
  private.note_sensor_place(private.command_context, uuid, uuid, uuid, uuid)
to tracseq_command;
