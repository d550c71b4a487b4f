-- Alerts about more than sensors: a conflict that nobody settles, a device that is not heard from, a tube that did not come back, samples
-- that expire, a calibration that runs out. What an alert is about follows from its kind; places, incidents, snoozes, escalation
-- and deliveries ask only where it is and how bad.
alter table public.alerts alter column sensor_id drop not null;
alter table public.alerts
  add column conflict_id uuid,
  add column device_id uuid,
  add column sample_id uuid,
  -- What people call it, as it was when the alert was raised; null where the sensor or the site says it.
  add column subject text,
  -- How many it is about: samples of a site, steps that wait on a device.
  add column items int,
  -- When it is due or expires, the first of several; and up to when people were told of those that do.
  add column due_at timestamptz,
  add column covers_to timestamptz,
  add constraint alerts_conflict_fkey foreign key (tenant_id, conflict_id) references public.conflicts (tenant_id, id),
  add constraint alerts_device_fkey foreign key (tenant_id, device_id) references public.devices (tenant_id, id),
  add constraint alerts_sample_fkey foreign key (tenant_id, sample_id) references public.samples (tenant_id, id),
  drop constraint alerts_kind_known,
  add constraint alerts_kind_known check (kind in (
    'excursion', 'sensor_silent', 'drift', 'level_shift', 'variability', 'stuck',
    'conflict_open', 'device_stale', 'checkout_overdue', 'sample_expiring', 'calibration_due')),
  add constraint alerts_subject_whole check (
    (sensor_id is not null) = (kind not in ('conflict_open', 'device_stale', 'checkout_overdue', 'sample_expiring'))
    and (conflict_id is not null) = (kind = 'conflict_open')
    and (device_id is not null) = (kind = 'device_stale')
    and (sample_id is not null) = (kind = 'checkout_overdue')
    and (kind <> 'sample_expiring' or site_id is not null)
  );
-- One at a time about the same thing. Samples that expire are told of by site.
create unique index alerts_cause_key on public.alerts (tenant_id, kind, coalesce(conflict_id, device_id, sample_id, sensor_id, site_id))
  where kind in ('conflict_open', 'device_stale', 'checkout_overdue', 'sample_expiring', 'calibration_due') and ended_at is null;

-- What may be one matter: freezers that get warm together, tubes of one rack that lie in each other's places, but not the two.
create function private.matter_of(p_kind text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return case when p_kind in ('conflict_open', 'device_stale', 'checkout_overdue', 'sample_expiring', 'calibration_due') then p_kind
    else 'cold_chain' end;
end
$$;

-- Puts a new alert into the incident that it belongs to: one of the same matter and place, of which the last alert opened at most twenty
-- minutes before, and which still calls for somebody. What is nowhere (devices) is in one place. What comes after somebody has taken
-- everything on is a new matter: nobody has seen it yet. Writers of one laboratory follow each other (decision 1), so none is missed.
create or replace function private.alerts_join() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.incident_id is not null then
    return new;
  end if;
  new.place_id := coalesce(private.room_of(new.tenant_id, new.container_id, new.site_id), new.tenant_id);
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

create or replace function private.alert_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select a.id, jsonb_build_object(
      'id', a.id, 'kind', a.kind, 'severity', a.severity, 'sensorId', a.sensor_id, 'conflictId', a.conflict_id,
      'deviceId', a.device_id, 'sampleId', a.sample_id, 'subject', a.subject, 'items', a.items, 'dueAt', private.iso(a.due_at),
      'containerId', a.container_id,
      'siteId', a.site_id, 'quantity', a.quantity, 'direction', a.direction, 'limit', a.limit_value, 'peak', a.peak,
      'startedAt', private.iso(a.started_at), 'openedAt', private.iso(a.opened_at), 'endedAt', private.iso(a.ended_at),
      'acknowledgedAt', private.iso(a.acknowledged_at), 'acknowledgedBy', a.acknowledged_by, 'assigneeId', a.assignee_id,
      'note', a.note, 'incidentId', a.incident_id, 'snoozedUntil', (
        select private.iso(z.until_at) from public.alert_snoozes z
        where z.tenant_id = a.tenant_id and z.alert_id = a.id order by z.turn desc limit 1))
    from public.alerts a where a.tenant_id = p_tenant_id and a.id = any (p_ids);
end
$$;

revoke execute on all functions in schema private from public;
