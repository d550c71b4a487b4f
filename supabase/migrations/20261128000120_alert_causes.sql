-- The causes of alerts that nobody measures, looked for each minute. A kind of them is one function, `private.causes_<noun>(p_tenant_id
-- uuid, p_now timestamptz) returns setof private.alert_cause`, which says what there is to tell now in one laboratory or (null) in
-- all, and one line in private.alert_causes. What is new is raised, what has changed is brought up to date, what is no longer said is over:
-- the function knows nothing of alerts.
create type private.alert_cause as (
  tenant_id uuid,
  severity text,
  -- What it is about, as the kind has it (alerts_subject_whole), and where that is.
  sensor_id uuid,
  conflict_id uuid,
  device_id uuid,
  sample_id uuid,
  container_id uuid,
  site_id uuid,
  subject text,
  items int,
  due_at timestamptz,
  -- Of several: the last one, and the end of the time that is looked at. What lies beyond that time when people are told is news later, when
  -- they have taken on what they were told.
  reaches_to timestamptz,
  covers_to timestamptz,
  started_at timestamptz
);

-- What has to be done about one cause or one open alert.
create type private.cause_change as (change text, alert_id uuid, cause private.alert_cause);

-- Where what is open and what there is to tell differ, in one laboratory or (null) in all.
create function private.cause_changes(p_tenant_id uuid, p_kind text, p_function text, p_now timestamptz) returns setof private.cause_change
language plpgsql stable set search_path = '' as $$
begin
  return query execute format($q$
    with found as materialized (
      select c as cause, c.tenant_id, coalesce(c.conflict_id, c.device_id, c.sample_id, c.sensor_id, c.site_id) as subject_id
      from private.%I($1, $3) c
    ),
    told as materialized (
      select a.*, coalesce(a.conflict_id, a.device_id, a.sample_id, a.sensor_id, a.site_id) as subject_id
      from public.alerts a where a.kind = $2 and a.ended_at is null and ($1 is null or a.tenant_id = $1)
    ),
    compared as (
      select o.id, o.tenant_id as told_in, f.cause, case
        -- While somebody works there and has said so, nothing new is told; what is still so afterwards is told then.
        when o.id is null then case when not private.in_maintenance(f.tenant_id, (f.cause).sensor_id, (f.cause).container_id,
          (f.cause).site_id, $3, $3) then 'opened' end
        when f.cause is null then 'ended'
        when o.acknowledged_at is not null and (f.cause).reaches_to >= o.covers_to then 'renewed'
        when (o.items, o.due_at) is distinct from ((f.cause).items, (f.cause).due_at) then 'changed' end as change
      from found f full join told o on o.tenant_id = f.tenant_id and o.subject_id = f.subject_id
    )
    select d.change, d.id, case when d.cause is null then jsonb_populate_record(null::private.alert_cause,
      jsonb_build_object('tenant_id', d.told_in)) else d.cause end
    from compared d where d.change is not null
    $q$, p_function) using p_tenant_id, p_kind, p_now;
end
$$;

-- Does it in one laboratory, and says how many alerts that concerned.
create function private.settle_causes_of(p_tenant_id uuid, p_kind text, p_function text, p_now timestamptz) returns int
language plpgsql set search_path = '' as $$
declare
  v_clock public.tenant_clocks;
  v_changes private.cause_change[];
  v_opened uuid[];
  v_ids uuid[];
begin
  -- The clock first, as every writer does; what somebody settled meanwhile is not told.
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  v_changes := array(select x from private.cause_changes(p_tenant_id, p_kind, p_function, p_now) x);
  if v_changes = '{}' then
    return 0;
  end if;
  update public.alerts a set ended_at = greatest(p_now, a.started_at)
  from unnest(v_changes) x where x.change in ('ended', 'renewed') and a.tenant_id = p_tenant_id and a.id = x.alert_id;
  update public.alerts a set items = (x.cause).items, due_at = (x.cause).due_at,
    covers_to = case when a.acknowledged_at is null then (x.cause).covers_to else a.covers_to end
  from unnest(v_changes) x where x.change = 'changed' and a.tenant_id = p_tenant_id and a.id = x.alert_id;
  with opened as (
    insert into public.alerts (tenant_id, id, kind, severity, sensor_id, conflict_id, device_id, sample_id, container_id, site_id,
      subject, items, due_at, covers_to, started_at, opened_at)
    select p_tenant_id, gen_random_uuid(), p_kind, c.severity, c.sensor_id, c.conflict_id, c.device_id, c.sample_id, c.container_id, c.site_id,
      c.subject, c.items, c.due_at, c.covers_to, c.started_at, p_now
    from unnest(v_changes) x cross join lateral (select (x.cause).*) c
    where x.change in ('opened', 'renewed')
    -- The critical ones first, which then speak for the others.
    order by c.severity, c.started_at, c.subject
    on conflict do nothing
    returning id
  )
  select coalesce(array_agg(id), '{}') into v_opened from opened;
  v_ids := array(select x.alert_id from unnest(v_changes) x where x.alert_id is not null) || v_opened;
  perform private.publish(v_clock, 'settle_causes', jsonb_build_object('events', (
    select jsonb_agg(jsonb_build_object('event', e.event, 'alertId', e.id)) from (
      select case x.change when 'changed' then 'alert_changed' else 'alert_ended' end as event, x.alert_id as id
      from unnest(v_changes) x where x.alert_id is not null
      union all
      select 'alert_opened', i from unnest(v_opened) i
    ) e)), private.kinds_of('alert', v_ids), v_ids, p_now);
  return cardinality(v_ids);
end
$$;

-- The same for every kind in every laboratory. What fails for one keeps nobody from being told of the others.
create function private.settle_causes(p_now timestamptz default clock_timestamp()) returns int
language plpgsql security definer set search_path = '' as $$
declare
  k private.alert_causes;
  v_tenant uuid;
  v_told int := 0;
begin
  for k in select * from private.alert_causes c where c.function is not null order by c.rule loop
    begin
      for v_tenant in
        select distinct (x.cause).tenant_id from private.cause_changes(null, k.rule, k.function, p_now) x order by 1
      loop
        begin
          v_told := v_told + private.settle_causes_of(v_tenant, k.rule, k.function, p_now);
        exception when others then
          raise warning 'the causes of % in tenant % were not settled: %', k.rule, v_tenant, sqlerrm;
        end;
      end loop;
    exception when others then
      raise warning 'the causes of % were not looked for: %', k.rule, sqlerrm;
    end;
  end loop;
  return v_told;
end
$$;

create or replace function private.every_minute() returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- What fails in one of them keeps nobody from being woken by the other.
  begin
    perform private.tell_silences();
  exception when others then
    raise warning 'silences were not told: %', sqlerrm;
  end;
  begin
    perform private.end_all_left_anomalies();
  exception when others then
    raise warning 'suspicions of sensors that have left were not ended: %', sqlerrm;
  end;
  begin
    perform private.settle_causes();
  exception when others then
    raise warning 'causes were not settled: %', sqlerrm;
  end;
  perform private.escalate_due();
end
$$;

revoke execute on all functions in schema private from public;
