-- How long raw readings are kept, by laboratory: fifteen years unless its administrator says otherwise, and never less than one. Their sums
-- (lowest, highest, mean, count of five minutes, an hour and a day) are not deleted.
create table public.reading_retentions (
  tenant_id uuid not null references public.tenants (id),
  months int not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint reading_retentions_pkey primary key (tenant_id),
  constraint reading_retentions_months check (months between 12 and 600)
);

revoke all on public.reading_retentions from public, anon, authenticated, service_role;
grant select on public.reading_retentions to authenticated;
grant select, insert, update on public.reading_retentions to tracseq_command;

alter table public.reading_retentions enable row level security;
alter table public.reading_retentions force row level security;

create policy reading_retentions_read on public.reading_retentions for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy reading_retentions_command_read on public.reading_retentions for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy reading_retentions_command_insert on public.reading_retentions for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));
create policy reading_retentions_command_update on public.reading_retentions for update to tracseq_command
  using (tenant_id = (select private.active_tenant())) with check (tenant_id = (select private.active_tenant()));

-- The moment before which raw readings go when they are kept for so many months: the beginning of a day of UTC.
create function private.kept_since(p_months int, p_now timestamptz) returns timestamptz
language plpgsql immutable set search_path = '' as $$
begin
  return (date_trunc('day', p_now at time zone 'UTC') - make_interval(months => coalesce(p_months, 180))) at time zone 'UTC';
end
$$;

-- Whether somebody has still to answer for what a reading shows: its sensor has an alert that lasts or that nobody has acknowledged, from a
-- day before it began to a day after it ended. Such readings are evidence, however old.
create function private.is_evidence(p_tenant_id uuid, p_sensor_id uuid, p_at timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select from public.alerts a
    where a.tenant_id = p_tenant_id and a.sensor_id = p_sensor_id and (a.ended_at is null or a.acknowledged_at is null)
      and p_at >= a.started_at - interval '1 day' and p_at <= coalesce(a.ended_at, 'infinity') + interval '1 day');
end
$$;

create function private.set_reading_retention_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
begin
  perform private.check_fields(args, array['months']);
  insert into public.reading_retentions as t (tenant_id, months, set_by, set_at)
  values (p.tenant_id, private.integer_of(args, 'months', 12, 600), p.user_id, p.received_at)
  on conflict (tenant_id) do update set months = excluded.months, set_by = excluded.set_by, set_at = excluded.set_at;
  return private.applied('{}', '{}');
end
$$;

insert into private.command_permissions (name, roles) values ('set_reading_retention.v1', array['administrator']);
insert into private.command_functions (name, function) values ('set_reading_retention.v1', 'set_reading_retention_v1');

-- How long raw readings are kept, and what would go if they were kept for `p_months`: readings before `before`, `count` of them (no more
-- than a hundred thousand are counted), of which `evidence` stay until somebody has answered for their alerts.
create function public.reading_retention(p_tenant_id uuid, p_months int default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  c_most constant int := 100000;
  v_months int := coalesce((select t.months from public.reading_retentions t where t.tenant_id = p_tenant_id), 180);
  v_before timestamptz;
begin
  if p_months not between 12 and 600 then
    perform private.refuse_call('arguments_invalid', '{"field": "p_months"}');
  end if;
  v_before := private.kept_since(coalesce(p_months, v_months), clock_timestamp());
  return (
    with old as materialized (
      select r.sensor_id, r.taken_at from public.readings r
      where r.tenant_id = p_tenant_id and r.taken_at < v_before limit c_most + 1
    )
    select jsonb_build_object(
      'months', v_months, 'before', private.iso(v_before), 'count', least(count(*), c_most), 'isMore', count(*) > c_most,
      'evidence', count(*) filter (where private.is_evidence(p_tenant_id, o.sensor_id, o.taken_at)))
    from old o
  );
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.kept_since(int, timestamptz), private.is_evidence(uuid, uuid, timestamptz) to tracseq_command;
grant create on schema private to tracseq_command;
alter function private.set_reading_retention_v1(private.command_context, jsonb) owner to tracseq_command;
revoke create on schema private from tracseq_command;
grant create on schema public to tracseq_command;
alter function public.reading_retention(uuid, int) owner to tracseq_command;
revoke create on schema public from tracseq_command;
revoke execute on function public.reading_retention(uuid, int) from public, anon, authenticated, service_role;
grant execute on function public.reading_retention(uuid, int) to authenticated;
