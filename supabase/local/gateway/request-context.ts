import type { Sql } from 'postgres';
import type { Identity } from './identity.ts';

/** The settings that belong to a role or to every request. */
export interface RequestContext {
  searchPath: string;
  /** Settings given by `alter role ... set`, which a login as another role would not bring. */
  roleSettings: ReadonlyMap<string, ReadonlyArray<readonly [name: string, value: string]>>;
}

/** Reads what `alter role` says for the API roles, as PostgREST does at its start. */
export async function readRequestContext(sql: Sql, searchPath: readonly string[]): Promise<RequestContext> {
  const rows = await sql<{ role: string; setting: string }[]>`
    select r.rolname as role, unnest(s.setconfig) as setting
    from pg_catalog.pg_db_role_setting s join pg_catalog.pg_roles r on r.oid = s.setrole
    where r.rolname in ('anon', 'authenticated', 'service_role') and s.setdatabase in (0, (
      select oid from pg_catalog.pg_database where datname = current_database()))`;
  const roleSettings = new Map<string, [string, string][]>();
  for (const { role, setting } of rows) {
    const [name = '', ...value] = setting.split('=');
    roleSettings.set(role, [...(roleSettings.get(role) ?? []), [name, value.join('=')]]);
  }
  return { searchPath: searchPath.join(', '), roleSettings };
}

/** One statement that puts the transaction into the caller's role with the caller's claims. */
export function contextStatement(
  context: RequestContext,
  identity: Identity,
  request?: Request,
): { text: string; values: string[] } {
  const settings: (readonly [string, string])[] = [
    ['search_path', context.searchPath],
    ['request.jwt.claims', JSON.stringify(identity.claims)],
    ['request.method', request?.method ?? ''],
    ['request.path', request ? new URL(request.url).pathname.replace(/^\/rest\/v1/, '') : ''],
    ['request.headers', JSON.stringify(request ? Object.fromEntries(request.headers) : {})],
    ['response.status', ''],
    ...(context.roleSettings.get(identity.role) ?? []),
    // Last: what comes before may need the login role's privileges.
    ['role', identity.role],
  ];
  return {
    text: `select ${settings.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`).join(', ')}`,
    values: settings.flat(),
  };
}
