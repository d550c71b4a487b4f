import type { Sql } from 'postgres';

/** A table or view of the API's schema. */
export interface Relation {
  readonly name: string;
  readonly columns: readonly string[];
  /** The column that says whose row it is. */
  readonly tenantColumn: 'tenant_id' | 'id';
}

/** A function of the API's schema with the names of its arguments. */
export interface ApiFunction {
  readonly name: string;
  readonly arguments: readonly string[];
}

/** A foreign key, by which a reader may embed one table into another. */
export interface Reference {
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  readonly targets: readonly string[];
}

/** Every table and view of schema public. */
export async function relations(sql: Sql): Promise<Relation[]> {
  const rows = await sql<{ name: string; columns: string[] }[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    group by c.relname order by c.relname`;
  return rows.map(({ name, columns }) => ({
    name,
    columns,
    tenantColumn: columns.includes('tenant_id') ? 'tenant_id' : 'id',
  }));
}

/** Every function of schema public. */
export async function apiFunctions(sql: Sql): Promise<ApiFunction[]> {
  return await sql<ApiFunction[]>`
    select p.proname as name, coalesce(p.proargnames[1:p.pronargs], '{}') as arguments
    from pg_catalog.pg_proc p where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
    order by p.proname`;
}

/** Every foreign key within schema public. */
export async function references(sql: Sql): Promise<Reference[]> {
  return await sql<Reference[]>`
    select f.relname as "from", t.relname as "to",
      array(select a.attname::text from unnest(k.conkey) with ordinality u(n, i)
        join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.i) as columns,
      array(select a.attname::text from unnest(k.confkey) with ordinality u(n, i)
        join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.i) as targets
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_class f on f.oid = k.conrelid join pg_catalog.pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace and t.relnamespace = 'public'::regnamespace
    order by f.relname, k.conname`;
}

/** One figure for all rows of these tables: any change changes it. */
export async function fingerprint(sql: Sql, tables: readonly Relation[]): Promise<string> {
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from public.${name} t`,
  );
  const [row] = await sql.unsafe<{ sum: string }[]>(
    `select md5(string_agg(name || sum, '' order by name)) as sum from (${parts.join(' union all ')}) s`,
  );
  return row?.sum ?? '';
}
