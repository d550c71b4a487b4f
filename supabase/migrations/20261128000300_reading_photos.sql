-- Photos: what a person saw when they typed a reading. The command that brings the reading says the SHA-256 of the picture, so it is
-- proved to be the one taken; the picture itself follows when it can, into a bucket under `<tenant id>/readings/<command id>.jpg`.
create table public.reading_photos (
  tenant_id uuid not null,
  -- The command that brought the reading, and names the picture.
  command_id uuid not null,
  sensor_id uuid not null,
  taken_at timestamptz not null,
  -- Of the file, in hexadecimal.
  sha256 text not null,
  taken_by uuid not null,
  recorded_at timestamptz not null,
  constraint reading_photos_pkey primary key (tenant_id, command_id),
  constraint reading_photos_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint reading_photos_sensor_fkey foreign key (tenant_id, sensor_id) references public.sensors (tenant_id, id)
);
create index reading_photos_sensor_idx on public.reading_photos (tenant_id, sensor_id, taken_at);

revoke all on public.reading_photos from public, anon, authenticated, service_role;
grant select on public.reading_photos to authenticated;
grant select, insert on public.reading_photos to tracseq_command;

alter table public.reading_photos enable row level security;
alter table public.reading_photos force row level security;

create policy reading_photos_read on public.reading_photos for select to authenticated
  using (tenant_id = any (array(select private.my_tenants())));
create policy reading_photos_command_read on public.reading_photos for select to tracseq_command
  using (tenant_id = (select private.active_tenant()));
create policy reading_photos_command_insert on public.reading_photos for insert to tracseq_command
  with check (tenant_id = (select private.active_tenant()));

create trigger reading_photos_append_only before update or delete or truncate on public.reading_photos
  for each statement execute function private.append_only();

-- The pictures: private, small, and nothing but JPEG, which is what every phone can make.
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('evidence', 'evidence', false, 2097152, array['image/jpeg'])
on conflict (id) do update set public = excluded.public, file_size_limit = excluded.file_size_limit,
  allowed_mime_types = excluded.allowed_mime_types;

-- The folders whose pictures the caller may see.
create function private.my_evidence_folders() returns setof text
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select t::text from private.my_tenants() t;
end
$$;

-- Whether this names a picture that a command of the caller's announced.
create function private.is_own_evidence(p_name text) returns boolean
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
      and p.tenant_id = any (array(select private.my_tenants())));
end
$$;
revoke execute on function private.my_evidence_folders(), private.is_own_evidence(text) from public;
grant execute on function private.my_evidence_folders(), private.is_own_evidence(text) to authenticated;

-- Written once: with no policy for it, nobody changes or takes away what was put there.
create policy evidence_read on storage.objects for select to authenticated
  using (bucket_id = 'evidence' and (storage.foldername(name))[1] = any (array(select private.my_evidence_folders())));
create policy evidence_insert on storage.objects for insert to authenticated
  with check (bucket_id = 'evidence' and private.is_own_evidence(name));
