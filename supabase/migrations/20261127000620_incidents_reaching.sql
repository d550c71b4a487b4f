-- What leaves the house about an incident, and what comes back: a message says how much more there is, and one tap takes it all on.

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
    'channelId', coalesce(t.channel_id, t.subscription_id),
    'connector', coalesce(c.connector, 'web-push'),
    'config', coalesce(c.config, jsonb_build_object('language', p.language)),
    'secretSealed', coalesce(c.secret_sealed, p.sealed),
    'device', case when p.id is not null then jsonb_build_object(
      'subscriptionId', p.id, 'ended', p.ended_at is not null,
      'mayAcknowledge', coalesce(m.role = any (k.roles), false)) end,
    'channelName', c.name, 'createdAt', private.iso(t.created_at),
    'alert', case when a.id is not null then jsonb_build_object(
      'id', a.id, 'kind', a.kind, 'severity', a.severity, 'quantity', a.quantity, 'direction', a.direction,
      'limit', a.limit_value, 'peak', a.peak, 'startedAt', private.iso(a.started_at), 'sensor', s.name,
      'incidentId', a.incident_id, 'others', i.alerts - 1,
      -- Of the incident: over when all of it is, taken on when nothing in it calls for anybody.
      'endedAt', private.iso(i.ended_at), 'acknowledgedAt', private.iso(i.acknowledged_at),
      'place', coalesce((select k.name from public.containers k where k.tenant_id = a.tenant_id and k.id = a.container_id),
        (select i.name from public.sites i where i.tenant_id = a.tenant_id and i.id = a.site_id))) end,
    'tenant', jsonb_build_object('slug', n.slug, 'name', n.name)
  ) order by t.created_at, t.event), '[]') into v_taken
  from taken t
  join public.tenants n on n.id = t.tenant_id
  left join public.channels c on c.tenant_id = t.tenant_id and c.id = t.channel_id
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

-- Takes on, in the name of the person whose device was told of an incident and who tapped on the notification, every alert in it
-- that calls for somebody: each by a command of its own, by the same door, with the same rules and traces as if they had opened the
-- app. The ids of the further commands follow from the first, so that the same tap again is the same tap. Only the edge
-- function that made the tap's proof may call it.
create or replace function public.acknowledge_by_push(
  p_tenant_id uuid, p_subscription_id uuid, p_alert_id uuid, p_command_id uuid, p_device_time timestamptz
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_claims text := current_setting('request.jwt.claims', true);
  v_device public.push_subscriptions;
  v_answer jsonb;
  v_ids uuid[];
begin
  -- A batch holds no more than that; the rest stays open and is told of again.
  v_ids := array(
    select a.id from public.alerts a
    where a.tenant_id = p_tenant_id and a.acknowledged_at is null and a.ended_at is null and a.incident_id = (
      select o.incident_id from public.alerts o where o.tenant_id = p_tenant_id and o.id = p_alert_id)
    order by a.id <> p_alert_id, a.opened_at, a.id limit 500);
  if v_ids = '{}' then
    v_ids := array[p_alert_id];
  end if;
  update public.push_subscriptions s set last_seq = s.last_seq + cardinality(v_ids)
  where s.tenant_id = p_tenant_id and s.id = p_subscription_id and s.ended_at is null
  returning * into v_device;
  if not found then
    perform private.refuse_call('device_forbidden', '{}', 403);
  end if;
  perform set_config('request.jwt.claims', jsonb_build_object('sub', v_device.user_id, 'role', 'authenticated')::text, true);
  v_answer := public.apply_commands(p_tenant_id,
    jsonb_build_object('id', v_device.id, 'name', v_device.device, 'platform', 'notification', 'appVersion', '-', 'queueLength', 0,
      'oldestQueuedAt', null),
    (select jsonb_agg(jsonb_build_object(
      'id', case when w.n = 1 then p_command_id else private.derived_id(p_command_id, w.n::int) end,
      'seq', v_device.last_seq - cardinality(v_ids) + w.n, 'name', 'acknowledge_alert.v1',
      -- A tap says nothing; what somebody noted before stays.
      'args', jsonb_build_object('alertId', w.id, 'note', coalesce((
        select a.note from public.alerts a where a.tenant_id = p_tenant_id and a.id = w.id), '')),
      'deviceTime', private.iso(p_device_time), 'clockOffsetMs', null) order by w.n)
    from unnest(v_ids) with ordinality w (id, n)));
  perform set_config('request.jwt.claims', coalesce(v_claims, ''), true);
  return v_answer -> 'results' -> 0 -> 'verdict';
end
$$;

revoke execute on all functions in schema private from public;
