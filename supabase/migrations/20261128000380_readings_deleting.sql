-- Old readings are deleted by the schedule, laboratory by laboratory and month by month, and what was deleted is told in the audit log.
drop function private.drop_reading_months(interval);

-- The months there are readings of, the oldest first.
create function private.reading_months() returns table (month date, part regclass)
language plpgsql stable set search_path = '' as $$
begin
  return query
    select to_date(right(c.relname, 7), 'YYYY_MM'), c.oid::regclass
    from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.readings'::regclass
    order by 1;
end
$$;

-- Deletes at most so many readings that are no longer to be kept, of one laboratory and one month, and says how many; 0 when there are none.
-- Readings are append-only for whoever speaks to the whole table; only this goes to a month of them.
create function private.delete_old_readings(p_limit int default 20000, p_now timestamptz default clock_timestamp()) returns int
language plpgsql security definer set search_path = '' as $$
declare
  m record;
  v_tenant record;
  v_clock public.tenant_clocks;
  v_deleted int;
  v_from timestamptz;
  v_to timestamptz;
begin
  -- Nobody keeps less than a year: younger months are not even looked at.
  for m in select * from private.reading_months() x where x.month < private.kept_since(12, p_now) loop
    for v_tenant in
      select t.id, private.kept_since(k.months, p_now) as before
      from public.tenants t left join public.reading_retentions k on k.tenant_id = t.id
      where private.kept_since(k.months, p_now) > m.month::timestamp at time zone 'UTC'
      order by t.id
    loop
      -- The clock first, as every writer does.
      select * into v_clock from public.tenant_clocks c where c.tenant_id = v_tenant.id for update;
      execute format(
        'with gone as (
          delete from %s r where r.ctid = any (array(
            select o.ctid from %1$s o
            where o.tenant_id = $1 and o.taken_at < $2 and not private.is_evidence(o.tenant_id, o.sensor_id, o.taken_at)
            limit $3))
          returning r.taken_at
        )
        select count(*), min(g.taken_at), max(g.taken_at) from gone g', m.part)
      into v_deleted, v_from, v_to using v_tenant.id, v_tenant.before, p_limit;
      continue when v_deleted = 0;
      perform private.publish(v_clock, 'delete_readings', jsonb_build_object(
        'count', v_deleted, 'from', private.iso(v_from), 'to', private.iso(v_to), 'keptSince', private.iso(v_tenant.before)),
        '{}', '{}', p_now);
      return v_deleted;
    end loop;
  end loop;
  return 0;
end
$$;

-- Drops the months that nobody has readings of any more, and says how many. One that somebody is reading is left for the next time.
create function private.drop_empty_months(p_now timestamptz default clock_timestamp()) returns int
language plpgsql security definer set search_path = '' as $$
declare
  m record;
  v_is_empty boolean;
  v_dropped int := 0;
begin
  for m in select * from private.reading_months() x where x.month + interval '1 month' <= private.kept_since(12, p_now) loop
    begin
      execute format('select not exists (select from %s)', m.part) into v_is_empty;
      continue when not v_is_empty;
      execute format('lock table public.readings, %s in access exclusive mode nowait', m.part);
      execute format('select not exists (select from %s)', m.part) into v_is_empty;
      continue when not v_is_empty;
      execute format('drop table %s', m.part);
      v_dropped := v_dropped + 1;
    exception when lock_not_available then
      null;
    end;
  end loop;
  return v_dropped;
end
$$;

-- What retention does at a time: some batches, so that nobody waits long behind it; the rest follows with the next hour.
create function private.every_hour() returns void
language plpgsql security definer set search_path = '' as $$
begin
  for i in 1 .. 10 loop
    exit when private.delete_old_readings() = 0;
  end loop;
  perform private.drop_empty_months();
end
$$;

create or replace function private.every_day() returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.ensure_reading_months(array(
    select m::date from generate_series(date_trunc('month', now()), now() + interval '3 months', interval '1 month') m));
  -- Whoever keeps the time without pg_cron calls this alone.
  perform private.every_hour();
end
$$;

revoke execute on all functions in schema private from public;

do $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    perform cron.schedule('tracseq-every-hour', '41 * * * *', 'select private.every_hour()');
  end if;
end
$$;
