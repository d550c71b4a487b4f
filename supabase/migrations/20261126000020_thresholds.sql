-- Thresholds: what a sensor, or every sensor in containers of a temperature class, may measure. A change ends one row and
-- begins another, so that a reading that comes late is judged by what was in force when it was taken.
create table public.thresholds (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  sensor_id uuid,
  temperature_class text,
  quantity text not null,
  low double precision,
  high double precision,
  -- How far back inside the limits a value must be before it counts as back.
  hysteresis double precision not null,
  -- How long a value must be outside before somebody is told.
  delay_seconds int not null,
  -- How long a sensor may say nothing; null when nobody minds.
  silent_after_seconds int,
  severity text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint thresholds_pkey primary key (tenant_id, id),
  constraint thresholds_one_subject check (num_nonnulls(sensor_id, temperature_class) = 1),
  constraint thresholds_class_known check (temperature_class in (
    'ambient', 'refrigerated', 'minus_20', 'minus_80', 'minus_150', 'vapour_nitrogen', 'liquid_nitrogen')),
  constraint thresholds_quantity_known check (quantity in ('temperature', 'humidity', 'pressure', 'battery')),
  constraint thresholds_severity_known check (severity in ('warning', 'critical')),
  constraint thresholds_limits check (
    num_nonnulls(low, high, silent_after_seconds) >= 1 and hysteresis >= 0
    and (low is null or high is null or low + hysteresis < high - hysteresis)),
  constraint thresholds_times check (delay_seconds between 0 and 604800 and silent_after_seconds between 60 and 2592000),
  constraint thresholds_order check (valid_to is null or valid_to >= valid_from),
  constraint thresholds_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id)
);
create unique index thresholds_sensor_key on public.thresholds (tenant_id, sensor_id, quantity)
  where valid_to is null and sensor_id is not null;
create unique index thresholds_class_key on public.thresholds (tenant_id, temperature_class, quantity)
  where valid_to is null and temperature_class is not null;
create index thresholds_sensor_idx on public.thresholds (tenant_id, sensor_id, quantity, valid_from) where sensor_id is not null;
create index thresholds_class_idx on public.thresholds (tenant_id, temperature_class, quantity, valid_from)
  where temperature_class is not null;

revoke all on public.thresholds from public, anon, authenticated, service_role;
grant select on public.thresholds to authenticated;
grant select, insert, update on public.thresholds to tracseq_command;

alter table public.thresholds enable row level security;
alter table public.thresholds force row level security;

create policy thresholds_read on public.thresholds for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy thresholds_command_read on public.thresholds for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy thresholds_command_insert on public.thresholds for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy thresholds_command_update on public.thresholds for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create function private.threshold_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select h.id, jsonb_build_object(
      'id', h.id, 'sensorId', h.sensor_id, 'temperatureClass', h.temperature_class, 'quantity', h.quantity, 'low', h.low,
      'high', h.high, 'hysteresis', h.hysteresis, 'delaySeconds', h.delay_seconds,
      'silentAfterSeconds', h.silent_after_seconds, 'severity', h.severity)
    from public.thresholds h where h.tenant_id = p_tenant_id and h.id = any (p_ids);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.threshold_docs(uuid, uuid[]) to tracseq_command;
