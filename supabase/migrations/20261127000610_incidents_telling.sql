-- Who is told of an incident: by its speaking alert alone, once, and escalated until nothing in it calls for anybody any more.

-- Whether anything in an incident lasts and nobody has taken it on, how bad the worst of that is, and how it rests: only as long as
-- all of it is snoozed, until the first of those snoozes is over. `turn` counts the snoozes that all of it has had.
create function private.incident_state(
  p_tenant_id uuid, p_incident_id uuid, out calls boolean, out worst text, out turn int, out rests_until timestamptz, out has_warner boolean
) language plpgsql stable set search_path = '' as $$
begin
  select count(*) > 0, min(a.severity), coalesce(min(coalesce(z.turn, 0)), 0), min(z.until_at)
  into calls, worst, turn, rests_until
  from public.alerts a
  left join lateral (
    select s.turn, s.until_at from public.alert_snoozes s
    where s.tenant_id = a.tenant_id and s.alert_id = a.id order by s.turn desc limit 1
  ) z on true
  where a.tenant_id = p_tenant_id and a.incident_id = p_incident_id and a.acknowledged_at is null and a.ended_at is null;
  has_warner := exists (
    select from public.alerts a
    where a.tenant_id = p_tenant_id and a.incident_id = p_incident_id and a.speaks and a.severity = 'warning');
end
$$;

-- The steps of an incident that are due and not taken yet, asked by its speaking alert. While it is snoozed none is; afterwards it
-- begins anew. Of two that speak, the one of the severity that lasts is asked.
create or replace function private.steps_due(p_alert public.alerts, p_now timestamptz)
returns table (policy_id uuid, turn int, step int, says jsonb)
language plpgsql stable set search_path = '' as $$
declare
  v_state record;
begin
  if not p_alert.speaks then
    return;
  end if;
  v_state := private.incident_state(p_alert.tenant_id, p_alert.incident_id);
  if not v_state.calls or p_alert.severity <> v_state.worst and (p_alert.severity = 'warning' or v_state.has_warner) then
    return;
  end if;
  return query
    select y.id, v_state.turn, s.n::int - 1, s.says
    from private.policies_of(p_alert) y cross join jsonb_array_elements(y.steps) with ordinality s (says, n)
    where case when v_state.turn = 0 then p_alert.opened_at else v_state.rests_until end
        + make_interval(mins => (s.says ->> 'afterMinutes')::int) <= p_now
      and not exists (
        select from public.escalations e
        where e.tenant_id = p_alert.tenant_id and e.alert_id = p_alert.id and e.policy_id = y.id
          and e.turn = v_state.turn and e.step = s.n - 1
      )
    order by (s.says ->> 'afterMinutes')::int, y.id;
end
$$;

-- The alerts by which the incidents of a laboratory that call for somebody are escalated; null for those of all.
create function private.speaking_alerts(p_tenant_id uuid) returns setof public.alerts
language plpgsql stable set search_path = '' as $$
begin
  return query
    with calling as (
      select distinct a.tenant_id, a.incident_id from public.alerts a
      where a.acknowledged_at is null and a.ended_at is null and (p_tenant_id is null or a.tenant_id = p_tenant_id)
    )
    select a.* from calling c
    join public.alerts a on a.tenant_id = c.tenant_id and a.incident_id = c.incident_id
    where a.speaks order by a.id;
end
$$;

-- Takes every step that is due in a laboratory, and says how many incidents that concerned.
create or replace function private.escalate_tenant(p_tenant_id uuid, p_now timestamptz) returns int
language plpgsql set search_path = '' as $$
declare
  v_clock public.tenant_clocks;
  v_alert public.alerts;
  v_events jsonb;
  v_all jsonb := '[]';
  v_ids uuid[] := '{}';
begin
  -- The clock first, as every writer does; who acknowledged meanwhile is not woken.
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  for v_alert in select * from private.speaking_alerts(p_tenant_id) loop
    v_events := private.escalate_alert(v_alert, p_now);
    if v_events <> '[]' then
      v_all := v_all || v_events;
      v_ids := v_ids || v_alert.id;
    end if;
  end loop;
  if v_ids <> '{}' then
    perform private.publish(v_clock, 'escalate_alerts', jsonb_build_object('events', v_all), private.kinds_of('alert', v_ids), v_ids, p_now);
  end if;
  return cardinality(v_ids);
end
$$;

-- The same in every laboratory. What fails in one keeps nobody in another from being woken.
create or replace function private.escalate_due(p_now timestamptz default clock_timestamp()) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_tenant uuid;
  v_told int := 0;
begin
  for v_tenant in
    select distinct a.tenant_id from private.speaking_alerts(null) a
    where exists (select from private.steps_due(a, p_now)) order by 1
  loop
    begin
      v_told := v_told + private.escalate_tenant(v_tenant, p_now);
    exception when others then
      raise warning 'the alerts of tenant % were not escalated: %', v_tenant, sqlerrm;
    end;
  end loop;
  return v_told;
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
  insert into public.deliveries (tenant_id, id, alert_id, channel_id, subscription_id, event, next_at, created_at)
  select new.tenant_id, gen_random_uuid(), w.alert_id, w.channel_id, w.subscription_id, e, v_now, v_now
  from (
    select distinct on (d.channel_id, d.subscription_id) d.channel_id, d.subscription_id, d.alert_id
    from public.alerts a
    join public.deliveries d on d.tenant_id = a.tenant_id and d.alert_id = a.id
    left join public.channels c on c.tenant_id = d.tenant_id and c.id = d.channel_id
    left join public.push_subscriptions s on s.tenant_id = d.tenant_id and s.id = d.subscription_id
    where a.tenant_id = new.tenant_id and a.incident_id = new.incident_id and d.state <> 'spared'
      and d.event in ('opened', 'escalated') and (c.id is null or not c.archived) and (s.id is null or s.ended_at is null)
    order by d.channel_id, d.subscription_id, a.opened_at desc, a.id
  ) w
  cross join unnest(v_events) e
  on conflict do nothing;
  if found then
    perform pg_notify('tracseq_deliveries', '');
  end if;
  return null;
end
$$;

revoke execute on all functions in schema private from public;
