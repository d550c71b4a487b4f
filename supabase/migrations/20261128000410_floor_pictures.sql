-- Drawings behind floor plans: a private bucket. Whoever may arrange fills it, each picture as `<tenant id>/<picture id>`; everybody of the
-- laboratory sees them. Pictures only, no SVG: it could carry a script. Nothing is replaced: a changed drawing is a new picture.
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('floor-plans', 'floor-plans', false, 2097152, array['image/png', 'image/jpeg', 'image/webp'])
on conflict (id) do update set public = excluded.public, file_size_limit = excluded.file_size_limit,
  allowed_mime_types = excluded.allowed_mime_types;

-- The folders that the caller may see, and those that the caller may fill.
create function private.my_floor_folders() returns setof text
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select t::text from private.my_tenants() t;
end
$$;
create function private.my_floor_folders_to_fill() returns setof text
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select t::text from private.my_tenants_as(array['supervisor', 'administrator']) t;
end
$$;
revoke execute on function private.my_floor_folders(), private.my_floor_folders_to_fill() from public;
grant execute on function private.my_floor_folders(), private.my_floor_folders_to_fill() to authenticated;

create policy floor_pictures_read on storage.objects for select to authenticated
  using (bucket_id = 'floor-plans' and (storage.foldername(name))[1] = any (array(select private.my_floor_folders())));
create policy floor_pictures_insert on storage.objects for insert to authenticated
  with check (
    bucket_id = 'floor-plans' and (storage.foldername(name))[1] = any (array(select private.my_floor_folders_to_fill()))
    and array_length(storage.foldername(name), 1) = 1 and storage.filename(name) ~ '^[0-9a-f-]{36}$'
  );
