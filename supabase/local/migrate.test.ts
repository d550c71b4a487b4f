import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ChangedMigration, migrate } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let db: TestDatabase;
let directory: string;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(async () => {
  await db.drop();
});

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tracseq-migrations-'));
  return () => rmSync(directory, { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
const run = () => migrate(db.urlAs('postgres'), { seed: false, directory });

test('a migration runs once and is recorded as the Supabase CLI records it', async () => {
  write(
    '90000000000001_trays.sql',
    'create table public.trays (id int);\n-- why\ncomment on table public.trays is $$a;b$$;\n',
  );
  expect((await run()).applied).toEqual(['90000000000001_trays.sql']);
  expect((await run()).applied).toEqual([]);
  const [row] = await db.admin`
    select name, statements from supabase_migrations.schema_migrations where version = '90000000000001'`;
  expect(row).toEqual({
    name: 'trays',
    statements: ['create table public.trays (id int)', '-- why\ncomment on table public.trays is $$a;b$$'],
  });
});

test('a migration that fails leaves nothing behind and says file and line', async () => {
  write('90000000000002_half.sql', 'create table public.half (id int);\n\nselect nothing_here();\n');
  await expect(run()).rejects.toThrow(/supabase\/migrations\/90000000000002_half\.sql:3: .*nothing_here/s);
  expect(await db.admin`select to_regclass('public.half') as found`).toEqual([{ found: null }]);
});

test('a migration that was edited after it ran is refused', async () => {
  write('90000000000003_racks.sql', 'create table public.racks (id int);');
  await run();
  write('90000000000003_racks.sql', 'create table public.racks (id bigint);');
  await expect(run()).rejects.toBeInstanceOf(ChangedMigration);
});

test('a file with another kind of name is refused', async () => {
  write('racks.sql', 'select 1;');
  await expect(run()).rejects.toThrow(/not named/);
});
