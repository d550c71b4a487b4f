-- People are reached through a channel of the laboratory that works: of several of a kind the one that failed longest ago, or never,
-- and among those the oldest. One that needs an administrator holds up nobody while there is another.
alter table public.channels add column failed_at timestamptz;
alter table public.channels add column failed_problem text;
alter table public.channels add constraint channels_failed_whole check ((failed_at is null) = (failed_problem is null));
-- The channel that the last try to reach a person went through, and those that none gets through by.
alter table public.deliveries add column through_channel_id uuid;
alter table public.deliveries add column tried_channel_ids uuid[] not null default '{}';
alter table public.deliveries add constraint deliveries_through_fkey
  foreign key (tenant_id, through_channel_id) references public.channels (tenant_id, id);
alter table public.deliveries add constraint deliveries_through_to_person check (through_channel_id is null or member_id is not null);

-- A channel that somebody has seen to begins anew.
create function private.channels_begin_anew() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.failed_at := null;
  new.failed_problem := null;
  return new;
end
$$;
create trigger channels_begin_anew before update of config, secret_sealed, archived on public.channels
  for each row execute function private.channels_begin_anew();

-- The channel whose server or account people are reached through, one that was tried in vain only when there is no other; null where
-- the laboratory has none.
create function private.channel_of_way(p_tenant_id uuid, p_way text, p_tried uuid[]) returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return (
    select c.id from public.channels c
    where c.tenant_id = p_tenant_id and c.connector = private.connector_of_way(p_way) and not c.archived
    order by c.id = any (p_tried), c.failed_at nulls first, c.created_at, c.id limit 1
  );
end
$$;
create or replace function private.channel_of_way(p_tenant_id uuid, p_way text) returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return private.channel_of_way(p_tenant_id, p_way, '{}');
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
        (select i.name from public.sites i where i.tenant_id = a.tenant_id and i.id = a.site_id))) end,
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

-- Says what became of one: `delivered`, to be tried again at a moment, or `dead`; that nobody is there any more, which ends the
-- subscription of a device, or gives a person's own address up; and that the channel is at fault, which people are then not reached by
-- while there is another. The word of a dispatcher whose lease has run out still counts, unless it is already settled.
-- `p_confirmed_at` is of the person's own address that was written to: one they have proved since is not meant.
drop function public.settle_delivery(uuid, uuid, text, text, text, timestamptz, boolean);
create function public.settle_delivery(
  p_tenant_id uuid, p_delivery_id uuid, p_state text, p_reference text, p_problem text, p_next_at timestamptz,
  p_gone boolean default false, p_channel_fails boolean default false, p_confirmed_at timestamptz default null
) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_told public.deliveries;
  v_again boolean := false;
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
  if p_gone and v_told.member_id is not null and v_told.event <> 'code' and p_confirmed_at is not null then
    update public.contact_ways w set address_sealed = null, address_hint = null, confirmed_at = null, ended_at = v_now
    where w.tenant_id = p_tenant_id and w.member_id = v_told.member_id and w.way = v_told.way and w.confirmed_at = p_confirmed_at;
    -- What this one had to say still reaches them where they sign in, or where they have proved meanwhile.
    v_again := v_told.way = 'email' or exists (
      select from public.contact_ways w
      where w.tenant_id = p_tenant_id and w.member_id = v_told.member_id and w.way = v_told.way and w.address_sealed is not null);
  end if;
  if p_channel_fails or p_state = 'delivered' then
    update public.channels c set failed_at = case when p_channel_fails then v_now end,
      failed_problem = case when p_channel_fails then coalesce(left(p_problem, 80), 'unknown') end
    where c.tenant_id = p_tenant_id and c.id = coalesce(v_told.channel_id, v_told.through_channel_id)
      and (p_channel_fails or c.failed_at is not null);
  end if;
  if p_channel_fails and p_state = 'dead' and v_told.through_channel_id is not null then
    update public.deliveries d set tried_channel_ids = d.tried_channel_ids || v_told.through_channel_id
    where d.tenant_id = p_tenant_id and d.id = p_delivery_id and v_told.through_channel_id <> all (d.tried_channel_ids)
    returning d.* into v_told;
    v_again := found and private.channel_of_way(p_tenant_id, v_told.way, v_told.tried_channel_ids) <> all (v_told.tried_channel_ids);
  end if;
  if v_again then
    update public.deliveries d set state = 'waiting', settled_at = null, next_at = v_now
    where d.tenant_id = p_tenant_id and d.id = p_delivery_id;
    perform pg_notify('tracseq_deliveries', '');
  end if;
  -- Screens that show how it went look again.
  perform private.poke(p_tenant_id, 'deliveries', '{}');
  return true;
end
$$;

-- Every channel with its health: when something last went through, what waits, what never got through, how the last trial went,
-- and since when nothing gets through. What goes to people goes through it as well, and is told apart by their name.
create or replace function public.channel_overview(p_tenant_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_channels jsonb;
begin
  if v_me.role not in ('supervisor', 'administrator', 'auditor') then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  -- By which channel people are reached now.
  v_channels := jsonb_build_object('email', private.channel_of_way(p_tenant_id, 'email'), 'sms', private.channel_of_way(p_tenant_id, 'sms'));
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'channelId', c.id, 'name', c.name, 'connector', c.connector, 'config', c.config, 'hasSecret', c.secret_sealed is not null,
      'minimumSeverity', c.minimum_severity, 'archived', c.archived,
      'failing', case when c.failed_at is not null then jsonb_build_object('at', private.iso(c.failed_at), 'problem', c.failed_problem) end,
      'waiting', (select count(*) from public.deliveries d
        where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.state = 'waiting') + (select count(*) from public.deliveries d
        where d.tenant_id = c.tenant_id and d.state = 'waiting' and d.way is not null and c.id = (v_channels ->> d.way)::uuid),
      'deliveredAt', (select private.iso(max(d.settled_at)) from public.deliveries d
        where d.tenant_id = c.tenant_id and c.id in (d.channel_id, d.through_channel_id) and d.state = 'delivered'),
      'test', (select jsonb_build_object('state', d.state, 'at', private.iso(coalesce(d.settled_at, d.next_at)), 'problem', d.problem)
        from public.deliveries d where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.event = 'test'
        order by d.created_at desc limit 1),
      'dead', coalesce((
        select jsonb_agg(jsonb_build_object('deliveryId', x.id, 'event', x.event, 'alertId', x.alert_id, 'sensor', s.name,
          'person', case when o.id is not null then coalesce(nullif(o.name, ''), o.email) end,
          'problem', x.problem, 'at', private.iso(x.settled_at)) order by x.settled_at desc)
        from (
          select * from public.deliveries d
          where d.tenant_id = c.tenant_id and d.state = 'dead' and d.alert_id is not null
            and c.id = coalesce(d.channel_id, d.through_channel_id, (v_channels ->> d.way)::uuid)
          order by d.settled_at desc limit 20
        ) x
        left join public.memberships o on o.tenant_id = x.tenant_id and o.id = x.member_id
        left join public.alerts a on a.tenant_id = x.tenant_id and a.id = x.alert_id
        left join public.sensors s on s.tenant_id = a.tenant_id and s.id = a.sensor_id
      ), '[]')) order by c.archived, c.name, c.id)
    from public.channels c where c.tenant_id = p_tenant_id
  ), '[]');
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.channel_of_way(uuid, text, uuid[]) to tracseq_command;
revoke execute on function public.settle_delivery(uuid, uuid, text, text, text, timestamptz, boolean, boolean, timestamptz)
  from public, anon, authenticated, service_role;
grant execute on function public.settle_delivery(uuid, uuid, text, text, text, timestamptz, boolean, boolean, timestamptz) to service_role;
