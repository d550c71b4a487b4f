-- A device that is declared lost: nobody waits for it any more. What it still holds is not refused when it speaks again: whoever
-- scanned that was signed in and did it, so it is applied as from any device that was long offline, and the rules and conflicts judge it.
-- But it does not come in unseen: the device stands on the board again, with what has come from it since, until somebody has looked at it.
-- Who must be kept out is a person, not a device: remove the member, or end their sign-ins.
alter table public.devices
  add column lost_at timestamptz,
  add column lost_by uuid,
  add column lost_reason text,
  -- Its last step when it was declared lost, and when it first spoke again.
  add column lost_seq bigint,
  add column back_at timestamptz,
  add constraint devices_lost_whole check (
    (lost_at is null) = (lost_by is null) and (lost_at is null) = (lost_reason is null) and (lost_at is null) = (lost_seq is null)
    and (back_at is null or lost_at is not null));

create or replace function private.report_device(p_tenant_id uuid, p_user_id uuid, p_device jsonb, p_offset_ms bigint, p_last_seq bigint)
returns uuid language plpgsql set search_path = '' as $$
declare
  v_id uuid;
  v_owner uuid;
begin
  begin
    perform private.check_fields(p_device, array['id', 'name', 'platform', 'appVersion', 'queueLength', 'oldestQueuedAt']);
    v_id := private.uuid_of(p_device, 'id');
    insert into public.devices as d (
      tenant_id, id, user_id, name, platform, app_version, queue_length, oldest_queued_at,
      clock_offset_ms, last_contact_at, last_seq
    ) values (
      p_tenant_id, v_id, p_user_id,
      private.text_of(p_device, 'name', 120), private.text_of(p_device, 'platform', 120),
      private.text_of(p_device, 'appVersion', 40), private.integer_of(p_device, 'queueLength', 0, 2147483647),
      private.instant_or_null(p_device, 'oldestQueuedAt'), p_offset_ms, clock_timestamp(), p_last_seq
    )
    on conflict (tenant_id, id) do update set
      name = excluded.name, platform = excluded.platform, app_version = excluded.app_version,
      queue_length = excluded.queue_length, oldest_queued_at = excluded.oldest_queued_at,
      clock_offset_ms = coalesce(excluded.clock_offset_ms, d.clock_offset_ms),
      last_contact_at = excluded.last_contact_at, last_seq = greatest(d.last_seq, excluded.last_seq),
      back_at = case when d.lost_at is not null then coalesce(d.back_at, excluded.last_contact_at) end
    returning d.user_id into v_owner;
  exception when sqlstate 'TS001' then
    perform private.refuse_call('arguments_invalid', '{"field": "p_device"}');
  end;
  if v_owner <> p_user_id then
    perform private.refuse_call('device_forbidden', '{}', 403);
  end if;
  return v_id;
end
$$;

insert into private.error_codes (code, kind) values ('device_not_found', 'validation'), ('device_speaks', 'validation');

create function private.device_of(p_tenant_id uuid, p_device_id uuid) returns public.devices
language plpgsql stable set search_path = '' as $$
declare
  v_device public.devices;
begin
  select * into v_device from public.devices d where d.tenant_id = p_tenant_id and d.id = p_device_id;
  if not found then
    perform private.refuse('device_not_found', '{}');
  end if;
  return v_device;
end
$$;

-- Declares a device lost that has not been heard from for a quarter of an hour, as the board has it (SILENT_AFTER_MS). Its alert is over,
-- and it is told of no other.
create function private.retire_device_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_device public.devices;
  v_reason text;
  v_alerts uuid[];
begin
  perform private.check_fields(args, array['deviceId', 'reason']);
  v_reason := private.text_of(args, 'reason', 500);
  if v_reason = '' then
    perform private.refuse_field('reason');
  end if;
  v_device := private.device_of(p.tenant_id, private.uuid_of(args, 'deviceId'));
  if v_device.last_contact_at > p.received_at - interval '15 minutes' then
    perform private.refuse('device_speaks', '{}');
  end if;
  update public.devices d set lost_at = p.received_at, lost_by = p.user_id, lost_reason = v_reason, lost_seq = d.last_seq, back_at = null
  where d.tenant_id = p.tenant_id and d.id = v_device.id;
  update public.push_subscriptions s set sealed = null, ended_at = clock_timestamp()
  where s.tenant_id = p.tenant_id and s.user_id = v_device.user_id and s.ended_at is null
    and (s.device_id is null or s.device_id = v_device.id);
  with over as (
    update public.alerts a set ended_at = greatest(p.received_at, a.started_at)
    where a.tenant_id = p.tenant_id and a.kind = 'device_stale' and a.device_id = v_device.id and a.ended_at is null
    returning a.id
  )
  select coalesce(array_agg(o.id), '{}') into v_alerts from over o;
  return private.applied(private.kinds_of('alert', v_alerts), v_alerts);
end
$$;

-- Takes that back: it was found, or somebody has looked at what came from it.
create function private.restore_device_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_device public.devices;
begin
  perform private.check_fields(args, array['deviceId']);
  v_device := private.device_of(p.tenant_id, private.uuid_of(args, 'deviceId'));
  update public.devices d set lost_at = null, lost_by = null, lost_reason = null, lost_seq = null, back_at = null
  where d.tenant_id = p.tenant_id and d.id = v_device.id;
  return private.applied('{}', '{}');
end
$$;

insert into private.command_permissions (name, roles) values
  ('retire_device.v1', array['supervisor', 'administrator']), ('restore_device.v1', array['supervisor', 'administrator']);
insert into private.command_functions (name, function) values
  ('retire_device.v1', 'retire_device_v1'), ('restore_device.v1', 'restore_device_v1');

-- As before, and nobody waits for what is lost; once it has spoken again it is a device like any other.
create or replace function private.causes_devices(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select d.tenant_id, 'warning', null::uuid, null::uuid, d.id, null::uuid, null::uuid, null::uuid,
      d.name || ' (' || coalesce(nullif(m.name, ''), m.email) || ')', d.queue_length, null::timestamptz, null::timestamptz, null::timestamptz,
      d.last_contact_at
    from public.devices d
    join public.memberships m on m.tenant_id = d.tenant_id and m.user_id = d.user_id and m.state = 'active'
    left join private.rule_in_force('device_stale', p_tenant_id) w on w.tenant_id = d.tenant_id
    left join private.rule_in_force('device_quiet', p_tenant_id) q on q.tenant_id = d.tenant_id
    where (p_tenant_id is null or d.tenant_id = p_tenant_id)
      and (d.lost_at is null or d.back_at is not null)
      -- A tap on a notification comes from no app that could hold anything.
      and d.platform <> 'notification'
      and (d.queue_length > 0 and d.last_contact_at <= p_now - make_interval(hours => w.amount)
        or d.last_contact_at <= p_now - make_interval(hours => q.amount) and d.last_contact_at > p_now - interval '7 days'
          and exists (
            select from public.commands c
            where c.tenant_id = d.tenant_id and c.device_id = d.id and c.received_at > d.last_contact_at - interval '1 day'));
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.device_of(uuid, uuid) to tracseq_command;
grant create on schema private to tracseq_command;
alter function private.retire_device_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.restore_device_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
