-- Deliveries go to a person by a way of theirs as well as by a channel and to a device: written by the same hands, in the same
-- transaction, once for each step. They go through the laboratory's oldest channel of that kind, whichever that is when they go out.
alter table public.deliveries add column member_id uuid;
alter table public.deliveries add column way text;
alter table public.deliveries add constraint deliveries_member_fkey
  foreign key (tenant_id, member_id) references public.memberships (tenant_id, id);
alter table public.deliveries add constraint deliveries_way_known check (way in ('email', 'sms'));
alter table public.deliveries add constraint deliveries_way_of_somebody check ((member_id is null) = (way is null));
alter table public.deliveries drop constraint deliveries_one_way;
alter table public.deliveries add constraint deliveries_one_way check (num_nonnulls(channel_id, subscription_id, member_id) = 1);
-- `code` proves that an address is a person's own; it is about no alert, as a trial is not.
alter table public.deliveries drop constraint deliveries_event_known;
alter table public.deliveries add constraint deliveries_event_known
  check (event in ('opened', 'escalated', 'acknowledged', 'resolved', 'test', 'code'));
alter table public.deliveries drop constraint deliveries_test_whole;
alter table public.deliveries add constraint deliveries_test_whole check ((event in ('test', 'code')) = (alert_id is null));
create unique index deliveries_person_key on public.deliveries (tenant_id, alert_id, member_id, way, event, step);
create index deliveries_member_idx on public.deliveries (tenant_id, member_id, way, created_at desc) where alert_id is null;

-- Writes what goes out for one alert to these channels, and to these members: to their devices and by their ways that want it.
create or replace function private.deliver_to(
  p_alert public.alerts, p_event text, p_step int, p_channel_ids uuid[], p_member_ids uuid[], p_now timestamptz
) returns void
language plpgsql set search_path = '' as $$
begin
  insert into public.deliveries (tenant_id, id, alert_id, channel_id, subscription_id, member_id, way, event, step, next_at, created_at)
  select p_alert.tenant_id, gen_random_uuid(), p_alert.id, w.channel_id, w.subscription_id, w.member_id, w.way, p_event, p_step, w.at, p_now
  from (
    select c.id as channel_id, null::uuid as subscription_id, null::uuid as member_id, null::text as way, p_now as at
    from public.channels c
    where c.tenant_id = p_alert.tenant_id and c.id = any (p_channel_ids) and not c.archived
      and (c.minimum_severity = 'warning' or p_alert.severity = 'critical')
    union all
    select null, s.id, null, null, private.tell_at(m.tenant_id, m.id, p_alert.severity, p_now)
    from public.memberships m
    join public.push_subscriptions s on s.tenant_id = m.tenant_id and s.user_id = m.user_id and s.ended_at is null
    where m.tenant_id = p_alert.tenant_id and m.id = any (p_member_ids) and m.state = 'active'
      and (s.minimum_severity = 'warning' or p_alert.severity = 'critical')
    union all
    -- Without a policy nobody was named: everybody is told.
    select null, null, y.member_id, y.way, private.tell_at(p_alert.tenant_id, y.member_id, p_alert.severity, p_now)
    from private.ways_to_tell(p_alert.tenant_id, p_member_ids, p_alert.severity,
      exists (select from private.policies_of(p_alert))) y
  ) w
  on conflict do nothing;
  if found then
    -- Heard when this commits; the schedule finds what nobody heard.
    perform pg_notify('tracseq_deliveries', '');
  end if;
end
$$;

-- Writes what has to go out for one alert, whoever changed it.
create or replace function private.alerts_deliver() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_planned uuid[];
  v_everybody uuid[] := '{}';
  v_events text[] := '{}';
begin
  if tg_op = 'INSERT' and new.speaks then
    -- Channels that a policy names are told by its steps alone, and so are people where there is one.
    select coalesce(array_agg(distinct c::uuid), '{}') into v_planned
    from private.policies_of(new) y cross join jsonb_array_elements(y.steps) s
    cross join jsonb_array_elements_text(s -> 'channelIds') c;
    if not exists (select from private.policies_of(new)) then
      v_everybody := array(select m.id from public.memberships m where m.tenant_id = new.tenant_id and m.state = 'active');
    end if;
    perform private.deliver_to(new, 'opened', 0, array(
      select c.id from public.channels c where c.tenant_id = new.tenant_id and c.id <> all (v_planned)), v_everybody, v_now);
    perform private.escalate_alert(new, v_now);
  end if;
  -- An incident is taken on when nothing in it calls for anybody any more, and over when its last cause is.
  if tg_op = 'UPDATE' and new.acknowledged_at is not null and old.acknowledged_at is null
    and not (private.incident_state(new.tenant_id, new.incident_id)).calls then
    v_events := v_events || 'acknowledged'::text;
  end if;
  if new.ended_at is not null and (tg_op = 'INSERT' or old.ended_at is null) and not exists (
    select from public.alerts a where a.tenant_id = new.tenant_id and a.incident_id = new.incident_id and a.ended_at is null) then
    v_events := v_events || 'resolved'::text;
  end if;
  -- What has not gone out yet because of somebody's quiet hours need not go out any more.
  if tg_op = 'UPDATE' and (new.acknowledged_at is not null and old.acknowledged_at is null
    or new.ended_at is not null and old.ended_at is null) and not (private.incident_state(new.tenant_id, new.incident_id)).calls then
    update public.deliveries d set state = 'spared', settled_at = v_now
    where d.tenant_id = new.tenant_id and d.state = 'waiting' and d.attempts = 0 and d.next_at > v_now and d.alert_id in (
      select a.id from public.alerts a where a.tenant_id = new.tenant_id and a.incident_id = new.incident_id);
  end if;
  if v_events = '{}' then
    return null;
  end if;
  -- Whoever was told that it began is told so, by the alert they heard of last.
  insert into public.deliveries (tenant_id, id, alert_id, channel_id, subscription_id, member_id, way, event, next_at, created_at)
  select new.tenant_id, gen_random_uuid(), w.alert_id, w.channel_id, w.subscription_id, w.member_id, w.way, e, v_now, v_now
  from (
    select distinct on (d.channel_id, d.subscription_id, d.member_id, d.way)
      d.channel_id, d.subscription_id, d.member_id, d.way, d.alert_id
    from public.alerts a
    join public.deliveries d on d.tenant_id = a.tenant_id and d.alert_id = a.id
    left join public.channels c on c.tenant_id = d.tenant_id and c.id = d.channel_id
    left join public.push_subscriptions s on s.tenant_id = d.tenant_id and s.id = d.subscription_id
    where a.tenant_id = new.tenant_id and a.incident_id = new.incident_id and d.state <> 'spared'
      and d.event in ('opened', 'escalated') and (c.id is null or not c.archived) and (s.id is null or s.ended_at is null)
      and (d.member_id is null or exists (
        select from private.ways_to_tell(new.tenant_id, array[d.member_id], 'critical', true) y where y.way = d.way))
    order by d.channel_id, d.subscription_id, d.member_id, d.way, a.opened_at desc, a.id
  ) w
  cross join unnest(v_events) e
  on conflict do nothing;
  if found then
    perform pg_notify('tracseq_deliveries', '');
  end if;
  return null;
end
$$;

-- Takes what is due for a while and hands it out with all that a connector needs. A dispatcher that dies loses nothing: its
-- lease runs out and the next one takes it, with the same id for the other side to know it by.
create or replace function public.claim_deliveries(p_limit int default 20, p_lease_seconds int default 120) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_taken jsonb;
begin
  with due as (
    select d.tenant_id, d.id from public.deliveries d
    where d.state = 'waiting' and d.next_at <= v_now
    order by d.next_at
    limit least(greatest(coalesce(p_limit, 20), 1), 100)
    for update skip locked
  ),
  taken as (
    update public.deliveries d
    set attempts = d.attempts + 1, next_at = v_now + make_interval(secs => least(greatest(coalesce(p_lease_seconds, 120), 10), 3600))
    from due where d.tenant_id = due.tenant_id and d.id = due.id
    returning d.*
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'deliveryId', t.id, 'tenantId', t.tenant_id, 'event', t.event, 'attempts', t.attempts,
    -- What the secret is sealed for.
    'channelId', coalesce(c.id, t.subscription_id, t.id),
    'connector', coalesce(c.connector, private.connector_of_way(t.way), 'web-push'),
    -- Whom a channel itself writes to has nothing to do with a person who is reached through it.
    'config', case when t.member_id is null then coalesce(c.config, jsonb_build_object('language', p.language))
      else coalesce(c.config, '{}') - 'to' || coalesce(jsonb_build_object('language', w.language), '{}') end,
    'secretSealed', coalesce(c.secret_sealed, p.sealed),
    'device', case when p.id is not null then jsonb_build_object(
      'subscriptionId', p.id, 'ended', p.ended_at is not null,
      'mayAcknowledge', coalesce(m.role = any (k.roles), false)) end,
    'person', case when t.member_id is not null then jsonb_build_object(
      'way', t.way, 'isMember', o.state = 'active', 'sealedFor', t.member_id || '.' || t.way,
      'addressSealed', case when o.state = 'active' then case t.event when 'code' then w.pending_sealed else w.address_sealed end end,
      'signInAddress', case when o.state = 'active' and t.way = 'email' and t.event <> 'code' then o.email end) end,
    'channelName', c.name, 'createdAt', private.iso(t.created_at),
    'alert', case when a.id is not null then jsonb_build_object(
      'id', a.id, 'kind', a.kind, 'severity', a.severity, 'quantity', a.quantity, 'direction', a.direction,
      'limit', a.limit_value, 'peak', a.peak, 'startedAt', private.iso(a.started_at), 'sensor', s.name,
      'subject', a.subject, 'items', a.items, 'dueAt', private.iso(a.due_at),
      'incidentId', a.incident_id, 'others', i.alerts - 1,
      -- Of the incident: over when all of it is, taken on when nothing in it calls for anybody.
      'endedAt', private.iso(i.ended_at), 'acknowledgedAt', private.iso(i.acknowledged_at),
      'place', coalesce((select k.name from public.containers k where k.tenant_id = a.tenant_id and k.id = a.container_id),
        (select i.name from public.sites i where i.tenant_id = a.tenant_id and i.id = a.site_id))) end,
    'tenant', jsonb_build_object('slug', n.slug, 'name', n.name)
  ) order by t.created_at, t.event), '[]') into v_taken
  from taken t
  join public.tenants n on n.id = t.tenant_id
  left join public.channels c on c.tenant_id = t.tenant_id
    and c.id = coalesce(t.channel_id, case when t.way is not null then private.channel_of_way(t.tenant_id, t.way) end)
  left join public.memberships o on o.tenant_id = t.tenant_id and o.id = t.member_id
  left join public.contact_ways w on w.tenant_id = t.tenant_id and w.member_id = t.member_id and w.way = t.way
  left join public.push_subscriptions p on p.tenant_id = t.tenant_id and p.id = t.subscription_id
  left join public.memberships m on m.tenant_id = p.tenant_id and m.user_id = p.user_id and m.state = 'active'
  left join private.command_permissions k on k.name = 'acknowledge_alert.v1'
  left join public.alerts a on a.tenant_id = t.tenant_id and a.id = t.alert_id
  left join public.sensors s on s.tenant_id = a.tenant_id and s.id = a.sensor_id
  left join lateral (
    select count(*)::int as alerts,
      case when bool_and(m.ended_at is not null) then max(m.ended_at) end as ended_at,
      case when bool_and(m.ended_at is not null or m.acknowledged_at is not null) then max(m.acknowledged_at) end as acknowledged_at
    from public.alerts m where m.tenant_id = a.tenant_id and m.incident_id = a.incident_id
  ) i on true;
  return v_taken;
end
$$;

-- Says what became of one: `delivered`, to be tried again at a moment, or `dead`; and that nobody is there any more, which ends
-- the subscription of a device, or gives a person's own address up. The word of a dispatcher whose lease has run out still counts, unless it is already settled.
create or replace function public.settle_delivery(
  p_tenant_id uuid, p_delivery_id uuid, p_state text, p_reference text, p_problem text, p_next_at timestamptz,
  p_gone boolean default false
) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_told public.deliveries;
begin
  if p_state is null or p_state not in ('waiting', 'delivered', 'dead') or (p_state = 'waiting') <> (p_next_at is not null) then
    perform private.refuse_call('arguments_invalid', '{"field": "p_state"}');
  end if;
  update public.deliveries d set
    state = p_state, reference = coalesce(left(p_reference, 200), d.reference), problem = left(p_problem, 80),
    next_at = coalesce(p_next_at, d.next_at), settled_at = case when p_state <> 'waiting' then v_now end
  where d.tenant_id = p_tenant_id and d.id = p_delivery_id and d.state = 'waiting'
  returning d.* into v_told;
  if not found then
    return false;
  end if;
  if p_gone and v_told.subscription_id is not null then
    update public.push_subscriptions s set sealed = null, ended_at = v_now
    where s.tenant_id = p_tenant_id and s.id = v_told.subscription_id and s.ended_at is null;
  end if;
  if p_gone and v_told.member_id is not null and v_told.event <> 'code' then
    update public.contact_ways w set address_sealed = null, address_hint = null, confirmed_at = null, ended_at = v_now
    where w.tenant_id = p_tenant_id and w.member_id = v_told.member_id and w.way = v_told.way and w.address_sealed is not null;
  end if;
  -- Screens that show how it went look again.
  perform private.poke(p_tenant_id, 'deliveries', '{}');
  return true;
end
$$;

revoke execute on all functions in schema private from public;
