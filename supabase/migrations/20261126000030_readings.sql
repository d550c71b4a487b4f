-- Readings: what sensors measured, once and for all. Named by sensor and moment, so that the same reading can come twice.
-- Values are in the units everything uses: degrees Celsius, percent relative humidity, hectopascal, percent of the battery.
create table public.readings (
  tenant_id uuid not null,
  sensor_id uuid not null,
  taken_at timestamptz not null,
  received_at timestamptz not null,
  temperature double precision,
  humidity double precision,
  pressure double precision,
  battery double precision,
  source text not null,
  -- Why a person should look at it: `unit` when it looks like another unit of temperature.
  suspicion text,
  -- The command that brought it; null when a gateway did.
  command_id uuid,
  constraint readings_pkey primary key (tenant_id, sensor_id, taken_at),
  constraint readings_source_known check (source in ('bluetooth', 'gateway', 'logger', 'manual')),
  constraint readings_suspicion_known check (suspicion in ('unit')),
  constraint readings_something check (num_nonnulls(temperature, humidity, pressure, battery) >= 1),
  constraint readings_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id)
) partition by range (taken_at);

-- What a sensor said last. Written under the tenant's clock.
create table public.sensor_states (
  tenant_id uuid not null,
  sensor_id uuid not null,
  taken_at timestamptz not null,
  received_at timestamptz not null,
  temperature double precision,
  humidity double precision,
  pressure double precision,
  battery double precision,
  suspicion text,
  constraint sensor_states_pkey primary key (tenant_id, sensor_id),
  constraint sensor_states_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id)
);

-- Sums of readings over five minutes, an hour and a day (of UTC), from which curves and reports are drawn. `kinetic` sums
-- exp(-10000 K / T): the mean kinetic temperature of a span is -10000 / ln(kinetic / count) (USP <1079.2>).
create table public.reading_rollups (
  tenant_id uuid not null,
  sensor_id uuid not null,
  span text not null,
  starts_at timestamptz not null,
  temperature_count bigint not null,
  temperature_min double precision,
  temperature_max double precision,
  temperature_sum double precision not null,
  kinetic double precision not null,
  humidity_count bigint not null,
  humidity_min double precision,
  humidity_max double precision,
  humidity_sum double precision not null,
  constraint reading_rollups_pkey primary key (tenant_id, sensor_id, span, starts_at),
  constraint reading_rollups_span_known check (span in ('five_minutes', 'hour', 'day')),
  constraint reading_rollups_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id)
);

revoke all on public.readings, public.sensor_states, public.reading_rollups from public, anon, authenticated, service_role;
grant select on public.readings, public.sensor_states, public.reading_rollups to authenticated;
grant select, insert on public.readings to tracseq_command;
grant select, insert, update on public.sensor_states, public.reading_rollups to tracseq_command;

alter table public.readings enable row level security;
alter table public.readings force row level security;
alter table public.sensor_states enable row level security;
alter table public.sensor_states force row level security;
alter table public.reading_rollups enable row level security;
alter table public.reading_rollups force row level security;

create policy readings_read on public.readings for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy readings_command_read on public.readings for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy readings_command_insert on public.readings for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));

create policy sensor_states_read on public.sensor_states for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy sensor_states_command_read on public.sensor_states for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy sensor_states_command_insert on public.sensor_states for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy sensor_states_command_update on public.sensor_states for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy reading_rollups_read on public.reading_rollups for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy reading_rollups_command_read on public.reading_rollups for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy reading_rollups_command_insert on public.reading_rollups for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy reading_rollups_command_update on public.reading_rollups for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create trigger readings_append_only before update or delete or truncate on public.readings
  for each statement execute function private.append_only();

-- Makes the partitions of these months that are missing. They stand in schema private, where no API reaches them past the
-- policies of the whole. Attached, not created in place: attaching leaves readers and writers of the others alone.
create function private.ensure_reading_months(p_months date[]) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_month date;
  v_name text;
begin
  for v_month in select distinct date_trunc('month', m)::date from unnest(p_months) m order by 1 loop
    v_name := 'readings_' || to_char(v_month, 'YYYY_MM');
    continue when to_regclass('private.' || v_name) is not null;
    execute format('create table private.%I (like public.readings including defaults including constraints)', v_name);
    execute format('revoke all on private.%I from public, anon, authenticated, service_role', v_name);
    execute format('alter table private.%I enable row level security', v_name);
    execute format('alter table private.%I force row level security', v_name);
    execute format(
      'alter table public.readings attach partition private.%I for values from (%L) to (%L)',
      v_name, (v_month::timestamp at time zone 'UTC'), ((v_month + interval '1 month')::timestamp at time zone 'UTC'));
  end loop;
end
$$;

-- Drops months of readings older than an age; the sums of them stay. For operators.
create function private.drop_reading_months(p_age interval) returns int
language plpgsql set search_path = '' as $$
declare
  v_table regclass;
  v_dropped int := 0;
begin
  for v_table in
    select i.inhrelid::regclass from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.readings'::regclass
      and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= now() - p_age
  loop
    execute format('drop table %s', v_table);
    v_dropped := v_dropped + 1;
  end loop;
  return v_dropped;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.ensure_reading_months(date[]) to tracseq_command;

-- The year behind and the quarter ahead; later ones are made when their first reading comes.
select private.ensure_reading_months(array(
  select m::date from generate_series(date_trunc('month', now()) - interval '12 months', now() + interval '3 months', interval '1 month') m));
