-- Quiet hours: when a person's devices are told of nothing but what is critical. Clock times in the person's own zone; a span that
-- ends before it begins goes over midnight.
create table public.quiet_hours (
  tenant_id uuid not null,
  member_id uuid not null,
  begins_at time not null,
  ends_at time not null,
  time_zone text not null,
  enabled boolean not null,
  constraint quiet_hours_pkey primary key (tenant_id, member_id),
  constraint quiet_hours_span check (begins_at <> ends_at),
  constraint quiet_hours_member_fkey foreign key (tenant_id, member_id) references public.memberships (tenant_id, id)
);

revoke all on public.quiet_hours from public, anon, authenticated, service_role;
grant select on public.quiet_hours to authenticated;
grant select, insert, update on public.quiet_hours to tracseq_command;

alter table public.quiet_hours enable row level security;
alter table public.quiet_hours force row level security;

-- Whoever plans the on-call duty sees when colleagues sleep.
create policy quiet_hours_read on public.quiet_hours for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy quiet_hours_command_read on public.quiet_hours for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy quiet_hours_command_insert on public.quiet_hours for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy quiet_hours_command_update on public.quiet_hours for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

-- When the quiet span that a moment lies in is over; null when it lies in none. The end is a clock time, so on the nights when
-- the clocks change the span is an hour shorter or longer, and the person is told when they expect it.
create function private.quiet_until(p_begins_at time, p_ends_at time, p_time_zone text, p_at timestamptz) returns timestamptz
language plpgsql stable set search_path = '' as $$
declare
  v_end timestamptz;
begin
  -- The span that began today, or the day before, by the person's calendar.
  for v_day in -1 .. 0 loop
    v_end := ((p_at at time zone p_time_zone)::date + v_day + p_ends_at
      + case when p_ends_at < p_begins_at then interval '1 day' else interval '0' end) at time zone p_time_zone;
    if p_at >= ((p_at at time zone p_time_zone)::date + v_day + p_begins_at) at time zone p_time_zone and p_at < v_end then
      return v_end;
    end if;
  end loop;
  return null;
end
$$;

-- A clock time as devices write it.
create function private.clock_time_of(p_args jsonb, p_field text) returns time
language plpgsql stable set search_path = '' as $$
declare
  v_text text := private.text_of(p_args, p_field, 5);
begin
  if v_text !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' then
    perform private.refuse_field(p_field);
  end if;
  return v_text::time;
end
$$;

create function private.set_quiet_hours_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_begins_at time;
  v_ends_at time;
  v_zone text;
  v_enabled boolean;
begin
  perform private.check_fields(args, array['from', 'to', 'timeZone', 'enabled']);
  v_begins_at := private.clock_time_of(args, 'from');
  v_ends_at := private.clock_time_of(args, 'to');
  v_zone := private.time_zone_of(args);
  v_enabled := private.boolean_of(args, 'enabled');
  if v_begins_at = v_ends_at then
    perform private.refuse_field('to');
  end if;
  insert into public.quiet_hours as q (tenant_id, member_id, begins_at, ends_at, time_zone, enabled)
  select m.tenant_id, m.id, v_begins_at, v_ends_at, v_zone, v_enabled
  from public.memberships m where m.tenant_id = p.tenant_id and m.user_id = p.user_id and m.state = 'active'
  on conflict (tenant_id, member_id) do update set begins_at = excluded.begins_at, ends_at = excluded.ends_at,
    time_zone = excluded.time_zone, enabled = excluded.enabled;
  return private.applied('{}', '{}');
end
$$;

insert into private.command_permissions (name, roles) values
  ('set_quiet_hours.v1', array['technician', 'supervisor', 'administrator']);
insert into private.command_functions (name, function) values ('set_quiet_hours.v1', 'set_quiet_hours_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.set_quiet_hours_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function private.clock_time_of(jsonb, text) to tracseq_command;
