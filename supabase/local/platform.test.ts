import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let db: TestDatabase;
let owner: Sql;

beforeAll(async () => {
  db = await createTestDatabase();
  owner = postgres(db.urlAs('postgres'), { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await owner.end();
  await db.drop();
});

const attempt = (statement: string) =>
  owner.unsafe(statement).then(
    () => 'done',
    (error: unknown) => String(error),
  );

describe('the role that runs migrations', () => {
  test('is no superuser, but may make roles and passes row security', async () => {
    const [role] = await owner`
      select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = current_user`;
    expect(role).toEqual({ rolsuper: false, rolcreaterole: true, rolcreatedb: true, rolbypassrls: true });
  });

  test('may make policies on messages and objects, and triggers on accounts', async () => {
    expect(await attempt('create policy a on realtime.messages for select to authenticated using (true)')).toBe('done');
    expect(await attempt('create policy a on storage.objects for select to authenticated using (true)')).toBe('done');
    await owner.unsafe(`create function public.noop() returns trigger language plpgsql as 'begin return new; end'`);
    const trigger = 'create trigger noop after insert on auth.users for each row execute function public.noop()';
    expect(await attempt(trigger)).toBe('done');
  });

  test.each([
    ['alter table realtime.messages add column extra int', /hosted project does not let/],
    ['create table realtime.extra (id int)', /hosted project does not let/],
    ['create index extra on storage.objects (owner)', /hosted project does not let/],
    ['grant insert on realtime.messages to tracseq_guard_test', /hosted project ignores grants/],
    ['create table auth.extra (id int)', /permission denied/],
    ['alter system set work_mem = 1', /permission denied/],
  ])('may not: %s', async (statement, refusal) => {
    if (statement.includes('tracseq_guard_test')) await owner.unsafe('create role tracseq_guard_test nologin');
    expect(await attempt(statement)).toMatch(refusal);
    await owner.unsafe('drop role if exists tracseq_guard_test');
  });
});

test('a new table in public is given to none of the API roles', async () => {
  await owner.unsafe('create table public.fresh (id int); create sequence public.fresh_numbers');
  const [grants] = await owner`
    select count(*)::int as count from pg_class c, aclexplode(c.relacl) a, pg_roles r
    where c.relname in ('fresh', 'fresh_numbers') and r.oid = a.grantee
      and r.rolname in ('anon', 'authenticated', 'service_role')`;
  expect(grants).toEqual({ count: 0 });
});

test('the claim functions read what PostgREST sets', async () => {
  const mia = await db.createPerson('mia@platform.test');
  const [row] = await db
    .asPerson(mia, { claims: { email: 'mia@platform.test', tenant: 'north' } })
    .run((sql) => sql`select auth.uid(), auth.role(), auth.email(), auth.jwt() ->> 'tenant' as tenant, current_user`);
  expect(row).toEqual({
    uid: mia,
    role: 'authenticated',
    email: 'mia@platform.test',
    tenant: 'north',
    current_user: 'authenticated',
  });
  const [nobody] = await db.asPerson(null).run((sql) => sql`select auth.uid(), auth.role()`);
  expect(nobody).toEqual({ uid: null, role: 'anon' });
});

test('a failed send warns and leaves the caller’s work alone', async () => {
  await db.admin`create table public.work (id int)`;
  await db.admin`grant insert on public.work to authenticated`;
  const mia = await db.createPerson('ida@platform.test');
  // Nothing lets her insert into realtime.messages: she would need a policy.
  await db.asPerson(mia).run(async (sql) => {
    await sql`insert into public.work values (1)`;
    await sql`select realtime.send('{}', 'poke', 'somewhere')`;
  });
  expect(await db.admin`select id from public.work`).toHaveLength(1);
  expect(await db.admin`select id from realtime.messages where topic = 'somewhere'`).toHaveLength(0);
});
