-- Sensors: probes and loggers that measure a container or the air of a site. A sensor is in one place at a time; where it was
-- before is kept, since a reading belongs to the place the sensor was in when it was taken.
create table public.sensors (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  name text not null,
  source text not null,
  -- What the probe says it is: a MAC address, a serial number, an id of a gateway's.
  hardware_id text,
  container_id uuid,
  site_id uuid,
  archived boolean not null default false,
  constraint sensors_pkey primary key (tenant_id, id),
  constraint sensors_name_filled check (btrim(name) <> ''),
  constraint sensors_source_known check (source in ('bluetooth', 'gateway', 'logger', 'manual')),
  constraint sensors_one_place check (num_nonnulls(container_id, site_id) <= 1),
  constraint sensors_container_fkey foreign key (tenant_id, container_id) references public.containers (tenant_id, id),
  constraint sensors_site_fkey foreign key (tenant_id, site_id) references public.sites (tenant_id, id)
);
create unique index sensors_hardware_key on public.sensors (tenant_id, hardware_id)
  where hardware_id is not null and not archived;
create index sensors_container_idx on public.sensors (tenant_id, container_id) where container_id is not null;

create table public.sensor_placements (
  tenant_id uuid not null,
  sensor_id uuid not null,
  container_id uuid,
  site_id uuid,
  valid_from timestamptz not null,
  valid_to timestamptz,
  command_id uuid not null,
  constraint sensor_placements_pkey primary key (tenant_id, sensor_id, valid_from),
  constraint sensor_placements_one_place check (num_nonnulls(container_id, site_id) = 1),
  constraint sensor_placements_order check (valid_to is null or valid_to >= valid_from),
  constraint sensor_placements_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id),
  constraint sensor_placements_container_fkey foreign key (tenant_id, container_id) references public.containers (tenant_id, id),
  constraint sensor_placements_site_fkey foreign key (tenant_id, site_id) references public.sites (tenant_id, id)
);
create unique index sensor_placements_current_key on public.sensor_placements (tenant_id, sensor_id) where valid_to is null;

revoke all on public.sensors, public.sensor_placements from public, anon, authenticated, service_role;
grant select on public.sensors, public.sensor_placements to authenticated;
grant select, insert, update on public.sensors, public.sensor_placements to tracseq_command;

alter table public.sensors enable row level security;
alter table public.sensors force row level security;
alter table public.sensor_placements enable row level security;
alter table public.sensor_placements force row level security;

create policy sensors_read on public.sensors for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy sensors_command_read on public.sensors for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy sensors_command_insert on public.sensors for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy sensors_command_update on public.sensors for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy sensor_placements_read on public.sensor_placements for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy sensor_placements_command_read on public.sensor_placements for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy sensor_placements_command_insert on public.sensor_placements for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy sensor_placements_command_update on public.sensor_placements for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create function private.sensor_docs(p_tenant_id uuid, p_ids uuid[]) returns table (id uuid, doc jsonb)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.id, jsonb_build_object(
      'id', s.id, 'name', s.name, 'source', s.source, 'hardwareId', s.hardware_id, 'containerId', s.container_id,
      'siteId', s.site_id, 'archived', s.archived)
    from public.sensors s where s.tenant_id = p_tenant_id and s.id = any (p_ids);
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.sensor_docs(uuid, uuid[]) to tracseq_command;
