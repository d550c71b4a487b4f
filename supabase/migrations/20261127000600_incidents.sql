-- Incidents: alerts that opened close together in one room, or on one site outside any room, are one matter, as when twelve
-- freezers hang on one failed circuit. An incident is named by its first alert; an alert that stands alone is an incident of one.
alter table public.alerts add column place_id uuid;
alter table public.alerts add column incident_id uuid;
-- Whether people are told of the incident by this alert: its first, and its first critical one when it began with warnings.
alter table public.alerts add column speaks boolean not null default true;
update public.alerts set incident_id = id;
alter table public.alerts alter column incident_id set not null;
alter table public.alerts add constraint alerts_incident_fkey foreign key (tenant_id, incident_id) references public.alerts (tenant_id, id);
create index alerts_incident_idx on public.alerts (tenant_id, incident_id);
create index alerts_place_idx on public.alerts (tenant_id, place_id, opened_at desc)
  where ended_at is null and acknowledged_at is null;

-- The room around a container, itself included; without one its site.
create function private.room_of(p_tenant_id uuid, p_container_id uuid, p_site_id uuid) returns uuid
language plpgsql stable set search_path = '' as $$
declare
  v_site_id uuid := p_site_id;
  v_room_id uuid;
begin
  if p_container_id is null then
    return p_site_id;
  end if;
  with recursive around as (
    select c.id, c.parent_id, c.site_id, c.type_id, 0 as up from public.containers c
    where c.tenant_id = p_tenant_id and c.id = p_container_id
    union
    select c.id, c.parent_id, c.site_id, c.type_id, a.up + 1 from around a
    join public.containers c on c.tenant_id = p_tenant_id and c.id = a.parent_id
  )
  select (array_agg(a.id order by a.up) filter (where t.kind = 'room'))[1], coalesce(p_site_id, (array_agg(a.site_id))[1])
  into v_room_id, v_site_id
  from around a join public.container_types t on t.tenant_id = p_tenant_id and t.id = a.type_id;
  return coalesce(v_room_id, v_site_id);
end
$$;

-- Puts a new alert into the incident that it belongs to: one of the same place, of which the last alert opened at most twenty
-- minutes before, and which still calls for somebody. What comes after somebody has taken everything on is a new matter: nobody has
-- seen it yet. Writers of one laboratory follow each other (decision 1), so none is missed.
create function private.alerts_join() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.incident_id is not null then
    return new;
  end if;
  new.place_id := private.room_of(new.tenant_id, new.container_id, new.site_id);
  select a.incident_id into new.incident_id from public.alerts a
  where a.tenant_id = new.tenant_id and a.place_id = new.place_id and a.ended_at is null and a.acknowledged_at is null
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
create trigger alerts_join_incident before insert on public.alerts for each row execute function private.alerts_join();

create or replace function private.alert_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select a.id, jsonb_build_object(
      'id', a.id, 'kind', a.kind, 'severity', a.severity, 'sensorId', a.sensor_id, 'containerId', a.container_id,
      'siteId', a.site_id, 'quantity', a.quantity, 'direction', a.direction, 'limit', a.limit_value, 'peak', a.peak,
      'startedAt', private.iso(a.started_at), 'openedAt', private.iso(a.opened_at), 'endedAt', private.iso(a.ended_at),
      'acknowledgedAt', private.iso(a.acknowledged_at), 'acknowledgedBy', a.acknowledged_by, 'assigneeId', a.assignee_id,
      'note', a.note, 'incidentId', a.incident_id, 'snoozedUntil', (
        select private.iso(z.until_at) from public.alert_snoozes z
        where z.tenant_id = a.tenant_id and z.alert_id = a.id order by z.turn desc limit 1))
    from public.alerts a where a.tenant_id = p_tenant_id and a.id = any (p_ids);
end
$$;

-- By name, so that a column more of alerts changes nothing here; the critical ones first, which then speak for the others.
create or replace function private.silent_sensors(p_now timestamptz) returns setof public.alerts
language plpgsql stable set search_path = '' as $$
begin
  return query
    select (jsonb_populate_record(null::public.alerts, jsonb_build_object(
      'tenant_id', s.tenant_id, 'id', gen_random_uuid(), 'kind', 'sensor_silent', 'severity', h.severity, 'sensor_id', s.id,
      'container_id', s.container_id, 'site_id', s.site_id, 'started_at', t.taken_at, 'opened_at', p_now, 'note', '', 'speaks', true
    ))).*
    from public.sensors s
    join public.sensor_states t on t.tenant_id = s.tenant_id and t.sensor_id = s.id
    left join public.containers c on c.tenant_id = s.tenant_id and c.id = s.container_id
    cross join lateral private.threshold_at(s.tenant_id, s.id, c.climate_class, 'temperature', p_now) h
    where not s.archived and num_nonnulls(s.container_id, s.site_id) = 1
      and t.taken_at < p_now - make_interval(secs => h.silent_after_seconds)
      and not exists (
        select from public.alerts a
        where a.tenant_id = s.tenant_id and a.sensor_id = s.id and a.kind = 'sensor_silent' and a.ended_at is null
      )
      and not private.in_maintenance(s.tenant_id, s.id, s.container_id, s.site_id, p_now, p_now)
    order by h.severity, s.id;
end
$$;

revoke execute on all functions in schema private from public;
