-- What screens ask about deliveries: how each channel does, what became of an alert's, and a message to try a channel with.

-- Every channel with its health: when something last went through, what waits, what never got through, how the last trial went.
create function public.channel_overview(p_tenant_id uuid) returns jsonb
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
        select jsonb_agg(jsonb_build_object('deliveryId', x.id, 'event', x.event, 'alertId', x.alert_id, 'sensor', s.name,
          'problem', x.problem, 'at', private.iso(x.settled_at)) order by x.settled_at desc)
        from (
          select * from public.deliveries d
          where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.state = 'dead' and d.event <> 'test'
          order by d.settled_at desc limit 20
        ) x
        left join public.alerts a on a.tenant_id = x.tenant_id and a.id = x.alert_id
        left join public.sensors s on s.tenant_id = a.tenant_id and s.id = a.sensor_id
      ), '[]')) order by c.archived, c.name, c.id)
    from public.channels c where c.tenant_id = p_tenant_id
  ), '[]');
end
$$;

-- What became of everything that had to go out for one alert, the newest first: by which channel, or to whose device.
create function public.alert_deliveries(p_tenant_id uuid, p_alert_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'deliveryId', d.id, 'event', d.event, 'state', d.state, 'attempts', d.attempts, 'nextAt', private.iso(d.next_at),
      'settledAt', private.iso(d.settled_at), 'problem', d.problem, 'connector', coalesce(c.connector, 'web-push'),
      'name', coalesce(c.name, nullif(m.name, ''), m.email)) order by d.created_at desc, d.event, d.id)
    from public.deliveries d
    left join public.channels c on c.tenant_id = d.tenant_id and c.id = d.channel_id
    left join public.push_subscriptions p on p.tenant_id = d.tenant_id and p.id = d.subscription_id
    left join lateral (
      select o.name, o.email from public.memberships o
      where o.tenant_id = p.tenant_id and o.user_id = p.user_id order by o.state limit 1
    ) m on true
    where d.tenant_id = p_tenant_id and d.alert_id = p_alert_id
  ), '[]');
end
$$;

-- Puts a message on its way by which an administrator sees that a channel works. It goes as an alert would.
create function public.test_channel(p_tenant_id uuid, p_channel_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if v_me.role <> 'administrator' then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  if (
    select count(*) from public.deliveries d
    where d.tenant_id = p_tenant_id and d.channel_id = p_channel_id and d.event = 'test' and d.created_at > v_now - interval '1 minute'
  ) >= 5 then
    perform private.refuse_call('too_many_items', '{"field": "p_channel_id", "maximum": 5}', 429);
  end if;
  insert into public.deliveries (tenant_id, id, channel_id, event, next_at, created_at)
  select c.tenant_id, gen_random_uuid(), c.id, 'test', v_now, v_now
  from public.channels c where c.tenant_id = p_tenant_id and c.id = p_channel_id;
  if not found then
    perform private.refuse_call('arguments_invalid', '{"field": "p_channel_id"}');
  end if;
  perform pg_notify('tracseq_deliveries', '');
end
$$;

grant create on schema public to tracseq_command;
alter function public.test_channel(uuid, uuid) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.channel_overview(uuid), public.alert_deliveries(uuid, uuid), public.test_channel(uuid, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.channel_overview(uuid), public.alert_deliveries(uuid, uuid), public.test_channel(uuid, uuid)
  to authenticated;
