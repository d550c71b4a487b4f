-- Who may listen: the private channel `tenant:<id>` of each tenant. The database alone sends; people only tell they are present.

-- The channels of the caller, as topics.
create function private.my_topics() returns setof text
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select 'tenant:' || t from private.my_tenants() t;
end
$$;
revoke execute on function private.my_topics() from public;
grant execute on function private.my_topics() to authenticated;

create policy tenant_channel_read on realtime.messages for select to authenticated
  using (
    extension in ('broadcast', 'presence')
    and (select realtime.topic()) = any (array(select private.my_topics()))
  );
create policy tenant_channel_presence on realtime.messages for insert to authenticated
  with check (
    extension = 'presence'
    and (select realtime.topic()) = any (array(select private.my_topics()))
  );
