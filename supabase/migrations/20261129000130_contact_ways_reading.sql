-- What screens ask about the ways by which people are reached.

-- What became of the last code or trial that went a way; said so that the index of what is about no alert serves it, since screens ask often.
create function private.last_said(p_tenant_id uuid, p_member_id uuid, p_way text, p_event text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select jsonb_build_object('state', d.state, 'at', private.iso(coalesce(d.settled_at, d.next_at)), 'problem', d.problem)
    from public.deliveries d
    where d.tenant_id = p_tenant_id and d.member_id = p_member_id and d.way = p_way and d.event = p_event and d.alert_id is null
    order by d.created_at desc limit 1
  );
end
$$;

-- The caller's own ways: whether the laboratory has a channel for each, what is set, by which address, and how the last trial went.
-- `isDefault` is a way about which they have decided nothing: of mail, that it comes only where somebody named them.
create function public.my_contact_ways(p_tenant_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return jsonb_build_object('memberId', v_me.member_id, 'signInAddress', (
    select m.email from public.memberships m where m.tenant_id = p_tenant_id and m.id = v_me.member_id
  ), 'ways', (
    select jsonb_agg(jsonb_build_object(
      'way', y.way, 'hasChannel', private.channel_of_way(p_tenant_id, y.way) is not null,
      'enabled', coalesce(w.enabled, false), 'isDefault', w.enabled is null,
      'minimumSeverity', coalesce(w.minimum_severity, 'critical'),
      'hint', w.address_hint, 'confirmedAt', private.iso(w.confirmed_at), 'endedAt', private.iso(w.ended_at),
      'pending', case when w.pending_hint is not null then jsonb_build_object('hint', w.pending_hint, 'until', private.iso(w.code_until),
        'triesLeft', case when w.code_until > v_now then 5 - w.code_tries else 0 end,
        'sent', private.last_said(p_tenant_id, v_me.member_id, y.way, 'code')) end,
      'test', private.last_said(p_tenant_id, v_me.member_id, y.way, 'test')) order by y.way)
    from (values ('email'), ('sms')) y (way)
    left join public.contact_ways w on w.tenant_id = p_tenant_id and w.member_id = v_me.member_id and w.way = y.way
  ));
end
$$;

-- What became of everything that had to go out for one alert, the newest first: by which channel, to whose device,
-- or by which way of whom, never to which address.
create or replace function public.alert_deliveries(p_tenant_id uuid, p_alert_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return coalesce((
    select jsonb_agg(jsonb_build_object(
      'deliveryId', d.id, 'event', d.event, 'state', d.state, 'attempts', d.attempts, 'nextAt', private.iso(d.next_at),
      'settledAt', private.iso(d.settled_at), 'problem', d.problem, 'connector', coalesce(c.connector, private.connector_of_way(d.way), 'web-push'),
      'name', coalesce(c.name, nullif(m.name, ''), m.email)) order by d.created_at desc, d.event, d.id)
    from public.deliveries d
    left join public.channels c on c.tenant_id = d.tenant_id and c.id = d.channel_id
    left join public.push_subscriptions p on p.tenant_id = d.tenant_id and p.id = d.subscription_id
    left join lateral (
      select o.name, o.email from public.memberships o
      where o.tenant_id = d.tenant_id and (o.user_id = p.user_id or o.id = d.member_id) order by o.state limit 1
    ) m on true
    where d.tenant_id = p_tenant_id and d.alert_id = p_alert_id
  ), '[]');
end
$$;

-- Every schedule as its screen shows it: its settings, who is on call in the next days, and who stands in. `devices` says how
-- many devices of each member are told of alerts: somebody with none cannot be woken by a notification.
create or replace function public.on_call_overview(p_tenant_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return jsonb_build_object('schedules', coalesce((
    select jsonb_agg(jsonb_build_object(
      'scheduleId', s.id, 'name', s.name, 'timeZone', s.time_zone, 'rotation', s.rotation,
      'handoverAt', to_char(s.handover_at, 'HH24:MI'), 'startsOn', s.starts_on, 'memberIds', to_jsonb(s.member_ids),
      'archived', s.archived,
      'covers', coalesce((
        select jsonb_agg(jsonb_build_object('coverId', c.id, 'memberId', c.member_id, 'from', private.iso(c.starts_at),
          'to', private.iso(c.ends_at)) order by c.starts_at)
        from public.on_call_covers c
        where c.tenant_id = s.tenant_id and c.schedule_id = s.id and not c.cancelled and c.ends_at > v_now
      ), '[]'),
      'shifts', coalesce((
        select jsonb_agg(jsonb_build_object('from', private.iso(e.at), 'to', private.iso(e.until),
          'memberId', private.on_call_member(s, e.at)) order by e.at)
        from (
          select b.at, lead(b.at) over (order by b.at) as until from (
            select v_now as at
            union select private.handover_at(s, t) from generate_series(
              greatest(private.rotation_turn(s, v_now) + 1, 0),
              private.rotation_turn(s, v_now) + case s.rotation when 'weekly' then 3 else 8 end) t
            union select c.starts_at from public.on_call_covers c
              where c.tenant_id = s.tenant_id and c.schedule_id = s.id and not c.cancelled and c.starts_at > v_now
            union select c.ends_at from public.on_call_covers c
              where c.tenant_id = s.tenant_id and c.schedule_id = s.id and not c.cancelled and c.ends_at > v_now
          ) b where b.at >= v_now
        ) e where e.until is not null
      ), '[]')) order by s.archived, s.name, s.id)
    from public.on_call_schedules s where s.tenant_id = p_tenant_id
  ), '[]'), 'devices', coalesce((
    select jsonb_object_agg(m.id, (
      select count(*) from public.push_subscriptions x
      where x.tenant_id = m.tenant_id and x.user_id = m.user_id and x.ended_at is null))
    from public.memberships m where m.tenant_id = p_tenant_id and m.state = 'active'
  ), '{}'), 'ways', coalesce((
    select jsonb_object_agg(y.member_id, y.ways) from (
      select z.member_id, jsonb_agg(z.way order by z.way) as ways
      from private.ways_to_tell(p_tenant_id, array(
        select m.id from public.memberships m where m.tenant_id = p_tenant_id and m.state = 'active'), 'critical', true) z
      group by z.member_id
    ) y
  ), '{}'));
end
$$;

revoke execute on all functions in schema private from public;
revoke execute on function public.my_contact_ways(uuid) from public, anon, authenticated, service_role;
grant execute on function public.my_contact_ways(uuid) to authenticated;
