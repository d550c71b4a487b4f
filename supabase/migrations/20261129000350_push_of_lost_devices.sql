-- What is lost is told nothing more: whoever finds a phone could take an alert on by a tap on its notification, and nobody else would be
-- woken. So a subscription says on which device it is, and ends with it. Those of before this, and of a browser that does not say, name none:
-- they end with any device of their person that is lost, and the person switches them on again where they still are.
alter table public.push_subscriptions add column device_id uuid;

insert into private.error_codes (code, kind) values ('device_lost', 'validation');

drop function public.save_push_subscription(uuid, uuid, text, text, text, text, text);
-- Switches notifications on for one device of the caller, or changes how it is told. A browser has one address: whoever had it
-- before (another person at the same device, or an earlier subscription) is told there no more.
create function public.save_push_subscription(
  p_tenant_id uuid, p_subscription_id uuid, p_device text, p_language text, p_minimum_severity text, p_endpoint_hash text, p_sealed text,
  p_device_id uuid default null
) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_device public.devices;
begin
  if p_subscription_id is null or p_device is null or length(p_device) not between 1 and 120
    or p_language is null or p_language !~ '^[a-z]{2,3}$'
    or p_minimum_severity is null or p_minimum_severity not in ('warning', 'critical')
    or p_endpoint_hash is null or p_endpoint_hash !~ '^[0-9a-f]{64}$'
    or p_sealed is null or length(p_sealed) not between 1 and 8000 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_sealed"}');
  end if;
  -- A device that has not spoken yet is nobody's.
  select * into v_device from public.devices d where d.tenant_id = p_tenant_id and d.id = p_device_id for share;
  if v_device.user_id <> v_me.user_id then
    perform private.refuse_call('device_forbidden', '{}', 403);
  end if;
  if v_device.lost_at is not null then
    perform private.refuse_call('device_lost', '{}');
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
    tenant_id, id, user_id, device, language, minimum_severity, endpoint_hash, sealed, created_at, device_id
  ) values (
    p_tenant_id, p_subscription_id, v_me.user_id, p_device, p_language, p_minimum_severity, p_endpoint_hash, p_sealed, v_now, p_device_id
  )
  on conflict (tenant_id, id) do update set device = excluded.device, language = excluded.language,
    minimum_severity = excluded.minimum_severity, endpoint_hash = excluded.endpoint_hash, sealed = excluded.sealed, ended_at = null,
    device_id = coalesce(excluded.device_id, s.device_id)
  where s.user_id = excluded.user_id;
  if not found then
    perform private.refuse_call('id_taken', '{"field": "p_subscription_id"}', 409);
  end if;
end
$$;

-- Whether the caller is still told on a device of theirs, which must not go on saying so when it is over.
create function public.is_push_subscription(p_tenant_id uuid, p_subscription_id uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return exists (
    select from public.push_subscriptions s
    where s.tenant_id = p_tenant_id and s.id = p_subscription_id and s.user_id = v_me.user_id and s.ended_at is null);
end
$$;

grant create on schema public, private to tracseq_command;
alter function public.save_push_subscription(uuid, uuid, text, text, text, text, text, uuid) owner to tracseq_command;
revoke create on schema public, private from tracseq_command;
revoke execute on function public.save_push_subscription(uuid, uuid, text, text, text, text, text, uuid),
  public.is_push_subscription(uuid, uuid) from public, anon, authenticated, service_role;
grant execute on function public.save_push_subscription(uuid, uuid, text, text, text, text, text, uuid),
  public.is_push_subscription(uuid, uuid) to authenticated;
