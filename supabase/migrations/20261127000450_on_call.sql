-- On-call schedules: who is to be told at a moment. People follow each other day by day or week by week, changing at one clock
-- time in the schedule's zone; somebody may stand in for a span.
insert into private.error_codes (code, kind) values ('schedule_not_found', 'validation');

create table public.on_call_schedules (
  tenant_id uuid not null references public.tenants (id),
  id uuid not null,
  name text not null,
  time_zone text not null,
  rotation text not null,
  handover_at time not null,
  -- The day on which the first of the people begins.
  starts_on date not null,
  member_ids uuid[] not null,
  archived boolean not null,
  constraint on_call_schedules_pkey primary key (tenant_id, id),
  constraint on_call_schedules_name_filled check (btrim(name) <> ''),
  constraint on_call_schedules_rotation_known check (rotation in ('daily', 'weekly')),
  constraint on_call_schedules_people check (cardinality(member_ids) between 1 and 50)
);

create table public.on_call_covers (
  tenant_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  member_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  cancelled boolean not null default false,
  made_at timestamptz not null,
  constraint on_call_covers_pkey primary key (tenant_id, id),
  constraint on_call_covers_span check (ends_at > starts_at),
  constraint on_call_covers_schedule_fkey foreign key (tenant_id, schedule_id)
    references public.on_call_schedules (tenant_id, id),
  constraint on_call_covers_member_fkey foreign key (tenant_id, member_id) references public.memberships (tenant_id, id)
);
create index on_call_covers_span_idx on public.on_call_covers (tenant_id, schedule_id, ends_at) where not cancelled;

revoke all on public.on_call_schedules, public.on_call_covers from public, anon, authenticated, service_role;
grant select on public.on_call_schedules, public.on_call_covers to authenticated;
grant select, insert, update on public.on_call_schedules, public.on_call_covers to tracseq_command;

alter table public.on_call_schedules enable row level security;
alter table public.on_call_schedules force row level security;
alter table public.on_call_covers enable row level security;
alter table public.on_call_covers force row level security;

create policy on_call_schedules_read on public.on_call_schedules for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy on_call_schedules_command_read on public.on_call_schedules for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy on_call_schedules_command_insert on public.on_call_schedules for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy on_call_schedules_command_update on public.on_call_schedules for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

create policy on_call_covers_read on public.on_call_covers for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy on_call_covers_command_read on public.on_call_covers for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy on_call_covers_command_insert on public.on_call_covers for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy on_call_covers_command_update on public.on_call_covers for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

-- The moment of the n-th handover. A clock time that there is not (spring), or twice (autumn), is read by standard time, so that
-- there is one handover a day, on every day.
create function private.handover_at(p_schedule public.on_call_schedules, p_turn int) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
  return (p_schedule.starts_on + p_turn * case p_schedule.rotation when 'weekly' then 7 else 1 end + p_schedule.handover_at)
    at time zone p_schedule.time_zone;
end
$$;

-- Which turn of the rotation a moment lies in; negative before the schedule begins.
create function private.rotation_turn(p_schedule public.on_call_schedules, p_at timestamptz) returns int
language plpgsql stable set search_path = '' as $$
declare
  -- By the calendar first, and then by the handovers' own moments: days are not all of 24 hours.
  v_turn int := div((p_at at time zone p_schedule.time_zone)::date - p_schedule.starts_on,
    case p_schedule.rotation when 'weekly' then 7 else 1 end) + 1;
begin
  while private.handover_at(p_schedule, v_turn) > p_at and v_turn > -2 loop
    v_turn := v_turn - 1;
  end loop;
  return v_turn;
end
$$;

-- The member on call; null before the schedule begins. Who was covered for last stands in.
create function private.on_call_member(p_schedule public.on_call_schedules, p_at timestamptz) returns uuid
language plpgsql stable set search_path = '' as $$
declare
  v_member_id uuid;
  v_turn int;
begin
  select c.member_id into v_member_id from public.on_call_covers c
  where c.tenant_id = p_schedule.tenant_id and c.schedule_id = p_schedule.id and not c.cancelled
    and c.starts_at <= p_at and c.ends_at > p_at
  order by c.made_at desc, c.id desc limit 1;
  if found then
    return v_member_id;
  end if;
  v_turn := private.rotation_turn(p_schedule, p_at);
  if v_turn < 0 then
    return null;
  end if;
  return p_schedule.member_ids[v_turn % cardinality(p_schedule.member_ids) + 1];
end
$$;

-- Members of a list in an argument, each once, all of them present.
create function private.member_ids_of(p private.command_context, p_args jsonb, p_field text, p_min int) returns uuid[]
language plpgsql stable set search_path = '' as $$
declare
  v_ids uuid[];
begin
  if jsonb_typeof(p_args -> p_field) is distinct from 'array' or jsonb_array_length(p_args -> p_field) not between p_min and 50
    or exists (
      select from jsonb_array_elements(p_args -> p_field) e
      where jsonb_typeof(e) <> 'string' or not private.is_uuid(e #>> '{}')
    ) then
    perform private.refuse_field(p_field);
  end if;
  select coalesce(array_agg(e::uuid order by i), '{}') into v_ids
  from jsonb_array_elements_text(p_args -> p_field) with ordinality a (e, i);
  if cardinality(v_ids) <> (select count(distinct i) from unnest(v_ids) i) then
    perform private.refuse_field(p_field);
  end if;
  return v_ids;
end
$$;

-- Refuses whoever is not an active member.
create function private.check_active(p_tenant_id uuid, p_ids uuid[]) returns void
language plpgsql stable set search_path = '' as $$
declare
  v_missing uuid;
begin
  select i into v_missing from unnest(p_ids) with ordinality u (i, n)
  where not exists (
    select from public.memberships m where m.tenant_id = p_tenant_id and m.id = i and m.state = 'active')
  order by n limit 1;
  if v_missing is not null then
    perform private.refuse('member_not_found', jsonb_build_object('memberId', v_missing));
  end if;
end
$$;

create function private.set_schedule_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  s public.on_call_schedules;
begin
  perform private.check_fields(args, array['scheduleId', 'name', 'timeZone', 'rotation', 'handoverAt', 'startsOn', 'memberIds',
    'archived']);
  s.tenant_id := p.tenant_id;
  s.id := private.uuid_of(args, 'scheduleId');
  s.rotation := private.choice_of(args, 'rotation', array['daily', 'weekly']);
  s.handover_at := private.clock_time_of(args, 'handoverAt');
  if private.text_of(args, 'startsOn', 10) !~ '^20[0-9]{2}-[0-9]{2}-[0-9]{2}$' or not pg_input_is_valid(args ->> 'startsOn', 'date') then
    perform private.refuse_field('startsOn');
  end if;
  s.starts_on := (args ->> 'startsOn')::date;
  s.member_ids := private.member_ids_of(p, args, 'memberIds', 1);
  s.archived := private.boolean_of(args, 'archived');
  s.name := private.name_of(args, 'name', 120);
  s.time_zone := private.time_zone_of(args);
  perform private.check_active(p.tenant_id, s.member_ids);
  insert into public.on_call_schedules as o select s.*
  on conflict (tenant_id, id) do update set name = excluded.name, time_zone = excluded.time_zone, rotation = excluded.rotation,
    handover_at = excluded.handover_at, starts_on = excluded.starts_on, member_ids = excluded.member_ids, archived = excluded.archived;
  return private.applied('{}', '{}');
end
$$;

create function private.cover_shift_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  c public.on_call_covers;
begin
  perform private.check_fields(args, array['coverId', 'scheduleId', 'memberId', 'from', 'to']);
  c.tenant_id := p.tenant_id;
  c.id := private.uuid_of(args, 'coverId');
  c.schedule_id := private.uuid_of(args, 'scheduleId');
  c.member_id := private.uuid_of(args, 'memberId');
  c.starts_at := private.instant_or_null(args, 'from');
  c.ends_at := private.instant_or_null(args, 'to');
  c.cancelled := false;
  c.made_at := p.received_at;
  if c.starts_at is null then
    perform private.refuse_field('from');
  end if;
  if c.ends_at is null or c.ends_at <= c.starts_at then
    perform private.refuse_field('to');
  end if;
  perform private.check_active(p.tenant_id, array[c.member_id]);
  if not exists (select from public.on_call_schedules o where o.tenant_id = p.tenant_id and o.id = c.schedule_id) then
    perform private.refuse('schedule_not_found', jsonb_build_object('scheduleId', c.schedule_id));
  end if;
  if exists (select from public.on_call_covers o where o.tenant_id = p.tenant_id and o.id = c.id) then
    perform private.refuse('id_taken', '{"field": "coverId"}');
  end if;
  insert into public.on_call_covers select c.*;
  return private.applied('{}', '{}');
end
$$;

create function private.end_cover_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  perform private.check_fields(args, array['coverId']);
  v_id := private.uuid_of(args, 'coverId');
  update public.on_call_covers c set cancelled = true where c.tenant_id = p.tenant_id and c.id = v_id and not c.cancelled;
  if not found then
    perform private.refuse('schedule_not_found', jsonb_build_object('coverId', v_id));
  end if;
  return private.applied('{}', '{}');
end
$$;

-- Every schedule as its screen shows it: its settings, who is on call in the next days, and who stands in. `devices` says how
-- many devices of each member are told of alerts: somebody with none cannot be woken by a notification.
create function public.on_call_overview(p_tenant_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_now timestamptz := clock_timestamp();
  v_me private.entry := private.enter_tenant(p_tenant_id);
begin
  return jsonb_build_object('schedules', coalesce((
    select jsonb_agg(jsonb_build_object(
      'scheduleId', s.id, 'name', s.name, 'timeZone', s.time_zone, 'rotation', s.rotation,
      'handoverAt', to_char(s.handover_at, 'HH24:MI'), 'startsOn', s.starts_on, 'memberIds', to_jsonb(s.member_ids),
      'archived', s.archived,
      'covers', coalesce((
        select jsonb_agg(jsonb_build_object('coverId', c.id, 'memberId', c.member_id, 'from', private.iso(c.starts_at),
          'to', private.iso(c.ends_at)) order by c.starts_at)
        from public.on_call_covers c
        where c.tenant_id = s.tenant_id and c.schedule_id = s.id and not c.cancelled and c.ends_at > v_now
      ), '[]'),
      'shifts', coalesce((
        select jsonb_agg(jsonb_build_object('from', private.iso(e.at), 'to', private.iso(e.until),
          'memberId', private.on_call_member(s, e.at)) order by e.at)
        from (
          select b.at, lead(b.at) over (order by b.at) as until from (
            select v_now as at
            union select private.handover_at(s, t) from generate_series(
              greatest(private.rotation_turn(s, v_now) + 1, 0),
              private.rotation_turn(s, v_now) + case s.rotation when 'weekly' then 3 else 8 end) t
            union select c.starts_at from public.on_call_covers c
              where c.tenant_id = s.tenant_id and c.schedule_id = s.id and not c.cancelled and c.starts_at > v_now
            union select c.ends_at from public.on_call_covers c
              where c.tenant_id = s.tenant_id and c.schedule_id = s.id and not c.cancelled and c.ends_at > v_now
          ) b where b.at >= v_now
        ) e where e.until is not null
      ), '[]')) order by s.archived, s.name, s.id)
    from public.on_call_schedules s where s.tenant_id = p_tenant_id
  ), '[]'), 'devices', coalesce((
    select jsonb_object_agg(m.id, (
      select count(*) from public.push_subscriptions x
      where x.tenant_id = m.tenant_id and x.user_id = m.user_id and x.ended_at is null))
    from public.memberships m where m.tenant_id = p_tenant_id and m.state = 'active'
  ), '{}'));
end
$$;

insert into private.command_permissions (name, roles)
select name, array['supervisor', 'administrator'] from unnest(array['set_schedule.v1', 'cover_shift.v1', 'end_cover.v1']) name;
insert into private.command_functions (name, function) values
  ('set_schedule.v1', 'set_schedule_v1'), ('cover_shift.v1', 'cover_shift_v1'), ('end_cover.v1', 'end_cover_v1');

revoke execute on all functions in schema private from public;
grant create on schema private to tracseq_command;
alter function private.set_schedule_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.cover_shift_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.end_cover_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant execute on function private.member_ids_of(private.command_context, jsonb, text, int), private.check_active(uuid, uuid[])
  to tracseq_command;
revoke execute on function public.on_call_overview(uuid) from public, anon, authenticated, service_role;
grant execute on function public.on_call_overview(uuid) to authenticated;
