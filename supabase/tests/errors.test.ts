import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorCodes } from '../../lib/domain/errors/codes.ts';
import { createTestDatabase, type TestDatabase } from '../local/testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('knows the same error codes in SQL as in TypeScript, with the same retry meaning', async () => {
  const rows = await database.admin<{ code: string; kind: string }[]>`select code, kind from private.error_codes`;
  expect(Object.fromEntries(rows.map(({ code, kind }) => [code, kind]))).toEqual(errorCodes);
});

it('names no code in a function that is not in the list', async () => {
  const rows = await database.admin<{ name: string; code: string }[]>`
    select p.proname as name, m[1] as code
    from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace,
      regexp_matches(p.prosrc, $$refuse(?:_call)?\\('([a-z_]+)'$$, 'g') m
    where n.nspname in ('private', 'public')`;
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(({ code }) => !Object.hasOwn(errorCodes, code))).toEqual([]);
});
