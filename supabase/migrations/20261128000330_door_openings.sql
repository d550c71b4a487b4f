-- Openings of doors, as the temperature shows them: it rises fast, much faster than a failing compressor lets it, and turns back when the
-- door is shut. How fast is the `high` of a threshold of quantity `door_open` (°C within ten minutes), how far it must turn back is its
-- hysteresis, and how long a door may stay open is its delay: then an alert of kind `door_open` is raised, long before the limit of the
-- temperature is reached. Openings follow from readings and thresholds alone, whatever order the readings came in.
alter table public.thresholds drop constraint thresholds_quantity_known;
alter table public.thresholds add constraint thresholds_quantity_known
  check (quantity in ('temperature', 'temperature_rise', 'door_open', 'humidity', 'pressure', 'battery'));
alter table public.thresholds add constraint thresholds_door_upwards
  check (quantity <> 'door_open' or low is null and high > 0 and silent_after_seconds is null);
alter table public.alerts drop constraint alerts_kind_known;
alter table public.alerts add constraint alerts_kind_known check (kind in (
  'excursion', 'sensor_silent', 'door_open', 'drift', 'level_shift', 'variability', 'stuck',
  'conflict_open', 'device_stale', 'checkout_overdue', 'sample_expiring', 'calibration_due'));

create table public.door_openings (
  tenant_id uuid not null,
  id uuid not null,
  sensor_id uuid not null,
  threshold_id uuid not null,
  -- Where the sensor was when it began.
  container_id uuid,
  site_id uuid,
  -- The last reading before the rise, the first one by which it had risen, the first one by which it was open for too long, and the first
  -- one that had turned back.
  started_at timestamptz not null,
  noticed_at timestamptz not null,
  alarmed_at timestamptz,
  ended_at timestamptz,
  base double precision not null,
  peak double precision not null,
  -- Late readings showed that it never was; kept because somebody was told.
  withdrawn boolean not null default false,
  alert_id uuid,
  constraint door_openings_pkey primary key (tenant_id, id),
  constraint door_openings_order check (noticed_at > started_at and alarmed_at >= noticed_at and ended_at > noticed_at and peak > base),
  constraint door_openings_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id),
  constraint door_openings_threshold_fkey foreign key (tenant_id, threshold_id) references public.thresholds (tenant_id, id),
  constraint door_openings_container_fkey foreign key (tenant_id, container_id) references public.containers (tenant_id, id),
  constraint door_openings_site_fkey foreign key (tenant_id, site_id) references public.sites (tenant_id, id),
  constraint door_openings_alert_fkey foreign key (tenant_id, alert_id) references public.alerts (tenant_id, id)
);
create index door_openings_sensor_idx on public.door_openings (tenant_id, sensor_id, started_at) where not withdrawn;
create unique index door_openings_ongoing_key on public.door_openings (tenant_id, sensor_id) where ended_at is null and not withdrawn;

revoke all on public.door_openings from public, anon, authenticated, service_role;
grant select on public.door_openings to authenticated;
grant select, insert, update, delete on public.door_openings to tracseq_command;

alter table public.door_openings enable row level security;
alter table public.door_openings force row level security;

create policy door_openings_read on public.door_openings for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy door_openings_command_read on public.door_openings for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy door_openings_command_insert on public.door_openings for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy door_openings_command_update on public.door_openings for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
-- What somebody was told of is kept.
create policy door_openings_command_delete on public.door_openings for delete to tracseq_command
  using (tenant_id = (select private.active_tenant()) and alert_id is null);
