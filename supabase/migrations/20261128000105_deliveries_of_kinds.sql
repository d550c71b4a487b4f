-- What leaves the house about an alert that no sensor raised says what it is about.

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

-- Every channel with its health: when something last went through, what waits, what never got through, how the last trial went.
create or replace function public.channel_overview(p_tenant_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if v_me.role not in ('supervisor', 'administrator', 'auditor') then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'channelId', c.id, 'name', c.name, 'connector', c.connector, 'config', c.config, 'hasSecret', c.secret_sealed is not null,
      'minimumSeverity', c.minimum_severity, 'archived', c.archived,
      'waiting', (select count(*) from public.deliveries d
        where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.state = 'waiting'),
      'deliveredAt', (select private.iso(max(d.settled_at)) from public.deliveries d
        where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.state = 'delivered'),
      'test', (select jsonb_build_object('state', d.state, 'at', private.iso(coalesce(d.settled_at, d.next_at)), 'problem', d.problem)
        from public.deliveries d where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.event = 'test'
        order by d.created_at desc limit 1),
      'dead', coalesce((
        select jsonb_agg(jsonb_build_object('deliveryId', x.id, 'event', x.event, 'alertId', x.alert_id,
          'sensor', coalesce(s.name, a.subject, i.name),
          'problem', x.problem, 'at', private.iso(x.settled_at)) order by x.settled_at desc)
        from (
          select * from public.deliveries d
          where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.state = 'dead' and d.event <> 'test'
          order by d.settled_at desc limit 20
        ) x
        left join public.alerts a on a.tenant_id = x.tenant_id and a.id = x.alert_id
        left join public.sensors s on s.tenant_id = a.tenant_id and s.id = a.sensor_id
        left join public.sites i on i.tenant_id = a.tenant_id and i.id = a.site_id
      ), '[]')) order by c.archived, c.name, c.id)
    from public.channels c where c.tenant_id = p_tenant_id
  ), '[]');
end
$$;

revoke execute on all functions in schema private from public;
