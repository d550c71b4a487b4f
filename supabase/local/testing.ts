import { randomUUID } from 'node:crypto';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import type { MailInbox } from './gateway/mail.ts';
import { databaseUrl } from './postgres.ts';
import { callStatement, findFunction, readFunctions } from './rpc-catalogue.ts';

/** Environment variable by which the global setup tells the tests where the throwaway server listens. */
export const clusterVariable = 'TRACSEQ_TEST_POSTGRES_PORT';

/** Name of the database that every test database is a clone of: the platform and all migrations, no seed. */
export const templateDatabase = 'tracseq_template';

/** What an access token would say about a person. */
export interface PersonOptions {
  role?: 'authenticated' | 'anon' | 'service_role';
  /** Further claims, merged over `sub` and `role`. */
  claims?: Record<string, unknown>;
}

/** Somebody who uses the database as PostgREST lets them: one transaction with their role and claims. */
export interface Person {
  /** Runs queries in one transaction and commits it; an error rolls it back. */
  run<T>(work: (sql: TransactionSql) => Promise<T>): Promise<T>;
  /** Calls a function of schema public by PostgREST's rules: named arguments as its declared types, the answer as JSON. */
  rpc<T = unknown>(name: string, args?: Record<string, unknown>): Promise<T>;
}

/** A database of its own for one test file, a clone of the migrated template. */
export interface TestDatabase {
  name: string;
  /** Address for the superuser. */
  url: string;
  /** Address for any role that may sign in: postgres, authenticator, supabase_auth_admin ... */
  urlAs(role: string): string;
  /** Connected as the superuser: RLS does not apply. */
  admin: Sql;
  asPerson(userId: string | null, options?: PersonOptions): Person;
  /** Adds an account to auth.users and returns its id. */
  createPerson(email: string): Promise<string>;
  drop(): Promise<void>;
}

function clusterPort(): number {
  const port = Number(process.env[clusterVariable]);
  if (!port)
    throw new Error('No test database server: run under vitest with supabase/local/vitest-global.ts as globalSetup');
  return port;
}

/** Clones the template database. Call `drop()` when done. */
export async function createTestDatabase(options: { max?: number; port?: number } = {}): Promise<TestDatabase> {
  const port = options.port ?? clusterPort();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const max = options.max ?? 10;
  const maintenance = postgres(databaseUrl(port), { max: 1 });
  await maintenance.unsafe(`create database ${name} template ${templateDatabase} owner postgres`);
  const admin = postgres(databaseUrl(port, name), { max, idle_timeout: 30, onnotice: () => undefined });
  const requests = postgres(databaseUrl(port, name, 'authenticator'), {
    max,
    idle_timeout: 30,
    onnotice: () => undefined,
  });

  return {
    name,
    url: databaseUrl(port, name),
    urlAs: (role) => databaseUrl(port, name, role),
    admin,
    asPerson: (userId, personOptions) => person(requests, userId, personOptions),
    async createPerson(email) {
      const id = randomUUID();
      await admin`insert into auth.users (instance_id, id, email, email_confirmed_at)
        values ('00000000-0000-0000-0000-000000000000', ${id}, ${email}, now())`;
      return id;
    },
    async drop() {
      await Promise.all([admin.end({ timeout: 2 }), requests.end({ timeout: 2 })]);
      await maintenance.unsafe(`drop database if exists ${name} with (force)`);
      await maintenance.end({ timeout: 2 });
    },
  };
}

function person(requests: Sql, userId: string | null, options: PersonOptions = {}): Person {
  const role = options.role ?? (userId ? 'authenticated' : 'anon');
  const claims = { ...(userId ? { sub: userId } : {}), role, ...options.claims };

  async function run<T>(work: (sql: TransactionSql) => Promise<T>): Promise<T> {
    const answer: { value?: T } = {};
    await requests.begin(async (sql) => {
      await sql`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
      answer.value = await work(sql);
    });
    // The transaction resolves only after the callback has set the value.
    return answer.value as T;
  }

  return {
    run,
    rpc: <T>(name: string, args: Record<string, unknown> = {}) =>
      run(async (sql) => {
        const given = Object.keys(args);
        const fn = findFunction(await readFunctions(sql, ['public']), 'public', name, given);
        if (!fn) throw new Error(`There is no function public.${name}(${given.join(', ')})`);
        const [row] = await sql.unsafe<{ body: string | null }[]>(callStatement(fn, given), [JSON.stringify(args)]);
        return JSON.parse(row?.body || 'null') as T;
      }),
  };
}

/** A whole stack over a test database, for tests that need HTTP or Realtime. */
export interface TestStack {
  url: string;
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
  /** Every mail that Auth sent. */
  mail: MailInbox;
  db: TestDatabase;
  close(): Promise<void>;
}

/** Serves the gateway on a free port over a new test database, or over one that is given and stays the caller's. */
export async function startTestStack(
  options: { db?: TestDatabase; jwtExpiry?: number; loopbackHosts?: Readonly<Record<string, number>> } = {},
): Promise<TestStack> {
  const { startStack } = await import('./stack.ts');
  const db = options.db ?? (await createTestDatabase());
  const stack = await startStack({
    urlAs: db.urlAs,
    ...(options.jwtExpiry === undefined ? {} : { jwtExpiry: options.jwtExpiry }),
    ...(options.loopbackHosts && { loopbackHosts: options.loopbackHosts }),
  });
  return {
    url: stack.url,
    publishableKey: stack.keys.publishableKey,
    secretKey: stack.keys.secretKey,
    jwtSecret: stack.keys.jwtSecret,
    mail: stack.gateway.mail,
    db,
    async close() {
      await stack.close();
      if (!options.db) await db.drop();
    },
  };
}
