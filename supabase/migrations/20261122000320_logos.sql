-- Logos: a public bucket that the tenant's administrators fill, each under `<tenant id>/`. Pictures only, no SVG: it could
-- carry a script that runs on the project's own address.
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('branding', 'branding', true, 1048576, array['image/png', 'image/jpeg', 'image/webp'])
on conflict (id) do update set public = excluded.public, file_size_limit = excluded.file_size_limit,
  allowed_mime_types = excluded.allowed_mime_types;

-- The folders that the caller may fill.
create function private.my_logo_folders() returns setof text
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select t::text from private.my_tenants_as(array['administrator']) t;
end
$$;
revoke execute on function private.my_logo_folders() from public;
grant execute on function private.my_logo_folders() to authenticated;

create policy logos_read on storage.objects for select to authenticated
  using (bucket_id = 'branding' and (storage.foldername(name))[1] = any (array(select private.my_logo_folders())));
create policy logos_insert on storage.objects for insert to authenticated
  with check (
    bucket_id = 'branding' and (storage.foldername(name))[1] = any (array(select private.my_logo_folders()))
    and array_length(storage.foldername(name), 1) = 1
  );
create policy logos_update on storage.objects for update to authenticated
  using (bucket_id = 'branding' and (storage.foldername(name))[1] = any (array(select private.my_logo_folders())))
  with check (
    bucket_id = 'branding' and (storage.foldername(name))[1] = any (array(select private.my_logo_folders()))
    and array_length(storage.foldername(name), 1) = 1
  );
create policy logos_delete on storage.objects for delete to authenticated
  using (bucket_id = 'branding' and (storage.foldername(name))[1] = any (array(select private.my_logo_folders())));
