-- A device as one person uses it in one tenant: a shared phone is one device per person. What it last said of itself.
create table public.devices (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  user_id uuid not null,
  name text not null,
  platform text not null,
  app_version text not null,
  queue_length int not null,
  oldest_queued_at timestamptz,
  clock_offset_ms bigint,
  last_contact_at timestamptz not null,
  last_seq bigint not null default 0,
  constraint devices_pkey primary key (tenant_id, id),
  constraint devices_queue_range check (queue_length >= 0)
);
create index devices_contact_idx on public.devices (tenant_id, last_contact_at desc);

revoke all on public.devices from public, anon, authenticated, service_role;
grant select on public.devices to authenticated;
grant select, insert, update on public.devices to tracseq_command;

alter table public.devices enable row level security;
alter table public.devices force row level security;

create policy devices_read on public.devices for select to authenticated
  using (
    tenant_id = any (array(select private.my_tenants()))
    and (
      user_id = (select auth.uid())
      or tenant_id = any (array(select private.my_tenants_as(array['supervisor', 'administrator', 'auditor'])))
    )
  );
create policy devices_command_read on public.devices for select to tracseq_command
  using (tenant_id = (select private.batch_tenant()));
create policy devices_command_insert on public.devices for insert to tracseq_command
  with check (tenant_id = (select private.batch_tenant()));
create policy devices_command_update on public.devices for update to tracseq_command
  using (tenant_id = (select private.batch_tenant())) with check (tenant_id = (select private.batch_tenant()));

-- Takes the report a device gives with every call.
create function private.report_device(p_tenant_id uuid, p_user_id uuid, p_device jsonb, p_offset_ms bigint, p_last_seq bigint)
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
      last_contact_at = excluded.last_contact_at, last_seq = greatest(d.last_seq, excluded.last_seq)
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

revoke execute on all functions in schema private from public;
grant execute on function private.report_device(uuid, uuid, jsonb, bigint, bigint) to tracseq_command;
