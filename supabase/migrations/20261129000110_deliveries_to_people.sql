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

revoke execute on all functions in schema private from public;
