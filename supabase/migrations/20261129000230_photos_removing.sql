-- Photos of typed readings go when the readings they prove have gone by retention. A picture can only be deleted through the Storage API
-- (a row of storage.objects that is deleted leaves its file), so the edge function `remove-photos` does it, woken by a schedule: it asks here which
-- ones, deletes them there, and comes back to say so. What announced a picture and its hash stay: they say that there was one, and which.
create index reading_photos_age_idx on public.reading_photos (tenant_id, taken_at);

-- The pictures that are to go, or have gone (`removed_at`). From the first moment on nobody can put one there any more.
create table private.removed_photos (
  tenant_id uuid not null,
  command_id uuid not null,
  claimed_at timestamptz not null,
  removed_at timestamptz,
  constraint removed_photos_pkey primary key (tenant_id, command_id),
  constraint removed_photos_photo_fkey foreign key (tenant_id, command_id) references public.reading_photos (tenant_id, command_id)
);
create index removed_photos_waiting_idx on private.removed_photos (tenant_id, claimed_at) where removed_at is null;
revoke all on private.removed_photos from public, anon, authenticated, service_role;
alter table private.removed_photos enable row level security;
alter table private.removed_photos force row level security;

-- At most so many photos that prove nothing any more: older than what their laboratory keeps, without their reading, and of no alert that
-- somebody still has to answer for. Those that were claimed and did not get through come again.
create function private.photos_due(p_limit int, p_now timestamptz default clock_timestamp())
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

-- Claims some of them and says where they lie.
create function public.claim_old_photos(p_limit int) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_due private.removed_photos[];
begin
  v_due := array(
    select (d.tenant_id, d.command_id, clock_timestamp(), null)::private.removed_photos
    from private.photos_due(least(greatest(coalesce(p_limit, 100), 1), 1000)) d);
  insert into private.removed_photos select x.* from unnest(v_due) x on conflict on constraint removed_photos_pkey do nothing;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('tenantId', x.tenant_id, 'commandId', x.command_id)), '[]') from unnest(v_due) x);
end
$$;

-- These pictures of a laboratory are gone, and its audit log says so. Said twice it changes nothing.
create function public.settle_old_photos(p_tenant_id uuid, p_command_ids uuid[]) returns int
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

-- As before, and not once it is to go: a phone that was away for years brings its picture too late.
create or replace function private.is_own_evidence(p_name text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  v_parts text[] := string_to_array(p_name, '/');
  v_command text := left(v_parts[3], 36);
begin
  if cardinality(v_parts) <> 3 or not private.is_uuid(v_parts[1]) or not private.is_uuid(v_command)
    or p_name <> concat(v_parts[1]::uuid, '/readings/', v_command::uuid, '.jpg') then
    return false;
  end if;
  return exists (
    select from public.reading_photos p
    where p.tenant_id = v_parts[1]::uuid and p.command_id = v_command::uuid and p.taken_by = (select auth.uid())
      and p.tenant_id = any (array(select private.my_tenants()))
      and not exists (
        select from private.removed_photos g where g.tenant_id = p.tenant_id and g.command_id = p.command_id));
end
$$;

revoke execute on all functions in schema private from public;
revoke execute on function public.claim_old_photos(int), public.settle_old_photos(uuid, uuid[]) from public, anon, authenticated, service_role;
grant execute on function public.claim_old_photos(int), public.settle_old_photos(uuid, uuid[]) to service_role;
