-- What announced a picture bears when that has gone, so that looking for old pictures walks over those alone that are still there, and not
-- over all that ever were. Everything else of it is written once, as before.
drop trigger reading_photos_append_only on public.reading_photos;
alter table public.reading_photos add column picture_removed_at timestamptz;
update public.reading_photos p set picture_removed_at = g.removed_at
from private.removed_photos g
where g.tenant_id = p.tenant_id and g.command_id = p.command_id and g.removed_at is not null;
create trigger reading_photos_append_only
  before update of tenant_id, command_id, sensor_id, taken_at, sha256, taken_by, recorded_at or delete or truncate on public.reading_photos
  for each statement execute function private.append_only();

create index reading_photos_there_idx on public.reading_photos (tenant_id, taken_at) where picture_removed_at is null;
drop index public.reading_photos_age_idx;
drop index private.removed_photos_waiting_idx;

-- At most so many photos that prove nothing any more: older than what their laboratory keeps, without their reading, and of no alert that
-- somebody still has to answer for. Those that were claimed and did not get through come again.
create or replace function private.photos_due(p_limit int, p_now timestamptz default clock_timestamp())
returns table (tenant_id uuid, command_id uuid) language plpgsql stable set search_path = '' as $$
begin
  return query
    select d.tenant_id, d.command_id
    from public.tenants t
    left join public.reading_retentions k on k.tenant_id = t.id
    cross join lateral (
      select p.tenant_id, p.command_id from public.reading_photos p
      where p.tenant_id = t.id and p.taken_at < private.kept_since(k.months, p_now) and p.picture_removed_at is null
        and not private.is_evidence(p.tenant_id, p.sensor_id, p.taken_at)
        and not exists (
          select from public.readings r where r.tenant_id = p.tenant_id and r.sensor_id = p.sensor_id and r.taken_at = p.taken_at)
      limit p_limit
    ) d
    limit p_limit;
end
$$;

-- These pictures of a laboratory are gone, and its audit log says so. Said twice it changes nothing.
create or replace function public.settle_old_photos(p_tenant_id uuid, p_command_ids uuid[]) returns int
language plpgsql security definer set search_path = '' as $$
declare
  v_clock public.tenant_clocks;
  v_gone uuid[];
begin
  if cardinality(p_command_ids) > 1000 then
    perform private.refuse_call('too_many_items', '{"field": "p_command_ids", "maximum": 1000}', 413);
  end if;
  -- The clock first, as every writer does.
  select * into v_clock from public.tenant_clocks c where c.tenant_id = p_tenant_id for update;
  with gone as (
    update private.removed_photos g set removed_at = clock_timestamp()
    where g.tenant_id = p_tenant_id and g.command_id = any (p_command_ids) and g.removed_at is null
    returning g.command_id
  )
  select coalesce(array_agg(x.command_id order by x.command_id), '{}') into v_gone from gone x;
  if v_gone <> '{}' then
    update public.reading_photos p set picture_removed_at = clock_timestamp()
    where p.tenant_id = p_tenant_id and p.command_id = any (v_gone);
    perform private.publish(v_clock, 'delete_photos', jsonb_build_object('count', cardinality(v_gone), 'commandIds', to_jsonb(v_gone)),
      '{}', '{}', clock_timestamp());
  end if;
  return cardinality(v_gone);
end
$$;
