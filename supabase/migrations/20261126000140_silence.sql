-- Silence: a sensor that says nothing cannot say that it is silent, so this is looked for on a schedule.

-- The sensors that have said nothing for longer than their threshold allows, and of which nobody has been told yet.
create function private.silent_sensors(p_now timestamptz) returns setof public.alerts
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
      );
end
$$;

-- Opens an alert for each of them, and says how many.
create function private.tell_silences(p_now timestamptz default clock_timestamp()) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_tenant uuid;
  v_clock public.tenant_clocks;
  v_ids uuid[];
  v_told int := 0;
begin
  for v_tenant in select distinct l.tenant_id from private.silent_sensors(p_now) l order by 1 loop
    -- The clock first, as every writer does; who spoke meanwhile is not silent.
    select * into v_clock from public.tenant_clocks c where c.tenant_id = v_tenant for update;
    with told as (
      insert into public.alerts select * from private.silent_sensors(p_now) l where l.tenant_id = v_tenant returning id
    )
    select coalesce(array_agg(id), '{}') into v_ids from told;
    continue when v_ids = '{}';
    perform private.publish(v_clock, 'tell_silences',
      jsonb_build_object('events', (select jsonb_agg(jsonb_build_object('event', 'alert_opened', 'alertId', i)) from unnest(v_ids) i)),
      private.kinds_of('alert', v_ids), v_ids, p_now);
    v_told := v_told + cardinality(v_ids);
  end loop;
  return v_told;
end
$$;

-- What has to be done every minute, and once a day ahead of a new month.
create function private.every_minute() returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.tell_silences();
end
$$;

create function private.every_day() returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.ensure_reading_months(array(
    select m::date from generate_series(date_trunc('month', now()), now() + interval '3 months', interval '1 month') m));
end
$$;

revoke execute on all functions in schema private from public;

-- Where the project has pg_cron (hosted Supabase does), it keeps the time; elsewhere whoever runs the database calls
-- private.every_minute() each minute, as the embedded stack does.
do $$
begin
  if exists (select from pg_catalog.pg_available_extensions where name = 'pg_cron') then
    create extension if not exists pg_cron with schema pg_catalog;
    perform cron.schedule('tracseq-every-minute', '* * * * *', 'select private.every_minute()');
    perform cron.schedule('tracseq-every-day', '17 3 * * *', 'select private.every_day()');
  end if;
end
$$;
