-- Channels: the ways by which an alert leaves the app for a person, each with the settings of one connector (lib/connectors).
-- What is secret in them lies here sealed with a key that the database does not have. And deliveries: what has to go out by
-- them, written in the transaction that raised the alert, so that neither is without the other.
create table public.channels (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  name text not null,
  connector text not null,
  config jsonb not null,
  secret_sealed text,
  -- Who is content with the worst gets only the worst.
  minimum_severity text not null,
  archived boolean not null default false,
  constraint channels_pkey primary key (tenant_id, id),
  constraint channels_name_filled check (btrim(name) <> ''),
  constraint channels_connector_form check (connector ~ '^[a-z][a-z0-9-]{1,40}$'),
  constraint channels_config_size check (jsonb_typeof(config) = 'object' and pg_column_size(config) <= 8192),
  constraint channels_secret_size check (length(secret_sealed) between 1 and 8000),
  constraint channels_severity_known check (minimum_severity in ('warning', 'critical'))
);

create table public.deliveries (
  tenant_id uuid not null,
  id uuid not null,
  alert_id uuid not null,
  channel_id uuid not null,
  event text not null,
  state text not null default 'waiting',
  attempts int not null default 0,
  -- Not before then; and while a dispatcher has it, not before its lease is over.
  next_at timestamptz not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  -- What the other side calls it, and why it did not take it the last time.
  reference text,
  problem text,
  constraint deliveries_pkey primary key (tenant_id, id),
  constraint deliveries_event_known check (event in ('opened', 'acknowledged', 'resolved')),
  constraint deliveries_state_known check (state in ('waiting', 'delivered', 'dead')),
  constraint deliveries_settled check ((state = 'waiting') = (settled_at is null)),
  constraint deliveries_alert_fkey foreign key (tenant_id, alert_id) references public.alerts (tenant_id, id),
  constraint deliveries_channel_fkey foreign key (tenant_id, channel_id) references public.channels (tenant_id, id)
);
create unique index deliveries_once_key on public.deliveries (tenant_id, alert_id, channel_id, event);
create index deliveries_due_idx on public.deliveries (next_at) where state = 'waiting';

revoke all on public.channels, public.deliveries from public, anon, authenticated, service_role;
-- Everything but the secret, even sealed.
grant select (tenant_id, id, name, connector, config, minimum_severity, archived) on public.channels to authenticated;
grant select on public.deliveries to authenticated;
grant select, insert, update on public.channels, public.deliveries to tracseq_command;

alter table public.channels enable row level security;
alter table public.channels force row level security;
alter table public.deliveries enable row level security;
alter table public.deliveries force row level security;

create policy channels_read on public.channels for select to authenticated
  using (tenant_id = any (array(select private.my_tenants_as(array['supervisor', 'administrator', 'auditor']))));
create policy channels_command_read on public.channels for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy channels_command_insert on public.channels for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy channels_command_update on public.channels for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy deliveries_read on public.deliveries for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy deliveries_command_read on public.deliveries for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy deliveries_command_insert on public.deliveries for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy deliveries_command_update on public.deliveries for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

-- Writes what has to go out for one alert, whoever changed it.
create function private.alerts_deliver() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_event text := case
    when tg_op = 'INSERT' then 'opened'
    when old.acknowledged_at is null and new.acknowledged_at is not null then 'acknowledged'
  end;
  v_events text[] := array_remove(array[v_event, case
    when new.ended_at is not null and (tg_op = 'INSERT' or old.ended_at is null) then 'resolved' end], null);
begin
  insert into public.deliveries (tenant_id, id, alert_id, channel_id, event, next_at, created_at)
  select new.tenant_id, gen_random_uuid(), new.id, c.id, e, clock_timestamp(), clock_timestamp()
  from public.channels c cross join unnest(v_events) e
  where c.tenant_id = new.tenant_id and not c.archived and (c.minimum_severity = 'warning' or new.severity = 'critical')
  on conflict (tenant_id, alert_id, channel_id, event) do nothing;
  if found then
    -- Heard when this commits; the schedule finds what nobody heard.
    perform pg_notify('tracseq_deliveries', '');
  end if;
  return null;
end
$$;
create trigger alerts_deliver_opened after insert on public.alerts
  for each row execute function private.alerts_deliver();
create trigger alerts_deliver_changed after update of acknowledged_at, ended_at on public.alerts
  for each row execute function private.alerts_deliver();

-- Takes what is due for a while and hands it out with all that a connector needs. A dispatcher that dies loses nothing: its
-- lease runs out and the next one takes it, with the same id for the other side to know it by.
create function public.claim_deliveries(p_limit int default 20, p_lease_seconds int default 120) returns jsonb
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
    'channelId', c.id, 'connector', c.connector, 'config', c.config, 'secretSealed', c.secret_sealed,
    'alert', jsonb_build_object(
      'id', a.id, 'kind', a.kind, 'severity', a.severity, 'quantity', a.quantity, 'direction', a.direction,
      'limit', a.limit_value, 'peak', a.peak, 'startedAt', private.iso(a.started_at), 'endedAt', private.iso(a.ended_at),
      'acknowledgedAt', private.iso(a.acknowledged_at), 'sensor', s.name,
      'place', coalesce((select k.name from public.containers k where k.tenant_id = a.tenant_id and k.id = a.container_id),
        (select i.name from public.sites i where i.tenant_id = a.tenant_id and i.id = a.site_id))),
    'tenant', jsonb_build_object('slug', n.slug, 'name', n.name)
  ) order by t.created_at, t.event), '[]') into v_taken
  from taken t
  join public.channels c on c.tenant_id = t.tenant_id and c.id = t.channel_id
  join public.alerts a on a.tenant_id = t.tenant_id and a.id = t.alert_id
  join public.sensors s on s.tenant_id = a.tenant_id and s.id = a.sensor_id
  join public.tenants n on n.id = t.tenant_id;
  return v_taken;
end
$$;

-- Says what became of one: `delivered`, to be tried again at a moment, or `dead`. The word of a dispatcher whose lease has run
-- out still counts, unless it is already settled.
create function public.settle_delivery(
  p_tenant_id uuid, p_delivery_id uuid, p_state text, p_reference text, p_problem text, p_next_at timestamptz
) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
begin
  if p_state is null or p_state not in ('waiting', 'delivered', 'dead') or (p_state = 'waiting') <> (p_next_at is not null) then
    perform private.refuse_call('arguments_invalid', '{"field": "p_state"}');
  end if;
  update public.deliveries d set
    state = p_state, reference = coalesce(left(p_reference, 200), d.reference), problem = left(p_problem, 80),
    next_at = coalesce(p_next_at, d.next_at), settled_at = case when p_state <> 'waiting' then v_now end
  where d.tenant_id = p_tenant_id and d.id = p_delivery_id and d.state = 'waiting';
  return found;
end
$$;

-- Makes a channel or changes it; what it does not say stays. Its secret comes sealed from the edge function that took it.
create function public.save_channel(
  p_tenant_id uuid, p_channel_id uuid, p_name text, p_connector text, p_config jsonb, p_secret_sealed text,
  p_minimum_severity text, p_archived boolean
) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_clock public.tenant_clocks;
  v_head private.audit_head;
begin
  if v_me.role <> 'administrator' then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  if p_channel_id is null or p_name is null or btrim(p_name) = '' or length(p_name) > 120
    or p_connector is null or p_connector !~ '^[a-z][a-z0-9-]{1,40}$'
    or jsonb_typeof(p_config) is distinct from 'object' or pg_column_size(p_config) > 8192
    or length(p_secret_sealed) > 8000 or p_secret_sealed = ''
    or p_minimum_severity is null or p_minimum_severity not in ('warning', 'critical') or p_archived is null then
    perform private.refuse_call('arguments_invalid', '{"field": "p_config"}');
  end if;
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  insert into public.channels as c (tenant_id, id, name, connector, config, secret_sealed, minimum_severity, archived)
  values (p_tenant_id, p_channel_id, btrim(p_name), p_connector, p_config, p_secret_sealed, p_minimum_severity, p_archived)
  on conflict (tenant_id, id) do update set name = excluded.name, config = excluded.config,
    secret_sealed = coalesce(excluded.secret_sealed, c.secret_sealed), minimum_severity = excluded.minimum_severity,
    archived = excluded.archived
  where c.connector = excluded.connector;
  if not found then
    perform private.refuse_call('id_taken', '{"field": "p_channel_id"}', 409);
  end if;
  v_head := private.append_audit(
    array[row(p_tenant_id, null, null, null, v_now, v_me.user_id, null, 'save_channel', null, jsonb_build_object(
      'channelId', p_channel_id, 'name', btrim(p_name), 'connector', p_connector, 'config', p_config,
      'secretChanged', p_secret_sealed is not null, 'minimumSeverity', p_minimum_severity, 'archived', p_archived))::public.audit_log],
    (v_clock.audit_seq, v_clock.audit_hash)::private.audit_head);
  update public.tenant_clocks c set audit_seq = v_head.seq, audit_hash = v_head.hash where c.tenant_id = p_tenant_id;
end
$$;

-- Sends a dead delivery once more.
create function public.replay_delivery(p_tenant_id uuid, p_delivery_id uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if v_me.role not in ('supervisor', 'administrator') then
    perform private.refuse_call('not_permitted', '{}', 403);
  end if;
  update public.deliveries d set state = 'waiting', settled_at = null, next_at = clock_timestamp()
  where d.tenant_id = p_tenant_id and d.id = p_delivery_id and d.state = 'dead';
  if not found then
    return false;
  end if;
  perform pg_notify('tracseq_deliveries', '');
  return true;
end
$$;

revoke execute on all functions in schema private from public;
grant create on schema public to tracseq_command;
alter function public.save_channel(uuid, uuid, text, text, jsonb, text, text, boolean) owner to tracseq_command;
alter function public.replay_delivery(uuid, uuid) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.claim_deliveries(int, int), public.settle_delivery(uuid, uuid, text, text, text, timestamptz),
  public.save_channel(uuid, uuid, text, text, jsonb, text, text, boolean), public.replay_delivery(uuid, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.claim_deliveries(int, int), public.settle_delivery(uuid, uuid, text, text, text, timestamptz)
  to service_role;
grant execute on function public.save_channel(uuid, uuid, text, text, jsonb, text, text, boolean),
  public.replay_delivery(uuid, uuid) to authenticated;
