-- Alerts may be about a shipment. A cause says which, after all it said before.
alter table public.alerts add column shipment_id uuid;
alter table public.alerts
  add constraint alerts_shipment_fkey foreign key (tenant_id, shipment_id) references public.shipments (tenant_id, id),
  drop constraint alerts_kind_known,
  add constraint alerts_kind_known check (kind in (
    'excursion', 'sensor_silent', 'door_open', 'drift', 'level_shift', 'variability', 'stuck',
    'conflict_open', 'device_stale', 'checkout_overdue', 'sample_expiring', 'calibration_due', 'shipment_overdue')),
  drop constraint alerts_subject_whole,
  add constraint alerts_subject_whole check (
    (sensor_id is not null)
      = (kind not in ('conflict_open', 'device_stale', 'checkout_overdue', 'sample_expiring', 'shipment_overdue'))
    and (conflict_id is not null) = (kind = 'conflict_open')
    and (device_id is not null) = (kind = 'device_stale')
    and (sample_id is not null) = (kind = 'checkout_overdue')
    and (kind <> 'sample_expiring' or site_id is not null)
    and (kind <> 'shipment_overdue' or shipment_id is not null)
  );
drop index public.alerts_cause_key;
create unique index alerts_cause_key
  on public.alerts (tenant_id, kind, coalesce(conflict_id, device_id, sample_id, sensor_id, shipment_id, site_id))
  where kind in ('conflict_open', 'device_stale', 'checkout_overdue', 'sample_expiring', 'calibration_due', 'shipment_overdue')
    and ended_at is null;

create or replace function private.matter_of(p_kind text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return case
    when p_kind in ('conflict_open', 'device_stale', 'checkout_overdue', 'sample_expiring', 'calibration_due', 'shipment_overdue')
    then p_kind else 'cold_chain' end;
end
$$;

create or replace function private.alert_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select a.id, jsonb_build_object(
      'id', a.id, 'kind', a.kind, 'severity', a.severity, 'sensorId', a.sensor_id, 'conflictId', a.conflict_id,
      'deviceId', a.device_id, 'sampleId', a.sample_id, 'subject', a.subject, 'items', a.items, 'dueAt', private.iso(a.due_at),
      'coversTo', private.iso(a.covers_to), 'containerId', a.container_id,
      'siteId', a.site_id, 'shipmentId', a.shipment_id, 'quantity', a.quantity, 'direction', a.direction, 'limit', a.limit_value, 'peak', a.peak,
      'startedAt', private.iso(a.started_at), 'openedAt', private.iso(a.opened_at), 'endedAt', private.iso(a.ended_at),
      'acknowledgedAt', private.iso(a.acknowledged_at), 'acknowledgedBy', a.acknowledged_by, 'assigneeId', a.assignee_id,
      'note', a.note, 'incidentId', a.incident_id, 'snoozedUntil', (
        select private.iso(z.until_at) from public.alert_snoozes z
        where z.tenant_id = a.tenant_id and z.alert_id = a.id order by z.turn desc limit 1))
    from public.alerts a where a.tenant_id = p_tenant_id and a.id = any (p_ids);
end
$$;

alter type private.alert_cause add attribute shipment_id uuid;

-- Where what is open and what there is to tell differ, in one laboratory or (null) in all.
create or replace function private.cause_changes(p_tenant_id uuid, p_kind text, p_function text, p_now timestamptz) returns setof private.cause_change
language plpgsql stable set search_path = '' as $$
begin
  return query execute format($q$
    with found as materialized (
      select c as cause, c.tenant_id, coalesce(c.conflict_id, c.device_id, c.sample_id, c.sensor_id, c.shipment_id, c.site_id) as subject_id
      from private.%I($1, $3) c
    ),
    told as materialized (
      select a.*, coalesce(a.conflict_id, a.device_id, a.sample_id, a.sensor_id, a.shipment_id, a.site_id) as subject_id
      from public.alerts a where a.kind = $2 and a.ended_at is null and ($1 is null or a.tenant_id = $1)
    ),
    compared as (
      select o.id, o.tenant_id as told_in, f.cause, case
        -- While somebody works there and has said so, nothing new is told; what is still so afterwards is told then.
        when o.id is null then case when not private.in_maintenance(f.tenant_id, (f.cause).sensor_id, (f.cause).container_id,
          (f.cause).site_id, $3, $3) then 'opened' end
        when f.cause is null then 'ended'
        when o.acknowledged_at is not null and (f.cause).reaches_to >= o.covers_to then 'renewed'
        when (o.items, o.due_at) is distinct from ((f.cause).items, (f.cause).due_at) then 'changed' end as change
      from found f full join told o on o.tenant_id = f.tenant_id and o.subject_id = f.subject_id
    )
    select d.change, d.id, case when d.cause is null then jsonb_populate_record(null::private.alert_cause,
      jsonb_build_object('tenant_id', d.told_in)) else d.cause end
    from compared d where d.change is not null
    $q$, p_function) using p_tenant_id, p_kind, p_now;
end
$$;

-- Does it in one laboratory, and says how many alerts that concerned.
create or replace function private.settle_causes_of(p_tenant_id uuid, p_kind text, p_function text, p_now timestamptz) returns int
language plpgsql set search_path = '' as $$
declare
  v_clock public.tenant_clocks;
  v_changes private.cause_change[];
  v_opened uuid[];
  v_ids uuid[];
begin
  -- The clock first, as every writer does; what somebody settled meanwhile is not told.
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  v_changes := array(select x from private.cause_changes(p_tenant_id, p_kind, p_function, p_now) x);
  if v_changes = '{}' then
    return 0;
  end if;
  update public.alerts a set ended_at = greatest(p_now, a.started_at)
  from unnest(v_changes) x where x.change in ('ended', 'renewed') and a.tenant_id = p_tenant_id and a.id = x.alert_id;
  update public.alerts a set items = (x.cause).items, due_at = (x.cause).due_at,
    covers_to = case when a.acknowledged_at is null then (x.cause).covers_to else a.covers_to end
  from unnest(v_changes) x where x.change = 'changed' and a.tenant_id = p_tenant_id and a.id = x.alert_id;
  with opened as (
    insert into public.alerts (tenant_id, id, kind, severity, sensor_id, conflict_id, device_id, sample_id, container_id, site_id,
      subject, items, due_at, covers_to, started_at, opened_at, shipment_id)
    select p_tenant_id, gen_random_uuid(), p_kind, c.severity, c.sensor_id, c.conflict_id, c.device_id, c.sample_id, c.container_id, c.site_id,
      c.subject, c.items, c.due_at, c.covers_to, c.started_at, p_now, c.shipment_id
    from unnest(v_changes) x cross join lateral (select (x.cause).*) c
    where x.change in ('opened', 'renewed')
    -- The critical ones first, which then speak for the others.
    order by c.severity, c.started_at, c.subject
    on conflict do nothing
    returning id
  )
  select coalesce(array_agg(id), '{}') into v_opened from opened;
  v_ids := array(select x.alert_id from unnest(v_changes) x where x.alert_id is not null) || v_opened;
  perform private.publish(v_clock, 'settle_causes', jsonb_build_object('events', (
    select jsonb_agg(jsonb_build_object('event', e.event, 'alertId', e.id)) from (
      select case x.change when 'changed' then 'alert_changed' else 'alert_ended' end as event, x.alert_id as id
      from unnest(v_changes) x where x.alert_id is not null
      union all
      select 'alert_opened', i from unnest(v_opened) i
    ) e)), private.kinds_of('alert', v_ids), v_ids, p_now);
  return cardinality(v_ids);
end
$$;

-- What finds the other causes says of each that it is about no shipment.
create or replace function private.causes_conflicts(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select c.tenant_id, 'warning', null::uuid, c.id, null::uuid, null::uuid, c.container_id, null::uuid,
      coalesce(nullif(s.name, ''), k.name), null::int, null::timestamptz, null::timestamptz, null::timestamptz, c.opened_at, null::uuid
    from private.rule_in_force('conflict_open', p_tenant_id) r
    join public.conflicts c on c.tenant_id = r.tenant_id and c.state = 'open'
      and c.opened_at <= p_now - make_interval(mins => r.amount)
    left join public.samples s on s.tenant_id = c.tenant_id and s.id = c.subject_sample_id
    left join public.containers k on k.tenant_id = c.tenant_id and k.id = c.subject_container_id;
end
$$;

create or replace function private.causes_devices(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select d.tenant_id, 'warning', null::uuid, null::uuid, d.id, null::uuid, null::uuid, null::uuid,
      d.name || ' (' || coalesce(nullif(m.name, ''), m.email) || ')', d.queue_length, null::timestamptz, null::timestamptz, null::timestamptz,
      d.last_contact_at, null::uuid
    from public.devices d
    join public.memberships m on m.tenant_id = d.tenant_id and m.user_id = d.user_id and m.state = 'active'
    left join private.rule_in_force('device_stale', p_tenant_id) w on w.tenant_id = d.tenant_id
    left join private.rule_in_force('device_quiet', p_tenant_id) q on q.tenant_id = d.tenant_id
    where (p_tenant_id is null or d.tenant_id = p_tenant_id)
      and (d.lost_at is null or d.back_at is not null)
      -- A tap on a notification comes from no app that could hold anything.
      and d.platform <> 'notification'
      and (d.queue_length > 0 and d.last_contact_at <= p_now - make_interval(hours => w.amount)
        or d.last_contact_at <= p_now - make_interval(hours => q.amount) and d.last_contact_at > p_now - interval '7 days'
          and exists (
            select from public.commands c
            where c.tenant_id = d.tenant_id and c.device_id = d.id and c.received_at > d.last_contact_at - interval '1 day'));
end
$$;

create or replace function private.causes_samples(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select x.tenant_id, 'warning', null::uuid, null::uuid, null::uuid, null::uuid, null::uuid, x.site_id, null::text,
      count(*)::int, min(x.expires_at), max(x.expires_at), max(x.until_at), p_now, null::uuid
    from private.expiring_samples(p_tenant_id, p_now) x group by x.tenant_id, x.site_id;
end
$$;

create or replace function private.causes_calibrations(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.tenant_id, 'warning', s.id, null::uuid, null::uuid, null::uuid, s.container_id, s.site_id, null::text, null::int,
      d.due_at, null::timestamptz, null::timestamptz, least(p_now, d.due_at - make_interval(days => r.amount)), null::uuid
    from private.rule_in_force('calibration_due', p_tenant_id) r
    join public.sensors s on s.tenant_id = r.tenant_id and not s.archived
    cross join lateral (
      -- Noon in Greenwich is that day wherever laboratories are.
      select (min(l.due_on) + time '12:00') at time zone 'UTC' as due_at
      from (
        select distinct on (c.quantity) c.due_on from public.sensor_calibrations c
        where c.tenant_id = s.tenant_id and c.sensor_id = s.id
        order by c.quantity, c.valid_from desc, c.made_at desc
      ) l
    ) d
    where d.due_at <= p_now + make_interval(days => r.amount);
end
$$;

create or replace function private.causes_checkouts(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select o.tenant_id, 'warning', null::uuid, null::uuid, null::uuid, o.sample_id, x.container_id, null::uuid,
      x.name || coalesce(' (' || x.holder || ')', ''), null::int, o.due_at, null::timestamptz, null::timestamptz, o.due_at, null::uuid
    from private.rule_in_force('checkout_overdue', p_tenant_id) r
    cross join lateral private.overdue_checkouts(r.tenant_id, p_now - make_interval(hours => r.amount)) o
    -- The fence: each by its keys, whatever plan was made while the tables were young.
    cross join lateral (
      select coalesce(nullif(s.name, ''), l.barcode) as name, p.container_id, (
        select coalesce(nullif(m.name, ''), m.email) from public.memberships m
        where m.tenant_id = o.tenant_id and m.user_id = o.taken_by limit 1) as holder
      from public.samples s
      join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
      left join public.placements p on p.tenant_id = l.tenant_id and p.labware_id = l.id
      where s.tenant_id = o.tenant_id and s.id = o.sample_id
      offset 0
    ) x;
end
$$;

revoke execute on all functions in schema private from public;
