-- What is told of a shipment says which one, and where it is on its way to.
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
    set attempts = d.attempts + 1,
      through_channel_id = case when d.way is not null then private.channel_of_way(d.tenant_id, d.way, d.tried_channel_ids) end,
      next_at = v_now + make_interval(secs => least(greatest(coalesce(p_lease_seconds, 120), 10), 3600))
    from due where d.tenant_id = due.tenant_id and d.id = due.id
    returning d.*
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'deliveryId', t.id, 'tenantId', t.tenant_id, 'event', t.event, 'attempts', t.attempts,
    -- What the secret is sealed for.
    'channelId', coalesce(c.id, t.subscription_id, t.id),
    'connector', coalesce(c.connector, private.connector_of_way(t.way), 'web-push'),
    -- Whom a channel itself writes to has nothing to do with a person who is reached through it; in its language it speaks to whoever
    -- has said none.
    'config', case when t.member_id is null then coalesce(c.config, jsonb_build_object('language', p.language))
      else coalesce(c.config, '{}') - 'to' || case when w.language is null then '{}' else jsonb_build_object('language', w.language) end end,
    'secretSealed', coalesce(c.secret_sealed, p.sealed),
    'device', case when p.id is not null then jsonb_build_object(
      'subscriptionId', p.id, 'ended', p.ended_at is not null,
      'mayAcknowledge', coalesce(m.role = any (k.roles), false)) end,
    'person', case when t.member_id is not null then jsonb_build_object(
      'way', t.way, 'isMember', o.state = 'active', 'sealedFor', t.member_id || '.' || t.way,
      'addressSealed', case when o.state = 'active' then case when t.event <> 'code' then w.address_sealed
        when w.code_until > v_now then w.pending_sealed end end,
      -- Exactly, since it is said again with what became of it.
      'confirmedAt', case when t.event <> 'code' then w.confirmed_at end,
      'isCodeOver', t.event = 'code' and coalesce(w.code_until <= v_now, false),
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
        (select i.name from public.sites i where i.tenant_id = a.tenant_id and i.id = a.site_id)),
      -- Said in the reader's language: on its way where.
      'shipment', (
        select jsonb_build_object('reference', h.reference, 'toSite', i.name)
        from public.shipments h join public.sites i on i.tenant_id = h.tenant_id and i.id = h.to_site_id
        where h.tenant_id = a.tenant_id and h.id = a.shipment_id)) end,
    'tenant', jsonb_build_object('slug', n.slug, 'name', n.name)
  ) order by t.created_at, t.event), '[]') into v_taken
  from taken t
  join public.tenants n on n.id = t.tenant_id
  left join public.channels c on c.tenant_id = t.tenant_id
    and c.id = coalesce(t.channel_id, t.through_channel_id)
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

revoke execute on all functions in schema private from public;
