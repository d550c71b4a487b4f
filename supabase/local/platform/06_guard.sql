-- What plain Postgres would let `postgres` do to the platform's tables and hosted Supabase would not: fail here too,
-- so that a migration that passes locally passes there. Policies and triggers stay allowed, as hosted allows them.
create schema embedded_platform;

create table embedded_platform.granted as
  select c.oid as relation, a.grantee, a.privilege_type
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  cross join lateral aclexplode(c.relacl) a
  where n.nspname in ('auth', 'storage', 'realtime') and c.relkind in ('r', 'p');

create function embedded_platform.guard() returns event_trigger
language plpgsql security definer set search_path = '' as $$
declare
  command record;
  changed text;
begin
  if (select rolsuper from pg_catalog.pg_roles where rolname = session_user) then
    return;
  end if;
  if tg_tag in ('GRANT', 'REVOKE') then
    select c.oid::pg_catalog.regclass::text into changed
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    cross join lateral pg_catalog.aclexplode(c.relacl) a
    left join embedded_platform.granted g
      on g.relation = c.oid and g.grantee = a.grantee and g.privilege_type = a.privilege_type
    where n.nspname in ('auth', 'realtime') and c.relkind in ('r', 'p') and g.relation is null
    limit 1;
    if changed is not null then
      raise insufficient_privilege
        using message = format('a hosted project ignores grants on %s: `postgres` does not own it', changed);
    end if;
    return;
  end if;
  for command in select * from pg_catalog.pg_event_trigger_ddl_commands() loop
    if command.schema_name in ('auth', 'storage', 'realtime', 'embedded_platform')
      and command.object_type not in ('policy', 'trigger') then
      raise insufficient_privilege
        using message = format('%s %s: a hosted project does not let `postgres` change it', tg_tag, command.object_identity);
    end if;
  end loop;
end
$$;

create event trigger embedded_platform_guard on ddl_command_end execute function embedded_platform.guard();
