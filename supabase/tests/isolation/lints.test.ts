import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { lintCatalogue, rules, type Finding } from './lints.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** Plants a defect, lints, and takes it back. */
async function findingsAfter(defect: string): Promise<Finding[]> {
  let findings: Finding[] = [];
  const undo = new Error('undo');
  await db.admin
    .begin(async (sql) => {
      await sql.unsafe(defect);
      findings = await lintCatalogue(sql);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return findings;
}

test('the catalogue breaks no rule', async () => {
  expect(await lintCatalogue(db.admin)).toEqual([]);
});

const defects: Record<string, string> = {
  'row level security is enabled and forced on every table': 'alter table public.samples no force row level security',
  'a foreign key between tenant tables carries the tenant':
    'create table public.planted (tenant_id uuid, sample_id uuid, primary key (tenant_id, sample_id)); alter table public.samples add constraint planted_key unique (id); alter table public.planted add foreign key (sample_id) references public.samples (id)',
  'a unique key of a tenant table is led by the tenant': 'create unique index planted on public.barcodes (barcode)',
  'nobody who signs in through the API may truncate, reference or trigger':
    'grant truncate on public.samples to authenticated',
  'people hold SELECT alone': 'grant update on public.samples to authenticated',
  'anonymous holds nothing on tables': 'grant select on public.samples to anon',
  'every function pins an empty search_path':
    "create function public.planted() returns int language sql as 'select 1'; revoke all on function public.planted() from public",
  'execute is never left to everybody':
    "create function public.planted() returns int language sql set search_path = '' as 'select 1'; grant execute on function public.planted() to public",
  'a policy names its roles': 'create policy planted on public.samples for delete using (false)',
  'there is one permissive policy per role and action':
    'create policy planted on public.samples for select to authenticated using (false)',
  'a policy reads auth.uid() once per statement, not once per row':
    'create policy planted on public.samples for delete to authenticated using (auth.uid() is not null)',
  'the writing role bypasses nothing and cannot sign in': 'alter role tracseq_command bypassrls',
  'a view judges its reader': 'create view public.planted as select 1 as one',
  'history cannot be rewritten by the writing role': 'grant update on public.audit_log to tracseq_command',
};

describe('a planted defect is found', () => {
  test.each(rules.map((rule) => rule.name))('%s', async (name) => {
    const defect = defects[name];
    if (!defect) throw new Error(`no planted defect for the rule "${name}"`);
    expect((await findingsAfter(defect)).map((finding) => finding.rule)).toContain(name);
  });
});
