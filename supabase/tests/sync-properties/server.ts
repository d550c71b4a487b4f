import postgres, { type Sql } from 'postgres';
import type { RpcAnswer, RpcPort } from '../../../lib/sync/ports.ts';
import type { TestDatabase } from '../../local/testing.ts';

/** The calls of the protocol as PostgREST makes them, over one connection and in one round trip each. */
export interface DirectServer {
  readonly sql: Sql;
  as(userId: string): RpcPort;
  close(): Promise<void>;
}

const FUNCTIONS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  apply_commands: [
    ['p_tenant_id', 'uuid'],
    ['p_device', 'jsonb'],
    ['p_commands', 'jsonb'],
  ],
  pull_changes: [
    ['p_tenant_id', 'uuid'],
    ['p_scope', 'text'],
    ['p_cursor', 'bigint'],
    ['p_limit', 'int'],
    ['p_epoch', 'bigint'],
    ['p_begun', 'bigint'],
    ['p_kinds', 'text[]'],
  ],
  sync_summary: [['p_tenant_id', 'uuid']],
  verify_audit_chain: [['p_tenant_id', 'uuid']],
};

const list = (value: unknown): unknown => (Array.isArray(value) ? `{${value.join()}}` : value);

const quote = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return `'${text.replaceAll("'", "''")}'`;
};

/** Connects as the authenticator, like PostgREST. */
export function connect(db: TestDatabase): DirectServer {
  const sql = postgres(db.urlAs('authenticator'), { max: 1, onnotice: () => undefined });

  async function call(userId: string, name: string, args: Readonly<Record<string, unknown>>): Promise<RpcAnswer> {
    const claims = JSON.stringify({ sub: userId, role: 'authenticated' });
    const valueOf = (arg: string, type: string): string => quote(type === 'text[]' ? list(args[arg]) : args[arg]);
    const given = (FUNCTIONS[name] ?? []).map(([arg, type]) => `${arg} => ${valueOf(arg, type)}::${type}`).join(', ');
    // Several statements in one message are one transaction.
    const statement = `set standard_conforming_strings = on;
      select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${quote(claims)}, true);
      select public.${name}(${given})::text as body`;
    try {
      const results = (await sql.unsafe(statement).simple()) as unknown as { body: string }[][];
      return { status: 200, data: JSON.parse(results.at(-1)?.[0]?.body ?? 'null'), error: null, retryAfterMs: null };
    } catch (error) {
      if (!(error instanceof postgres.PostgresError)) throw error;
      return failure(error);
    }
  }

  return {
    sql,
    as: (userId) => ({ call: (name, args) => call(userId, name, args) }),
    close: () => sql.end({ timeout: 2 }),
  };
}

/** PostgREST's way from an SQLSTATE to a status. */
function failure({ code, message, detail }: postgres.PostgresError): RpcAnswer {
  const own = /^PT(\d{3})$/.exec(code);
  const status = own ? Number(own[1]) : code === '42501' ? 403 : /^(40|53|57)/.test(code) ? 500 : 400;
  return { status, data: null, error: { code, message, details: detail ?? null }, retryAfterMs: null };
}
