import type { Sql, TransactionSql } from 'postgres';

/** A defect the catalogue shows: which rule, and which object breaks it. */
export type Finding = { rule: string; object: string };

type Rule = { name: string; sql: string };

const tenantTables = `
  select c.oid, c.relname, n.nspname || '.' || c.relname as object
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'p')
    and exists (select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)`;

const ourFunctions = `
  select p.oid, n.nspname || '.' || p.proname as object, p.prosecdef, p.proconfig, p.proacl, p.proowner, n.nspname
  from pg_catalog.pg_proc p
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'private')
    and not exists (select from pg_catalog.pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

const appRoles = `array['anon', 'authenticated']::regrole[]::oid[]`;

/**
 * The catalogue rules that keep tenants apart. Each is a query that returns the objects breaking it.
 * Sources: design §5; the single-column key leak, unique-key leak and TRUNCATE facts measured for this product.
 */
export const rules: readonly Rule[] = [
  {
    name: 'row level security is enabled and forced on every table',
    sql: `select n.nspname || '.' || c.relname as object from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') and not c.relispartition
        and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
  {
    name: 'a foreign key between tenant tables carries the tenant',
    sql: `with t as (${tenantTables})
      select t.object || '.' || k.conname as object from pg_catalog.pg_constraint k
      join t on t.oid = k.conrelid join t f on f.oid = k.confrelid
      where k.contype = 'f' and not exists (
        select from unnest(k.conkey, k.confkey) as pair(here, there)
        join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here
        join pg_catalog.pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there
        where a.attname = 'tenant_id' and b.attname = 'tenant_id')`,
  },
  {
    name: 'a unique key of a tenant table is led by the tenant',
    sql: `with t as (${tenantTables})
      select t.object || '.' || i.relname as object from pg_catalog.pg_index x
      join t on t.oid = x.indrelid join pg_catalog.pg_class i on i.oid = x.indexrelid
      join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
      where x.indisunique and a.attname <> 'tenant_id'`,
  },
  {
    name: 'nobody who signs in through the API may truncate, reference or trigger',
    sql: `select n.nspname || '.' || c.relname || ' ' || g.privilege_type as object
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      cross join lateral pg_catalog.aclexplode(c.relacl) g
      where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm')
        and g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')
        and (g.grantee = 0 or g.grantee = any(${appRoles}) or g.grantee = 'tracseq_command'::regrole)`,
  },
  {
    name: 'people hold SELECT alone',
    sql: `select n.nspname || '.' || c.relname || ' ' || g.privilege_type as object
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      cross join lateral pg_catalog.aclexplode(c.relacl) g
      where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm')
        and g.privilege_type in ('INSERT', 'UPDATE', 'DELETE')
        and (g.grantee = 0 or g.grantee = any(${appRoles}))`,
  },
  {
    name: 'anonymous holds nothing on tables',
    sql: `select n.nspname || '.' || c.relname as object
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      cross join lateral pg_catalog.aclexplode(c.relacl) g
      where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm')
        and (g.grantee = 0 or g.grantee = 'anon'::regrole)`,
  },
  {
    name: 'every function pins an empty search_path',
    sql: `select object from (${ourFunctions}) f
      where not coalesce(f.proconfig @> array['search_path=""'] or f.proconfig @> array['search_path='], false)`,
  },
  {
    name: 'execute is never left to everybody',
    sql: `select object from (${ourFunctions}) f
      where f.proacl is null or exists (select from pg_catalog.aclexplode(f.proacl) g where g.grantee = 0 and g.privilege_type = 'EXECUTE')`,
  },
  {
    name: 'a policy names its roles',
    sql: `select p.polrelid::regclass || '.' || p.polname as object from pg_catalog.pg_policy p
      join pg_catalog.pg_class c on c.oid = p.polrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private') and p.polroles = array[0::oid]`,
  },
  {
    name: 'there is one permissive policy per role and action',
    sql: `select p.polrelid::regclass || ' ' || p.polcmd::text || ' ' || r.role::regrole as object from pg_catalog.pg_policy p
      join pg_catalog.pg_class c on c.oid = p.polrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      cross join lateral unnest(p.polroles) as r(role)
      where n.nspname in ('public', 'private') and p.polpermissive
      group by p.polrelid, p.polcmd, r.role having count(*) > 1`,
  },
  {
    name: 'a policy reads auth.uid() once per statement, not once per row',
    sql: `select p.polrelid::regclass || '.' || p.polname as object from pg_catalog.pg_policy p
      cross join lateral (select coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '') || ' '
        || coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '') as text) e
      join pg_catalog.pg_class c on c.oid = p.polrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private')
        and regexp_replace(e.text, 'SELECT auth\\.(uid|jwt|role|email)\\(\\)', '', 'gi') ~* 'auth\\.(uid|jwt|role|email)\\(\\)'`,
  },
  {
    name: 'the writing role bypasses nothing and cannot sign in',
    sql: `select rolname::text as object from pg_catalog.pg_roles
      where rolname = 'tracseq_command' and (rolbypassrls or rolsuper or rolcanlogin or rolcreaterole)`,
  },
  {
    name: 'a view judges its reader',
    sql: `select n.nspname || '.' || c.relname as object from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private') and c.relkind in ('v', 'm')
        and not coalesce(c.reloptions @> array['security_invoker=true'] or c.reloptions @> array['security_invoker=on'], false)`,
  },
  {
    name: 'history cannot be rewritten by the writing role',
    sql: `select c.relname || ' ' || g.privilege_type as object
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      cross join lateral pg_catalog.aclexplode(c.relacl) g
      where n.nspname = 'public' and c.relname in ('audit_log', 'custody_events', 'readings')
        and g.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') and g.grantee <> c.relowner`,
  },
];

/** Runs every rule and returns what breaks them, sorted. */
export async function lintCatalogue(sql: Sql | TransactionSql): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const rows = await sql.unsafe<{ object: string }[]>(rule.sql);
    for (const row of rows) findings.push({ rule: rule.name, object: row.object });
  }
  return findings.sort((a, b) => `${a.rule}${a.object}`.localeCompare(`${b.rule}${b.object}`));
}
