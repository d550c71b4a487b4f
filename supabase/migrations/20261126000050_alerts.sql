-- Alerts: what a person must know of and answer for. Whether its cause lasts (ended_at) and whether somebody took it on
-- (acknowledged_at) are two things; when both are told it is resolved.
create table public.alerts (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  kind text not null,
  severity text not null,
  sensor_id uuid not null,
  container_id uuid,
  site_id uuid,
  quantity text,
  direction text,
  limit_value double precision,
  -- The worst value so far, to half a unit: a device need not hear of every tenth.
  peak double precision,
  started_at timestamptz not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  assignee_id uuid,
  note text not null default '',
  constraint alerts_pkey primary key (tenant_id, id),
  constraint alerts_kind_known check (kind in ('excursion', 'sensor_silent')),
  constraint alerts_severity_known check (severity in ('warning', 'critical')),
  constraint alerts_acknowledged_whole check ((acknowledged_at is null) = (acknowledged_by is null)),
  constraint alerts_excursion_whole check ((kind = 'excursion') = (quantity is not null)),
  constraint alerts_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id),
  constraint alerts_container_fkey foreign key (tenant_id, container_id) references public.containers (tenant_id, id),
  constraint alerts_site_fkey foreign key (tenant_id, site_id) references public.sites (tenant_id, id),
  constraint alerts_assignee_fkey foreign key (tenant_id, assignee_id) references public.memberships (tenant_id, id)
);
create index alerts_open_idx on public.alerts (tenant_id, opened_at desc) where ended_at is null or acknowledged_at is null;
create index alerts_sensor_idx on public.alerts (tenant_id, sensor_id, opened_at desc);
create unique index alerts_silent_key on public.alerts (tenant_id, sensor_id) where kind = 'sensor_silent' and ended_at is null;
alter table public.excursions add constraint excursions_alert_fkey
  foreign key (tenant_id, alert_id) references public.alerts (tenant_id, id);

revoke all on public.alerts from public, anon, authenticated, service_role;
grant select on public.alerts to authenticated;
grant select, insert, update on public.alerts to tracseq_command;

alter table public.alerts enable row level security;
alter table public.alerts force row level security;

create policy alerts_read on public.alerts for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy alerts_command_read on public.alerts for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy alerts_command_insert on public.alerts for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy alerts_command_update on public.alerts for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create function private.alert_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select a.id, jsonb_build_object(
      'id', a.id, 'kind', a.kind, 'severity', a.severity, 'sensorId', a.sensor_id, 'containerId', a.container_id,
      'siteId', a.site_id, 'quantity', a.quantity, 'direction', a.direction, 'limit', a.limit_value, 'peak', a.peak,
      'startedAt', private.iso(a.started_at), 'openedAt', private.iso(a.opened_at), 'endedAt', private.iso(a.ended_at),
      'acknowledgedAt', private.iso(a.acknowledged_at), 'acknowledgedBy', a.acknowledged_by, 'assigneeId', a.assignee_id,
      'note', a.note)
    from public.alerts a where a.tenant_id = p_tenant_id and a.id = any (p_ids);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.alert_docs(uuid, uuid[]) to tracseq_command;
