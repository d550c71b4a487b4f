-- Excursions: the times a sensor was outside its threshold. They follow from the readings and the thresholds alone: readings
-- that come late change them (see the evaluation), and what a person does about one stands in its alert.
create table public.excursions (
  tenant_id uuid not null,
  id uuid not null,
  sensor_id uuid not null,
  quantity text not null,
  direction text not null,
  threshold_id uuid not null,
  limit_value double precision not null,
  -- Where the sensor was when it began.
  container_id uuid,
  site_id uuid,
  -- The first reading outside, the first one by which the delay had passed (null: pending), the first one back inside.
  started_at timestamptz not null,
  alarmed_at timestamptz,
  ended_at timestamptz,
  peak double precision not null,
  -- Late readings showed that it never was; kept because somebody was told.
  withdrawn boolean not null default false,
  alert_id uuid,
  constraint excursions_pkey primary key (tenant_id, id),
  constraint excursions_quantity_known check (quantity in ('temperature', 'humidity', 'pressure', 'battery')),
  constraint excursions_direction_known check (direction in ('high', 'low')),
  constraint excursions_order check (alarmed_at >= started_at and ended_at > started_at),
  constraint excursions_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id),
  constraint excursions_threshold_fkey foreign key (tenant_id, threshold_id) references public.thresholds (tenant_id, id),
  constraint excursions_container_fkey foreign key (tenant_id, container_id) references public.containers (tenant_id, id),
  constraint excursions_site_fkey foreign key (tenant_id, site_id) references public.sites (tenant_id, id)
);
create unique index excursions_start_key on public.excursions (tenant_id, sensor_id, quantity, started_at) where not withdrawn;
create unique index excursions_ongoing_key on public.excursions (tenant_id, sensor_id, quantity)
  where ended_at is null and not withdrawn;
create index excursions_alert_idx on public.excursions (tenant_id, alert_id) where alert_id is not null;

revoke all on public.excursions from public, anon, authenticated, service_role;
grant select on public.excursions to authenticated;
grant select, insert, update, delete on public.excursions to tracseq_command;

alter table public.excursions enable row level security;
alter table public.excursions force row level security;

create policy excursions_read on public.excursions for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy excursions_command_read on public.excursions for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy excursions_command_insert on public.excursions for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy excursions_command_update on public.excursions for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));
-- Only what nobody was told of may go: a pending one that came to nothing.
create policy excursions_command_delete on public.excursions for delete to tracseq_command
  using (tenant_id = (select private.active_tenant()) and alert_id is null);
