-- Where a sensor was at a moment, and which class judges what it said there. A reading belongs to the place in which it was taken: a logger
-- that is read when the shipment has arrived tells of the journey.
alter table public.excursions add column shipment_id uuid;
alter table public.excursions
  add constraint excursions_shipment_fkey foreign key (tenant_id, shipment_id) references public.shipments (tenant_id, id),
  add constraint excursions_one_place check (num_nonnulls(container_id, site_id, shipment_id) <= 1);
create index excursions_shipment_idx on public.excursions (tenant_id, shipment_id) where shipment_id is not null;

-- What was measured before the first place that is noted is taken for what is measured now; between two places it is nowhere.
drop function private.sensor_place_at(uuid, uuid, timestamptz);
create function private.sensor_place_at(
  p_tenant_id uuid, p_sensor_id uuid, p_at timestamptz, out container_id uuid, out site_id uuid, out shipment_id uuid
)
language plpgsql stable set search_path = '' as $$
declare
  v_to timestamptz;
begin
  select h.container_id, h.site_id, h.shipment_id, h.valid_to into container_id, site_id, shipment_id, v_to
  from public.sensor_placements h
  where h.tenant_id = p_tenant_id and h.sensor_id = p_sensor_id and h.valid_from <= p_at
  order by h.valid_from desc limit 1;
  if not found then
    select s.container_id, s.site_id, s.shipment_id into container_id, site_id, shipment_id from public.sensors s
    where s.tenant_id = p_tenant_id and s.id = p_sensor_id;
  elsif v_to <= p_at then
    container_id := null;
    site_id := null;
    shipment_id := null;
  end if;
end
$$;

-- The class of the place in which a sensor was; `p_class` is that of the one in which it is.
create function private.sensor_class_at(p_tenant_id uuid, p_sensor_id uuid, p_class text, p_at timestamptz) returns text
language plpgsql stable set search_path = '' as $$
declare
  v_class text;
begin
  select case when h.valid_to is null or h.valid_to > p_at then coalesce(c.climate_class, m.temperature_class) end into v_class
  from public.sensor_placements h
  left join public.containers c on c.tenant_id = h.tenant_id and c.id = h.container_id
  left join public.shipments m on m.tenant_id = h.tenant_id and m.id = h.shipment_id
  where h.tenant_id = p_tenant_id and h.sensor_id = p_sensor_id and h.valid_from <= p_at
  order by h.valid_from desc limit 1;
  return case when found then v_class else p_class end;
end
$$;

-- The class of the place in which a sensor is.
create function private.class_of_place(p_tenant_id uuid, p_container_id uuid, p_shipment_id uuid) returns text
language plpgsql stable set search_path = '' as $$
begin
  return coalesce(
    (select c.climate_class from public.containers c where c.tenant_id = p_tenant_id and c.id = p_container_id),
    (select m.temperature_class from public.shipments m where m.tenant_id = p_tenant_id and m.id = p_shipment_id));
end
$$;

-- The threshold in force for a sensor and quantity at a moment: its own before that of the class of where it was.
create or replace function private.threshold_at(p_tenant_id uuid, p_sensor_id uuid, p_class text, p_quantity text, p_at timestamptz)
returns public.thresholds language plpgsql stable set search_path = '' as $$
declare
  v_class text;
  v_threshold public.thresholds;
begin
  select * into v_threshold from public.thresholds h
  where h.tenant_id = p_tenant_id and h.sensor_id = p_sensor_id and h.quantity = p_quantity
    and h.valid_from <= p_at and (h.valid_to is null or h.valid_to > p_at)
  order by h.valid_from desc limit 1;
  if v_threshold.id is null then
    v_class := private.sensor_class_at(p_tenant_id, p_sensor_id, p_class, p_at);
  end if;
  if v_class is not null then
    select * into v_threshold from public.thresholds h
    where h.tenant_id = p_tenant_id and h.temperature_class = v_class and h.quantity = p_quantity
      and h.valid_from <= p_at and (h.valid_to is null or h.valid_to > p_at)
    order by h.valid_from desc limit 1;
  end if;
  return v_threshold;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.sensor_place_at(uuid, uuid, timestamptz), private.sensor_class_at(uuid, uuid, text, timestamptz),
  private.class_of_place(uuid, uuid, uuid)
to tracseq_command;
