-- A journey of a sensor ends when the shipment arrives or is given up, or when somebody puts the sensor elsewhere. What was wrong on the
-- way ends with it, and what was measured afterwards does not concern the shipment.

-- Works out anew what these sensors said from a moment on, after the place in which they were then has changed.
create function private.settle_journeys(p_tenant_id uuid, p_sensor_ids uuid[], p_from timestamptz, p_now timestamptz)
returns private.settlement language plpgsql set search_path = '' as $$
declare
  v_readings public.readings[];
  v_silent uuid[];
  v_excursions private.settlement := ('{}', '[]')::private.settlement;
begin
  -- Whoever says nothing any more has nothing to say.
  with ended as (
    update public.alerts a set ended_at = greatest(p_from, a.started_at)
    where a.tenant_id = p_tenant_id and a.sensor_id = any (p_sensor_ids) and a.kind = 'sensor_silent' and a.shipment_id is not null
      and a.ended_at is null
    returning a.id
  )
  select coalesce(array_agg(e.id), '{}') into v_silent from ended e;
  -- From the last reading before that moment, which may be the beginning of what now ends.
  v_readings := array(
    select r from unnest(p_sensor_ids) s (id)
    cross join lateral (
      select coalesce(max(b.taken_at), p_from) as since from public.readings b
      where b.tenant_id = p_tenant_id and b.sensor_id = s.id and b.taken_at < p_from
    ) l
    join public.readings r on r.tenant_id = p_tenant_id and r.sensor_id = s.id and r.taken_at >= l.since);
  if v_readings <> '{}' then
    v_excursions := private.settle_excursions(p_tenant_id, v_readings, p_sensor_ids,
      array_fill('infinity'::timestamptz, array[cardinality(p_sensor_ids)]), p_now);
  end if;
  return (v_silent || v_excursions.alert_ids, v_excursions.events)::private.settlement;
end
$$;

create or replace function private.place_sensor_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_sensor public.sensors;
  v_container_id uuid;
  v_site_id uuid;
  v_shipment_id uuid;
  v_settled private.settlement := ('{}', '[]')::private.settlement;
begin
  -- Devices of an earlier version do not send a shipment.
  perform private.check_fields(args, array['sensorId', 'containerId', 'siteId'], array['shipmentId']);
  v_container_id := private.uuid_or_null(args, 'containerId');
  v_site_id := private.uuid_or_null(args, 'siteId');
  v_shipment_id := case when args ? 'shipmentId' then private.uuid_or_null(args, 'shipmentId') end;
  v_sensor := private.sensor_in_use(p.tenant_id, private.uuid_of(args, 'sensorId'));
  perform private.check_sensor_place(p.tenant_id, v_container_id, v_site_id);
  perform private.check_sensor_shipment(p.tenant_id, v_container_id, v_site_id, v_shipment_id);
  update public.sensors s set container_id = v_container_id, site_id = v_site_id, shipment_id = v_shipment_id
  where s.tenant_id = p.tenant_id and s.id = v_sensor.id;
  perform private.note_sensor_place(p, v_sensor.id, v_container_id, v_site_id, v_shipment_id);
  if v_sensor.shipment_id is not null and v_sensor.shipment_id is distinct from v_shipment_id then
    v_settled := private.settle_journeys(p.tenant_id, array[v_sensor.id], p.received_at, p.received_at);
  end if;
  return private.applied(
    'sensor'::text || private.kinds_of('alert', v_settled.alert_ids), v_sensor.id || v_settled.alert_ids);
end
$$;

-- Whoever receives a shipment, or gives it up, ends the journeys of its sensors at that moment: they are nowhere until somebody puts them
-- somewhere.
create function private.shipments_end_journeys() returns trigger
language plpgsql set search_path = '' as $$
declare
  v_at timestamptz := coalesce(new.received_at, clock_timestamp());
  v_ids uuid[];
begin
  with ended as (
    update public.sensor_placements h set valid_to = greatest(v_at, h.valid_from)
    where h.tenant_id = new.tenant_id and h.shipment_id = new.id and h.valid_to is null
    returning h.sensor_id
  )
  select array_agg(e.sensor_id order by e.sensor_id) into v_ids from ended e;
  if v_ids is null then
    return null;
  end if;
  update public.sensors s set shipment_id = null where s.tenant_id = new.tenant_id and s.id = any (v_ids);
  perform private.settle_journeys(new.tenant_id, v_ids, v_at, clock_timestamp());
  return null;
end
$$;
create trigger shipments_end_journeys after update of state on public.shipments for each row
  when (new.state in ('received', 'cancelled') and old.state is distinct from new.state)
  execute function private.shipments_end_journeys();

revoke execute on all functions in schema private from public;
grant execute on function private.settle_journeys(uuid, uuid[], timestamptz, timestamptz) to tracseq_command;
