-- The roles of a hosted project. Roles belong to the whole cluster, so every statement can run again.
-- Passwords are those of every local Supabase; the server listens on the loopback address alone.
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('anon',                    'nologin inherit'),
      ('authenticated',           'nologin inherit'),
      ('service_role',            'nologin inherit bypassrls'),
      ('authenticator',           'login noinherit password ''postgres'''),
      ('supabase_auth_admin',     'login noinherit password ''postgres'''),
      ('supabase_storage_admin',  'login noinherit password ''postgres'''),
      ('supabase_realtime_admin', 'login noinherit createrole replication password ''postgres'''),
      ('postgres',                'login inherit createrole createdb replication bypassrls password ''postgres''')
    ) as roles (name, attributes)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
      execute format('create role %I %s', wanted.name, wanted.attributes);
    end if;
  end loop;
end
$$;

grant anon, authenticated, service_role to authenticator with inherit false;
grant anon, authenticated, service_role to postgres with admin option;
grant anon, authenticated, service_role to supabase_realtime_admin;
grant authenticator to supabase_storage_admin with inherit false;
grant pg_monitor, pg_read_all_data, pg_signal_backend, pg_create_subscription to postgres;

-- Hosted Supabase lets `postgres` make policies on these two owners' tables through supautils, without membership.
-- Plain Postgres asks for the owner's privileges; 06_guard.sql takes back everything else that this would allow.
grant supabase_realtime_admin, supabase_storage_admin to postgres with inherit true, set false;

alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role postgres set search_path = "$user", public, extensions;
alter role authenticator set search_path = public, extensions;
alter role supabase_auth_admin set search_path = auth;
alter role supabase_storage_admin set search_path = storage;
