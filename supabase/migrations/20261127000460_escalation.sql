-- Escalation: what is told to whom while nobody has acknowledged an alert. A policy has steps; each says after how many minutes
-- which people, whoever is on call, and which channels are told. Without a policy everybody with notifications and every channel
-- is told at once, as before.
create table public.escalation_policies (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  name text not null,
  -- Of one site alone; policies of a site take the place of those without.
  site_id uuid,
  minimum_severity text not null,
  -- [{afterMinutes, memberIds, scheduleIds, channelIds}], in the order of their minutes.
  steps jsonb not null,
  archived boolean not null,
  constraint escalation_policies_pkey primary key (tenant_id, id),
  constraint escalation_policies_name_filled check (btrim(name) <> ''),
  constraint escalation_policies_severity_known check (minimum_severity in ('warning', 'critical')),
  constraint escalation_policies_steps check (jsonb_typeof(steps) = 'array' and pg_column_size(steps) <= 65536),
  constraint escalation_policies_site_fkey foreign key (tenant_id, site_id) references public.sites (tenant_id, id)
);

-- Every step that was taken, with the people it meant: the record of who was called when.
create table public.escalations (
  tenant_id uuid not null,
  alert_id uuid not null,
  policy_id uuid not null,
  -- 0 until the first snooze.
  turn int not null,
  step int not null,
  taken_at timestamptz not null,
  member_ids uuid[] not null,
  constraint escalations_pkey primary key (tenant_id, alert_id, policy_id, turn, step),
  constraint escalations_alert_fkey foreign key (tenant_id, alert_id) references public.alerts (tenant_id, id),
  constraint escalations_policy_fkey foreign key (tenant_id, policy_id) references public.escalation_policies (tenant_id, id)
);

revoke all on public.escalation_policies, public.escalations from public, anon, authenticated, service_role;
grant select on public.escalation_policies, public.escalations to authenticated;
grant select, insert, update on public.escalation_policies to tracseq_command;
grant select, insert on public.escalations to tracseq_command;

alter table public.escalation_policies enable row level security;
alter table public.escalation_policies force row level security;
alter table public.escalations enable row level security;
alter table public.escalations force row level security;

create policy escalation_policies_read on public.escalation_policies for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy escalation_policies_command_read on public.escalation_policies for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy escalation_policies_command_insert on public.escalation_policies for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy escalation_policies_command_update on public.escalation_policies for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy escalations_read on public.escalations for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy escalations_command_read on public.escalations for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy escalations_command_insert on public.escalations for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));

-- A later step tells the same channel or device again; `spared` is what was not sent any more, since somebody had acted before.
alter table public.deliveries add column step int not null default 0;
alter table public.deliveries drop constraint deliveries_event_known;
alter table public.deliveries add constraint deliveries_event_known
  check (event in ('opened', 'escalated', 'acknowledged', 'resolved', 'test'));
alter table public.deliveries drop constraint deliveries_state_known;
alter table public.deliveries add constraint deliveries_state_known check (state in ('waiting', 'delivered', 'dead', 'spared'));
drop index public.deliveries_once_key;
create unique index deliveries_once_key on public.deliveries (tenant_id, alert_id, channel_id, event, step);
drop index public.deliveries_device_key;
create unique index deliveries_device_key on public.deliveries (tenant_id, alert_id, subscription_id, event, step);

-- The policies by which an alert is escalated: those of its site, else those of no site.
create function private.policies_of(p_alert public.alerts) returns setof public.escalation_policies
language plpgsql stable set search_path = '' as $$
declare
  v_site_id uuid := coalesce(p_alert.site_id, (
    select c.site_id from public.containers c where c.tenant_id = p_alert.tenant_id and c.id = p_alert.container_id));
begin
  return query
    with fitting as (
      select * from public.escalation_policies y
      where y.tenant_id = p_alert.tenant_id and not y.archived and (y.site_id is null or y.site_id = v_site_id)
        and (y.minimum_severity = 'warning' or p_alert.severity = 'critical')
    )
    select * from fitting f where f.site_id is not null or not exists (select from fitting o where o.site_id is not null);
end
$$;

-- When a device of a person may be told: at once of what is critical, else when their quiet hours are over.
create function private.tell_at(p_tenant_id uuid, p_member_id uuid, p_severity text, p_now timestamptz) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
  if p_severity = 'critical' then
    return p_now;
  end if;
  return coalesce((
    select private.quiet_until(q.begins_at, q.ends_at, q.time_zone, p_now)
    from public.quiet_hours q where q.tenant_id = p_tenant_id and q.member_id = p_member_id and q.enabled
  ), p_now);
end
$$;

-- Writes what goes out for one alert to these channels, and to the devices of these members that want it.
create function private.deliver_to(
  p_alert public.alerts, p_event text, p_step int, p_channel_ids uuid[], p_member_ids uuid[], p_now timestamptz
) returns void
language plpgsql set search_path = '' as $$
begin
  insert into public.deliveries (tenant_id, id, alert_id, channel_id, subscription_id, event, step, next_at, created_at)
  select p_alert.tenant_id, gen_random_uuid(), p_alert.id, w.channel_id, w.subscription_id, p_event, p_step, w.at, p_now
  from (
    select c.id as channel_id, null::uuid as subscription_id, p_now as at from public.channels c
    where c.tenant_id = p_alert.tenant_id and c.id = any (p_channel_ids) and not c.archived
      and (c.minimum_severity = 'warning' or p_alert.severity = 'critical')
    union all
    select null, s.id, private.tell_at(m.tenant_id, m.id, p_alert.severity, p_now)
    from public.memberships m
    join public.push_subscriptions s on s.tenant_id = m.tenant_id and s.user_id = m.user_id and s.ended_at is null
    where m.tenant_id = p_alert.tenant_id and m.id = any (p_member_ids) and m.state = 'active'
      and (s.minimum_severity = 'warning' or p_alert.severity = 'critical')
  ) w
  on conflict do nothing;
  if found then
    -- Heard when this commits; the schedule finds what nobody heard.
    perform pg_notify('tracseq_deliveries', '');
  end if;
end
$$;

-- The steps of an alert that are due and not taken yet. While it is snoozed none is; afterwards it begins anew.
create function private.steps_due(p_alert public.alerts, p_now timestamptz)
returns table (policy_id uuid, turn int, step int, says jsonb)
language plpgsql stable set search_path = '' as $$
declare
  v_snooze public.alert_snoozes;
begin
  if p_alert.acknowledged_at is not null or p_alert.ended_at is not null then
    return;
  end if;
  select * into v_snooze from public.alert_snoozes z
  where z.tenant_id = p_alert.tenant_id and z.alert_id = p_alert.id order by z.turn desc limit 1;
  return query
    select y.id, coalesce(v_snooze.turn, 0), s.n::int - 1, s.says
    from private.policies_of(p_alert) y cross join jsonb_array_elements(y.steps) with ordinality s (says, n)
    where coalesce(v_snooze.until_at, p_alert.opened_at) + make_interval(mins => (s.says ->> 'afterMinutes')::int) <= p_now
      and not exists (
        select from public.escalations e
        where e.tenant_id = p_alert.tenant_id and e.alert_id = p_alert.id and e.policy_id = y.id
          and e.turn = coalesce(v_snooze.turn, 0) and e.step = s.n - 1
      )
    order by (s.says ->> 'afterMinutes')::int, y.id;
end
$$;

-- Takes the steps of one alert that are due, and says what was done.
create function private.escalate_alert(p_alert public.alerts, p_now timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  d record;
  v_members uuid[];
  v_events jsonb[] := '{}';
begin
  for d in select * from private.steps_due(p_alert, p_now) loop
    select array(
      select jsonb_array_elements_text(d.says -> 'memberIds')::uuid
      union
      select private.on_call_member(o, p_now) from public.on_call_schedules o
      where o.tenant_id = p_alert.tenant_id and not o.archived
        and o.id in (select jsonb_array_elements_text(d.says -> 'scheduleIds')::uuid)
    ) into v_members;
    v_members := array_remove(v_members, null);
    insert into public.escalations (tenant_id, alert_id, policy_id, turn, step, taken_at, member_ids)
    values (p_alert.tenant_id, p_alert.id, d.policy_id, d.turn, d.step, p_now, v_members);
    -- The first word is that there is an alert; every later one that nobody has acted.
    perform private.deliver_to(p_alert, case when d.turn = 0 and d.step = 0 then 'opened' else 'escalated' end,
      d.turn * 100 + d.step, array(select jsonb_array_elements_text(d.says -> 'channelIds')::uuid), v_members, p_now);
    v_events := v_events || jsonb_build_object('event', 'alert_escalated', 'alertId', p_alert.id, 'policyId', d.policy_id,
      'turn', d.turn, 'step', d.step, 'memberIds', to_jsonb(v_members));
  end loop;
  return to_jsonb(v_events);
end
$$;

-- Writes what has to go out for one alert, whoever changed it.
create or replace function private.alerts_deliver() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_planned uuid[];
  v_everybody uuid[] := '{}';
begin
  if tg_op = 'INSERT' then
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
  -- Whoever was told that it began is told that somebody has taken it on, or that it is over. What has not gone out yet because of
  -- somebody's quiet hours need not go out any more.
  if tg_op = 'UPDATE' and (new.acknowledged_at is not null and old.acknowledged_at is null
    or new.ended_at is not null and old.ended_at is null) then
    update public.deliveries d set state = 'spared', settled_at = v_now
    where d.tenant_id = new.tenant_id and d.alert_id = new.id and d.state = 'waiting' and d.attempts = 0 and d.next_at > v_now;
  end if;
  insert into public.deliveries (tenant_id, id, alert_id, channel_id, subscription_id, event, next_at, created_at)
  select new.tenant_id, gen_random_uuid(), new.id, w.channel_id, w.subscription_id, e, v_now, v_now
  from (
    select distinct d.channel_id, d.subscription_id from public.deliveries d
    left join public.channels c on c.tenant_id = d.tenant_id and c.id = d.channel_id
    left join public.push_subscriptions s on s.tenant_id = d.tenant_id and s.id = d.subscription_id
    where d.tenant_id = new.tenant_id and d.alert_id = new.id and d.state <> 'spared' and d.event in ('opened', 'escalated')
      and (c.id is null or not c.archived) and (s.id is null or s.ended_at is null)
  ) w
  cross join unnest(array_remove(array[
    case when tg_op = 'UPDATE' and old.acknowledged_at is null and new.acknowledged_at is not null then 'acknowledged' end,
    case when new.ended_at is not null and (tg_op = 'INSERT' or old.ended_at is null) then 'resolved' end], null)) e
  on conflict do nothing;
  if found then
    perform pg_notify('tracseq_deliveries', '');
  end if;
  return null;
end
$$;
drop function private.devices_to_tell(uuid, text);

-- Takes every step that is due in a laboratory, and says how many alerts that concerned.
create function private.escalate_tenant(p_tenant_id uuid, p_now timestamptz) returns int
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
  for v_alert in
    select * from public.alerts a where a.tenant_id = p_tenant_id and a.acknowledged_at is null and a.ended_at is null order by a.id
  loop
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
create function private.escalate_due(p_now timestamptz default clock_timestamp()) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_tenant uuid;
  v_told int := 0;
begin
  for v_tenant in
    select distinct a.tenant_id from public.alerts a
    where a.acknowledged_at is null and a.ended_at is null and exists (select from private.steps_due(a, p_now)) order by 1
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

create or replace function private.every_minute() returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- What fails in one of them keeps nobody from being woken by the other.
  begin
    perform private.tell_silences();
  exception when others then
    raise warning 'silences were not told: %', sqlerrm;
  end;
  perform private.escalate_due();
end
$$;

-- The steps of a policy, each in the one form that is kept; everything they name is there.
create function private.steps_of(p private.command_context, p_args jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_step jsonb;
  v_steps jsonb := '[]';
  v_after int;
  v_before int := -1;
  v_members uuid[];
  v_schedules uuid[];
  v_channels uuid[];
  v_missing uuid;
begin
  if jsonb_typeof(p_args -> 'steps') is distinct from 'array' or jsonb_array_length(p_args -> 'steps') not between 1 and 20 then
    perform private.refuse_field('steps');
  end if;
  for v_step in select * from jsonb_array_elements(p_args -> 'steps') loop
    perform private.check_fields(v_step, array['afterMinutes', 'memberIds', 'scheduleIds', 'channelIds']);
    v_after := private.integer_of(v_step, 'afterMinutes', 0, 10080);
    v_members := private.member_ids_of(p, v_step, 'memberIds', 0);
    v_schedules := private.member_ids_of(p, v_step, 'scheduleIds', 0);
    v_channels := private.member_ids_of(p, v_step, 'channelIds', 0);
    if v_after <= v_before or cardinality(v_members || v_schedules || v_channels) = 0 then
      perform private.refuse_field('steps');
    end if;
    v_before := v_after;
    v_steps := v_steps || jsonb_build_object('afterMinutes', v_after, 'memberIds', to_jsonb(v_members),
      'scheduleIds', to_jsonb(v_schedules), 'channelIds', to_jsonb(v_channels));
  end loop;
  for v_step in select * from jsonb_array_elements(v_steps) loop
    perform private.check_active(p.tenant_id, array(select jsonb_array_elements_text(v_step -> 'memberIds')::uuid));
    select i::uuid into v_missing from jsonb_array_elements_text(v_step -> 'scheduleIds') i
    where not exists (select from public.on_call_schedules o where o.tenant_id = p.tenant_id and o.id = i::uuid) limit 1;
    if v_missing is not null then
      perform private.refuse('schedule_not_found', jsonb_build_object('scheduleId', v_missing));
    end if;
    if exists (
      select from jsonb_array_elements_text(v_step -> 'channelIds') i
      where not exists (select from public.channels c where c.tenant_id = p.tenant_id and c.id = i::uuid)
    ) then
      perform private.refuse_field('channelIds');
    end if;
  end loop;
  return v_steps;
end
$$;

create function private.set_policy_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  y public.escalation_policies;
begin
  perform private.check_fields(args, array['policyId', 'name', 'siteId', 'minimumSeverity', 'steps', 'archived']);
  y.tenant_id := p.tenant_id;
  y.id := private.uuid_of(args, 'policyId');
  y.site_id := private.uuid_or_null(args, 'siteId');
  y.minimum_severity := private.choice_of(args, 'minimumSeverity', array['warning', 'critical']);
  y.archived := private.boolean_of(args, 'archived');
  y.name := private.name_of(args, 'name', 120);
  if y.site_id is not null and not exists (
    select from public.sites s where s.tenant_id = p.tenant_id and s.id = y.site_id) then
    perform private.refuse('site_not_found', jsonb_build_object('siteId', y.site_id));
  end if;
  y.steps := private.steps_of(p, args);
  insert into public.escalation_policies as o select y.*
  on conflict (tenant_id, id) do update set name = excluded.name, site_id = excluded.site_id,
    minimum_severity = excluded.minimum_severity, steps = excluded.steps, archived = excluded.archived;
  return private.applied('{}', '{}');
end
$$;

insert into private.command_permissions (name, roles) values ('set_policy.v1', array['administrator']);
insert into private.command_functions (name, function) values ('set_policy.v1', 'set_policy_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.set_policy_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function private.steps_of(private.command_context, jsonb) to tracseq_command;
