-- Snoozes: somebody has seen an alert and wants to be told of it again at a moment. It stays open and unacknowledged, and goes
-- through its escalation anew when the moment has come. Every snooze is kept.
create table public.alert_snoozes (
  tenant_id uuid not null,
  alert_id uuid not null,
  -- Counts the snoozes of an alert; each begins a new turn of its escalation.
  turn int not null,
  until_at timestamptz not null,
  snoozed_at timestamptz not null,
  snoozed_by uuid not null,
  constraint alert_snoozes_pkey primary key (tenant_id, alert_id, turn),
  constraint alert_snoozes_alert_fkey foreign key (tenant_id, alert_id) references public.alerts (tenant_id, id)
);

revoke all on public.alert_snoozes from public, anon, authenticated, service_role;
grant select on public.alert_snoozes to authenticated;
grant select, insert on public.alert_snoozes to tracseq_command;

alter table public.alert_snoozes enable row level security;
alter table public.alert_snoozes force row level security;

create policy alert_snoozes_read on public.alert_snoozes for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy alert_snoozes_command_read on public.alert_snoozes for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy alert_snoozes_command_insert on public.alert_snoozes for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));

create or replace function private.alert_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select a.id, jsonb_build_object(
      'id', a.id, 'kind', a.kind, 'severity', a.severity, 'sensorId', a.sensor_id, 'containerId', a.container_id,
      'siteId', a.site_id, 'quantity', a.quantity, 'direction', a.direction, 'limit', a.limit_value, 'peak', a.peak,
      'startedAt', private.iso(a.started_at), 'openedAt', private.iso(a.opened_at), 'endedAt', private.iso(a.ended_at),
      'acknowledgedAt', private.iso(a.acknowledged_at), 'acknowledgedBy', a.acknowledged_by, 'assigneeId', a.assignee_id,
      'note', a.note, 'snoozedUntil', (
        select private.iso(z.until_at) from public.alert_snoozes z
        where z.tenant_id = a.tenant_id and z.alert_id = a.id order by z.turn desc limit 1))
    from public.alerts a where a.tenant_id = p_tenant_id and a.id = any (p_ids);
end
$$;

create function private.snooze_alert_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_alert public.alerts;
  v_minutes int;
begin
  perform private.check_fields(args, array['alertId', 'minutes']);
  v_minutes := private.integer_of(args, 'minutes', 1, 1440);
  v_alert := private.open_alert(p.tenant_id, private.uuid_of(args, 'alertId'));
  if v_alert.acknowledged_at is not null then
    perform private.refuse('alert_acknowledged', jsonb_build_object('alertId', v_alert.id));
  end if;
  -- From the tap, by the device's clock: a phone that was offline for longer has let them pass. One whose clock runs ahead does
  -- not silence for longer than it says.
  insert into public.alert_snoozes (tenant_id, alert_id, turn, until_at, snoozed_at, snoozed_by)
  select p.tenant_id, v_alert.id, count(*) + 1, least(p.device_time, p.received_at) + make_interval(mins => v_minutes), p.received_at, p.user_id
  from public.alert_snoozes z where z.tenant_id = p.tenant_id and z.alert_id = v_alert.id;
  return private.applied(array['alert'], array[v_alert.id]);
end
$$;

insert into private.command_permissions (name, roles) values ('snooze_alert.v1', array['technician', 'supervisor', 'administrator']);
insert into private.command_functions (name, function) values ('snooze_alert.v1', 'snooze_alert_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.snooze_alert_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
