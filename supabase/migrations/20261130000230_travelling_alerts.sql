-- Alerts of what is on its way: a shipment is a place of its own. What is wrong in it is never one matter with what is wrong in a freezer.
create index alerts_shipment_idx on public.alerts (tenant_id, shipment_id) where shipment_id is not null;

create or replace function private.alerts_join() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.incident_id is not null then
    return new;
  end if;
  new.place_id := coalesce(new.shipment_id, private.room_of(new.tenant_id, new.container_id, new.site_id), new.tenant_id);
  select a.incident_id into new.incident_id from public.alerts a
  where a.tenant_id = new.tenant_id and a.place_id = new.place_id and a.ended_at is null and a.acknowledged_at is null
    and private.matter_of(a.kind) = private.matter_of(new.kind)
    and exists (
      select from public.alerts m
      where m.tenant_id = a.tenant_id and m.incident_id = a.incident_id
        and m.opened_at between new.opened_at - interval '20 minutes' and new.opened_at + interval '20 minutes'
    )
  order by a.opened_at desc limit 1;
  if new.incident_id is null then
    new.incident_id := new.id;
    return new;
  end if;
  new.speaks := not exists (
    select from public.alerts m
    where m.tenant_id = new.tenant_id and m.incident_id = new.incident_id and (m.severity = 'critical' or new.severity = 'warning')
  );
  return new;
end
$$;

-- Tells people of an excursion: opens its alert, or brings it up to date. Returns what happened, null when nothing they see did.
create or replace function private.tell_excursion(p_tenant_id uuid, p_excursion public.excursions, p_now timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  e public.excursions := p_excursion;
  v_id uuid := gen_random_uuid();
  v_before public.alerts;
begin
  if e.alert_id is null then
    if private.in_maintenance(p_tenant_id, e.sensor_id, e.container_id, e.site_id, coalesce(e.alarmed_at, e.started_at),
      coalesce(e.ended_at, p_now)) then
      return null;
    end if;
    insert into public.alerts (
      tenant_id, id, kind, severity, sensor_id, container_id, site_id, shipment_id, quantity, direction, limit_value, peak,
      started_at, opened_at, ended_at
    )
    select p_tenant_id, v_id, 'excursion', h.severity, e.sensor_id, e.container_id, e.site_id, e.shipment_id, e.quantity, e.direction,
      e.limit_value, private.coarse(e.peak), e.started_at, p_now, e.ended_at
    from public.thresholds h where h.tenant_id = p_tenant_id and h.id = e.threshold_id;
    update public.excursions x set alert_id = v_id where x.tenant_id = p_tenant_id and x.id = e.id;
    return jsonb_build_object('event', 'alert_opened', 'alertId', v_id);
  end if;
  select * into v_before from public.alerts a where a.tenant_id = p_tenant_id and a.id = e.alert_id;
  if (v_before.started_at, v_before.ended_at, v_before.peak, v_before.direction, v_before.limit_value)
    is not distinct from (e.started_at, e.ended_at, private.coarse(e.peak), e.direction, e.limit_value) then
    return null;
  end if;
  update public.alerts a set started_at = e.started_at, ended_at = e.ended_at, peak = private.coarse(e.peak),
    direction = e.direction, limit_value = e.limit_value
  where a.tenant_id = p_tenant_id and a.id = e.alert_id;
  return jsonb_build_object('alertId', e.alert_id, 'event', case
    when v_before.ended_at is null and e.ended_at is not null then 'alert_ended'
    when v_before.ended_at is not null and e.ended_at is null then 'alert_went_on'
    else 'alert_changed' end);
end
$$;

-- The sensors that have said nothing for longer than their threshold allows. By name, so that a column more of alerts changes nothing
-- here; the critical ones first, which then speak for the others.
create or replace function private.silent_sensors(p_now timestamptz) returns setof public.alerts
language plpgsql stable set search_path = '' as $$
begin
  return query
    select (jsonb_populate_record(null::public.alerts, jsonb_build_object(
      'tenant_id', s.tenant_id, 'id', gen_random_uuid(), 'kind', 'sensor_silent', 'severity', h.severity, 'sensor_id', s.id,
      'container_id', s.container_id, 'site_id', s.site_id, 'shipment_id', s.shipment_id, 'started_at', t.taken_at, 'opened_at', p_now, 'note', '', 'speaks', true
    ))).*
    from public.sensors s
    join public.sensor_states t on t.tenant_id = s.tenant_id and t.sensor_id = s.id
    left join public.containers c on c.tenant_id = s.tenant_id and c.id = s.container_id
    left join public.shipments m on m.tenant_id = s.tenant_id and m.id = s.shipment_id
    cross join lateral private.threshold_at(s.tenant_id, s.id, coalesce(c.climate_class, m.temperature_class), 'temperature', p_now) h
    where not s.archived and num_nonnulls(s.container_id, s.site_id, s.shipment_id) = 1
      -- What no gateway speaks for is read when it has arrived.
      and (m.state is distinct from 'in_transit' or s.source = 'gateway')
      and t.taken_at < p_now - make_interval(secs => h.silent_after_seconds)
      and not exists (
        select from public.alerts a
        where a.tenant_id = s.tenant_id and a.sensor_id = s.id and a.kind = 'sensor_silent' and a.ended_at is null
      )
      and not private.in_maintenance(s.tenant_id, s.id, s.container_id, s.site_id, p_now, p_now)
    order by h.severity, s.id;
end
$$;

-- The policies that an alert follows: those of its site, else those of the laboratory. Of what is on its way both ends are told.
create or replace function private.policies_of(p_alert public.alerts) returns setof public.escalation_policies
language plpgsql stable set search_path = '' as $$
declare
  v_site_ids uuid[] := array(
    select p_alert.site_id where p_alert.site_id is not null
    union
    select c.site_id from public.containers c where c.tenant_id = p_alert.tenant_id and c.id = p_alert.container_id
      and p_alert.site_id is null
    union
    select e.site_id from public.shipments s cross join lateral (values (s.from_site_id), (s.to_site_id)) e (site_id)
    where s.tenant_id = p_alert.tenant_id and s.id = p_alert.shipment_id);
begin
  return query
    with fitting as (
      select * from public.escalation_policies y
      where y.tenant_id = p_alert.tenant_id and not y.archived and (y.site_id is null or y.site_id = any (v_site_ids))
        and (y.minimum_severity = 'warning' or p_alert.severity = 'critical')
    )
    select * from fitting f where f.site_id is not null or not exists (select from fitting o where o.site_id is not null);
end
$$;

revoke execute on all functions in schema private from public;
