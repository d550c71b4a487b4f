-- Deliveries go to a device of a person as well as by a channel; and a channel can be tried, which is a delivery about no alert.
alter table public.deliveries alter column alert_id drop not null;
alter table public.deliveries alter column channel_id drop not null;
alter table public.deliveries add column subscription_id uuid;
alter table public.deliveries add constraint deliveries_subscription_fkey
  foreign key (tenant_id, subscription_id) references public.push_subscriptions (tenant_id, id);
alter table public.deliveries add constraint deliveries_one_way check (num_nonnulls(channel_id, subscription_id) = 1);
alter table public.deliveries drop constraint deliveries_event_known;
alter table public.deliveries add constraint deliveries_event_known check (event in ('opened', 'acknowledged', 'resolved', 'test'));
alter table public.deliveries add constraint deliveries_test_whole check ((event = 'test') = (alert_id is null));
create unique index deliveries_device_key on public.deliveries (tenant_id, alert_id, subscription_id, event);
create index deliveries_channel_idx on public.deliveries (tenant_id, channel_id, settled_at desc);

-- The devices on which a member wants to be told of an alert as bad as that.
create function private.devices_to_tell(p_tenant_id uuid, p_severity text) returns setof uuid
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.id from public.push_subscriptions s
    join public.memberships m on m.tenant_id = s.tenant_id and m.user_id = s.user_id and m.state = 'active'
    where s.tenant_id = p_tenant_id and s.ended_at is null and (s.minimum_severity = 'warning' or p_severity = 'critical');
end
$$;

-- Writes what has to go out for one alert, whoever changed it.
create or replace function private.alerts_deliver() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_event text := case
    when tg_op = 'INSERT' then 'opened'
    when old.acknowledged_at is null and new.acknowledged_at is not null then 'acknowledged'
  end;
  v_events text[] := array_remove(array[v_event, case
    when new.ended_at is not null and (tg_op = 'INSERT' or old.ended_at is null) then 'resolved' end], null);
begin
  insert into public.deliveries (tenant_id, id, alert_id, channel_id, subscription_id, event, next_at, created_at)
  select new.tenant_id, gen_random_uuid(), new.id, w.channel_id, w.subscription_id, e, v_now, v_now
  from (
    select c.id as channel_id, null::uuid as subscription_id from public.channels c
    where c.tenant_id = new.tenant_id and not c.archived and (c.minimum_severity = 'warning' or new.severity = 'critical')
    union all
    select null, d from private.devices_to_tell(new.tenant_id, new.severity) d
  ) w cross join unnest(v_events) e
  on conflict do nothing;
  if found then
    -- Heard when this commits; the schedule finds what nobody heard.
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
      'limit', a.limit_value, 'peak', a.peak, 'startedAt', private.iso(a.started_at), 'endedAt', private.iso(a.ended_at),
      'acknowledgedAt', private.iso(a.acknowledged_at), 'sensor', s.name,
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
  left join public.sensors s on s.tenant_id = a.tenant_id and s.id = a.sensor_id;
  return v_taken;
end
$$;

drop function public.settle_delivery(uuid, uuid, text, text, text, timestamptz);

-- Says what became of one: `delivered`, to be tried again at a moment, or `dead`; and that nobody is there any more, which ends
-- the subscription of a device. The word of a dispatcher whose lease has run out still counts, unless it is already settled.
create function public.settle_delivery(
  p_tenant_id uuid, p_delivery_id uuid, p_state text, p_reference text, p_problem text, p_next_at timestamptz,
  p_gone boolean default false
) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_subscription_id uuid;
begin
  if p_state is null or p_state not in ('waiting', 'delivered', 'dead') or (p_state = 'waiting') <> (p_next_at is not null) then
    perform private.refuse_call('arguments_invalid', '{"field": "p_state"}');
  end if;
  update public.deliveries d set
    state = p_state, reference = coalesce(left(p_reference, 200), d.reference), problem = left(p_problem, 80),
    next_at = coalesce(p_next_at, d.next_at), settled_at = case when p_state <> 'waiting' then v_now end
  where d.tenant_id = p_tenant_id and d.id = p_delivery_id and d.state = 'waiting'
  returning d.subscription_id into v_subscription_id;
  if not found then
    return false;
  end if;
  if p_gone and v_subscription_id is not null then
    update public.push_subscriptions s set sealed = null, ended_at = v_now
    where s.tenant_id = p_tenant_id and s.id = v_subscription_id and s.ended_at is null;
  end if;
  -- Screens that show how it went look again.
  perform private.poke(p_tenant_id, 'deliveries', '{}');
  return true;
end
$$;

revoke execute on all functions in schema private from public;
revoke execute on function public.settle_delivery(uuid, uuid, text, text, text, timestamptz, boolean)
  from public, anon, authenticated, service_role;
grant execute on function public.settle_delivery(uuid, uuid, text, text, text, timestamptz, boolean) to service_role;
