-- Push subscriptions: the devices on which a person wants to be told of alerts while the app is closed. The address that the
-- browser's push service gave out is a capability and lies here sealed, as the secrets of channels do; what is left in the open
-- is whose it is, in which language it is told, and from which severity on.
create table public.push_subscriptions (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  user_id uuid not null,
  -- What the person calls it by: the device's own words.
  device text not null,
  language text not null,
  minimum_severity text not null,
  -- Knows a browser again that subscribes anew, without telling its address.
  endpoint_hash text not null,
  -- Null when it is over: the person switched it off, or the push service said that nobody is there any more.
  sealed text,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- Counts what was said from a notification: there this is the device.
  last_seq bigint not null default 0,
  constraint push_subscriptions_pkey primary key (tenant_id, id),
  constraint push_subscriptions_device_filled check (length(device) between 1 and 120),
  constraint push_subscriptions_language_form check (language ~ '^[a-z]{2,3}$'),
  constraint push_subscriptions_severity_known check (minimum_severity in ('warning', 'critical')),
  constraint push_subscriptions_hash_form check (endpoint_hash ~ '^[0-9a-f]{64}$'),
  constraint push_subscriptions_sealed_size check (length(sealed) between 1 and 8000),
  constraint push_subscriptions_ended check ((sealed is null) = (ended_at is not null))
);
create unique index push_subscriptions_endpoint_key on public.push_subscriptions (tenant_id, endpoint_hash) where ended_at is null;
create index push_subscriptions_person_idx on public.push_subscriptions (tenant_id, user_id) where ended_at is null;

revoke all on public.push_subscriptions from public, anon, authenticated, service_role;
-- Everything but the address, even sealed.
grant select (tenant_id, id, user_id, device, language, minimum_severity, created_at, ended_at)
  on public.push_subscriptions to authenticated;
grant select, insert, update on public.push_subscriptions to tracseq_command;

alter table public.push_subscriptions enable row level security;
alter table public.push_subscriptions force row level security;

create policy push_subscriptions_read on public.push_subscriptions for select to authenticated
  using (user_id = (select auth.uid()) and tenant_id = any (array(select private.my_tenants())));
create policy push_subscriptions_command_read on public.push_subscriptions for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy push_subscriptions_command_insert on public.push_subscriptions for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy push_subscriptions_command_update on public.push_subscriptions for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

-- Switches notifications on for one device of the caller, or changes how it is told. A browser has one address: whoever had it
-- before (another person at the same device, or an earlier subscription) is told there no more.
create function public.save_push_subscription(
  p_tenant_id uuid, p_subscription_id uuid, p_device text, p_language text, p_minimum_severity text, p_endpoint_hash text, p_sealed text
) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  if p_subscription_id is null or p_device is null or length(p_device) not between 1 and 120
    or p_language is null or p_language !~ '^[a-z]{2,3}$'
    or p_minimum_severity is null or p_minimum_severity not in ('warning', 'critical')
    or p_endpoint_hash is null or p_endpoint_hash !~ '^[0-9a-f]{64}$'
    or p_sealed is null or length(p_sealed) not between 1 and 8000 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_sealed"}');
  end if;
  if (
    select count(*) from public.push_subscriptions s
    where s.tenant_id = p_tenant_id and s.user_id = v_me.user_id and s.ended_at is null and s.id <> p_subscription_id
  ) >= 20 then
    perform private.refuse_call('too_many_items', '{"field": "p_subscription_id", "maximum": 20}');
  end if;
  update public.push_subscriptions s set sealed = null, ended_at = v_now
  where s.tenant_id = p_tenant_id and s.endpoint_hash = p_endpoint_hash and s.id <> p_subscription_id and s.ended_at is null;
  insert into public.push_subscriptions as s (
    tenant_id, id, user_id, device, language, minimum_severity, endpoint_hash, sealed, created_at
  ) values (
    p_tenant_id, p_subscription_id, v_me.user_id, p_device, p_language, p_minimum_severity, p_endpoint_hash, p_sealed, v_now
  )
  on conflict (tenant_id, id) do update set device = excluded.device, language = excluded.language,
    minimum_severity = excluded.minimum_severity, endpoint_hash = excluded.endpoint_hash, sealed = excluded.sealed, ended_at = null
  where s.user_id = excluded.user_id;
  if not found then
    perform private.refuse_call('id_taken', '{"field": "p_subscription_id"}', 409);
  end if;
end
$$;

-- Switches them off on one device of the caller.
create function public.end_push_subscription(p_tenant_id uuid, p_subscription_id uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  update public.push_subscriptions s set sealed = null, ended_at = clock_timestamp()
  where s.tenant_id = p_tenant_id and s.id = p_subscription_id and s.user_id = v_me.user_id and s.ended_at is null;
  return found;
end
$$;

-- Takes an alert on in the name of the person whose device was told of it, who tapped on the notification: by the same door, with
-- the same rules and traces as if they had opened the app. Only the edge function that made the tap's proof may call it.
create function public.acknowledge_by_push(
  p_tenant_id uuid, p_subscription_id uuid, p_alert_id uuid, p_command_id uuid, p_device_time timestamptz
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_claims text := current_setting('request.jwt.claims', true);
  v_device public.push_subscriptions;
  v_answer jsonb;
begin
  update public.push_subscriptions s set last_seq = s.last_seq + 1
  where s.tenant_id = p_tenant_id and s.id = p_subscription_id and s.ended_at is null
  returning * into v_device;
  if not found then
    perform private.refuse_call('device_forbidden', '{}', 403);
  end if;
  perform set_config('request.jwt.claims', jsonb_build_object('sub', v_device.user_id, 'role', 'authenticated')::text, true);
  v_answer := public.apply_commands(p_tenant_id,
    jsonb_build_object('id', v_device.id, 'name', v_device.device, 'platform', 'notification', 'appVersion', '-', 'queueLength', 0,
      'oldestQueuedAt', null),
    jsonb_build_array(jsonb_build_object('id', p_command_id, 'seq', v_device.last_seq, 'name', 'acknowledge_alert.v1',
      -- A tap says nothing; what somebody noted before stays.
      'args', jsonb_build_object('alertId', p_alert_id, 'note', coalesce((
        select a.note from public.alerts a where a.tenant_id = p_tenant_id and a.id = p_alert_id), '')), 'deviceTime', private.iso(p_device_time), 'clockOffsetMs', null)));
  perform set_config('request.jwt.claims', coalesce(v_claims, ''), true);
  return v_answer -> 'results' -> 0 -> 'verdict';
end
$$;

grant create on schema public to tracseq_command;
alter function public.save_push_subscription(uuid, uuid, text, text, text, text, text) owner to tracseq_command;
alter function public.end_push_subscription(uuid, uuid) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.save_push_subscription(uuid, uuid, text, text, text, text, text),
  public.end_push_subscription(uuid, uuid), public.acknowledge_by_push(uuid, uuid, uuid, uuid, timestamptz)
  from public, anon, authenticated, service_role;
grant execute on function public.save_push_subscription(uuid, uuid, text, text, text, text, text),
  public.end_push_subscription(uuid, uuid) to authenticated;
grant execute on function public.acknowledge_by_push(uuid, uuid, uuid, uuid, timestamptz) to service_role;
