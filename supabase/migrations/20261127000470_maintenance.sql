-- Maintenance windows: for a while a sensor, or everything in a place, raises no alert, because somebody is defrosting or moving
-- there and knows. What is measured meanwhile is recorded as ever; what still lasts when the window is over raises its alert then.
insert into private.error_codes (code, kind) values ('maintenance_not_found', 'validation');

create table public.maintenance_windows (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  sensor_id uuid,
  container_id uuid,
  site_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  constraint maintenance_windows_pkey primary key (tenant_id, id),
  constraint maintenance_windows_one_place check (num_nonnulls(sensor_id, container_id, site_id) = 1),
  constraint maintenance_windows_span check (ends_at >= starts_at),
  constraint maintenance_windows_reason_filled check (btrim(reason) <> ''),
  constraint maintenance_windows_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id),
  constraint maintenance_windows_container_fkey foreign key (tenant_id, container_id)
    references public.containers (tenant_id, id),
  constraint maintenance_windows_site_fkey foreign key (tenant_id, site_id) references public.sites (tenant_id, id)
);
create index maintenance_windows_span_idx on public.maintenance_windows (tenant_id, ends_at);

revoke all on public.maintenance_windows from public, anon, authenticated, service_role;
grant select on public.maintenance_windows to authenticated;
grant select, insert, update on public.maintenance_windows to tracseq_command;

alter table public.maintenance_windows enable row level security;
alter table public.maintenance_windows force row level security;

create policy maintenance_windows_read on public.maintenance_windows for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy maintenance_windows_command_read on public.maintenance_windows for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy maintenance_windows_command_insert on public.maintenance_windows for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy maintenance_windows_command_update on public.maintenance_windows for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

-- Whether one window covers a whole span of a sensor in a place: its own, that of the container or of one around it, or the site's.
create function private.in_maintenance(
  p_tenant_id uuid, p_sensor_id uuid, p_container_id uuid, p_site_id uuid, p_from timestamptz, p_to timestamptz
) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  -- Nearly always there is none.
  if not exists (
    select from public.maintenance_windows w where w.tenant_id = p_tenant_id and w.ends_at > p_to and w.starts_at <= p_from) then
    return false;
  end if;
  return exists (
    with recursive around as (
      select c.id, c.parent_id, c.site_id from public.containers c where c.tenant_id = p_tenant_id and c.id = p_container_id
      union
      select c.id, c.parent_id, c.site_id from around a
      join public.containers c on c.tenant_id = p_tenant_id and c.id = a.parent_id
    )
    select from public.maintenance_windows w
    where w.tenant_id = p_tenant_id and w.ends_at > p_to and w.starts_at <= p_from
      and (w.sensor_id = p_sensor_id or w.container_id in (select a.id from around a)
        or w.site_id = p_site_id or w.site_id in (select a.site_id from around a))
  );
end
$$;

-- Tells people of an excursion: opens its alert, or brings it up to date. Returns what happened, null when nothing they see did.
-- One that began and ended in a maintenance window, or lasts in one, is recorded and told to nobody.
create or replace function private.tell_excursion(p_tenant_id uuid, p_excursion public.excursions, p_now timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  e public.excursions := p_excursion;
  v_id uuid := gen_random_uuid();
  v_before public.alerts;
begin
  if e.alert_id is null then
    if private.in_maintenance(p_tenant_id, e.sensor_id, e.container_id, e.site_id, coalesce(e.alarmed_at, e.started_at),
      coalesce(e.ended_at, p_now)) then
      return null;
    end if;
    insert into public.alerts (
      tenant_id, id, kind, severity, sensor_id, container_id, site_id, quantity, direction, limit_value, peak,
      started_at, opened_at, ended_at
    )
    select p_tenant_id, v_id, 'excursion', h.severity, e.sensor_id, e.container_id, e.site_id, e.quantity, e.direction,
      e.limit_value, private.coarse(e.peak), e.started_at, p_now, e.ended_at
    from public.thresholds h where h.tenant_id = p_tenant_id and h.id = e.threshold_id;
    update public.excursions x set alert_id = v_id where x.tenant_id = p_tenant_id and x.id = e.id;
    return jsonb_build_object('event', 'alert_opened', 'alertId', v_id);
  end if;
  select * into v_before from public.alerts a where a.tenant_id = p_tenant_id and a.id = e.alert_id;
  if (v_before.started_at, v_before.ended_at, v_before.peak, v_before.direction, v_before.limit_value)
    is not distinct from (e.started_at, e.ended_at, private.coarse(e.peak), e.direction, e.limit_value) then
    return null;
  end if;
  update public.alerts a set started_at = e.started_at, ended_at = e.ended_at, peak = private.coarse(e.peak),
    direction = e.direction, limit_value = e.limit_value
  where a.tenant_id = p_tenant_id and a.id = e.alert_id;
  return jsonb_build_object('alertId', e.alert_id, 'event', case
    when v_before.ended_at is null and e.ended_at is not null then 'alert_ended'
    when v_before.ended_at is not null and e.ended_at is null then 'alert_went_on'
    else 'alert_changed' end);
end
$$;

-- The sensors that have said nothing for longer than their threshold allows, and of which nobody has been told yet; but for those
-- in maintenance, which may be unplugged.
create or replace function private.silent_sensors(p_now timestamptz) returns setof public.alerts
language plpgsql stable set search_path = '' as $$
begin
  return query
    select s.tenant_id, gen_random_uuid(), 'sensor_silent', h.severity, s.id, s.container_id, s.site_id, null::text, null::text,
      null::double precision, null::double precision, t.taken_at, p_now, null::timestamptz, null::timestamptz, null::uuid, null::uuid, ''
    from public.sensors s
    join public.sensor_states t on t.tenant_id = s.tenant_id and t.sensor_id = s.id
    left join public.containers c on c.tenant_id = s.tenant_id and c.id = s.container_id
    cross join lateral private.threshold_at(s.tenant_id, s.id, c.climate_class, 'temperature', p_now) h
    where not s.archived and num_nonnulls(s.container_id, s.site_id) = 1
      and t.taken_at < p_now - make_interval(secs => h.silent_after_seconds)
      and not exists (
        select from public.alerts a
        where a.tenant_id = s.tenant_id and a.sensor_id = s.id and a.kind = 'sensor_silent' and a.ended_at is null
      )
      and not private.in_maintenance(s.tenant_id, s.id, s.container_id, s.site_id, p_now, p_now);
end
$$;

create function private.start_maintenance_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  w public.maintenance_windows;
begin
  perform private.check_fields(args, array['maintenanceId', 'sensorId', 'containerId', 'siteId', 'from', 'to', 'reason']);
  w.tenant_id := p.tenant_id;
  w.id := private.uuid_of(args, 'maintenanceId');
  w.sensor_id := private.uuid_or_null(args, 'sensorId');
  w.container_id := private.uuid_or_null(args, 'containerId');
  w.site_id := private.uuid_or_null(args, 'siteId');
  w.starts_at := private.instant_or_null(args, 'from');
  w.ends_at := private.instant_or_null(args, 'to');
  w.reason := private.text_of(args, 'reason', 500);
  w.made_at := p.received_at;
  w.made_by := p.user_id;
  if num_nonnulls(w.sensor_id, w.container_id, w.site_id) <> 1 then
    perform private.refuse_field('sensorId');
  end if;
  if w.starts_at is null then
    perform private.refuse_field('from');
  end if;
  -- Nobody switches the alerts of a freezer off for good.
  if w.ends_at is null or w.ends_at <= w.starts_at or w.ends_at > w.starts_at + interval '30 days' then
    perform private.refuse_field('to');
  end if;
  if private.trim_text(w.reason) = '' then
    perform private.refuse_field('reason');
  end if;
  if exists (select from public.maintenance_windows o where o.tenant_id = p.tenant_id and o.id = w.id) then
    perform private.refuse('id_taken', '{"field": "maintenanceId"}');
  end if;
  if w.sensor_id is not null then
    perform private.sensor_in_use(p.tenant_id, w.sensor_id);
  end if;
  if w.container_id is not null and not exists (
    select from public.containers c where c.tenant_id = p.tenant_id and c.id = w.container_id) then
    perform private.refuse('container_not_found', jsonb_build_object('containerId', w.container_id));
  end if;
  if w.site_id is not null and not exists (select from public.sites s where s.tenant_id = p.tenant_id and s.id = w.site_id) then
    perform private.refuse('site_not_found', jsonb_build_object('siteId', w.site_id));
  end if;
  insert into public.maintenance_windows select w.*;
  return private.applied('{}', '{}');
end
$$;

create function private.end_maintenance_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  perform private.check_fields(args, array['maintenanceId']);
  v_id := private.uuid_of(args, 'maintenanceId');
  -- One that has not begun is taken back as a whole.
  update public.maintenance_windows w set ends_at = greatest(p.received_at, w.starts_at)
  where w.tenant_id = p.tenant_id and w.id = v_id and w.ends_at > p.received_at;
  if not found then
    perform private.refuse('maintenance_not_found', jsonb_build_object('maintenanceId', v_id));
  end if;
  return private.applied('{}', '{}');
end
$$;

insert into private.command_permissions (name, roles)
select name, array['supervisor', 'administrator'] from unnest(array['start_maintenance.v1', 'end_maintenance.v1']) name;
insert into private.command_functions (name, function) values
  ('start_maintenance.v1', 'start_maintenance_v1'), ('end_maintenance.v1', 'end_maintenance_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.start_maintenance_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.end_maintenance_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function private.in_maintenance(uuid, uuid, uuid, uuid, timestamptz, timestamptz) to tracseq_command;
