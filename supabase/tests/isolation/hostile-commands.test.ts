import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandArgs } from '../../../lib/domain/commands/catalogue.ts';
import { type ApplyAnswer, type Verdict, applyAnswerSchema } from '../../../lib/domain/commands/envelope.ts';
import { type CaseStep, type SharedCase, readCases } from '../../../lib/domain/world/cases.ts';
import { fixtureId } from '../../../lib/domain/world/fixture.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { deviceReport, envelope } from '../laboratory.ts';
import { clearWorld, writeWorld } from '../commands/world.ts';
import { type Spoilt, spoilt } from './hostile-values.ts';

/*
 * Every command with everything wrong that can be wrong with its arguments. SQL is the last to look: it says what is wrong with each by a
 * code of the closed list, never stumbles, and lets nothing through that a device would refuse, since what it writes reaches every device as a
 * document.
 */

const domain = fileURLToPath(new URL('../../../lib/domain', import.meta.url));
const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\/commands\/.*\.cases\.json$/.test(name),
);
/** Commands in one call; it is undone, so that the next finds the world as it was. */
const BATCH = 40;

class Undone extends Error {}

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** What the server answers, although nothing of it stays. */
async function tried({ tenantId }: SharedCase, step: CaseStep, wrong: readonly Spoilt[]): Promise<ApplyAnswer> {
  const device = deviceReport(fixtureId(`d_${step.role.slice(0, 5)}`));
  const commands = wrong.map(({ args }, at) => envelope({ seq: 1_000 + at, name: step.name, args }));
  let answer: unknown;
  await database
    .asPerson(step.userId)
    .run(async (sql) => {
      const [row] = await sql`
        select public.apply_commands(${tenantId}, ${JSON.stringify(device)}::text::jsonb, ${JSON.stringify(commands)}::text::jsonb) as answer`;
      answer = row?.['answer'];
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return applyAnswerSchema.parse(answer);
}

const seen = new Set<string>();

/** The first command that is applied, and those before it; where none is, the first that gets as far as being looked at. */
function trial(cases: readonly SharedCase[]) {
  const steps = cases.flatMap((each) =>
    each.steps.map((step, at) => ({ each, step, earlier: each.steps.slice(0, at) })),
  );
  const found =
    steps.find(({ each, step }) => step.name === each.command && step.expect.status === 'applied') ?? steps[0];
  if (!found) throw new Error('There is no case');
  return found;
}

/** Of readings the bad ones are refused one by one. */
function isRefused({ status, details }: Verdict): boolean {
  const { refused } = details;
  return status === 'rejected' || (Array.isArray(refused) && refused.length > 0);
}

/** What is wrong with how SQL takes wrong arguments to the commands of a file of cases. */
async function faults(file: string): Promise<{ stumbled: unknown[]; lax: unknown[] }> {
  const cases = await readCases(JSON.parse(readFileSync(join(domain, file), 'utf8')));
  const { each, step, earlier } = trial(cases);
  const schema = Object.entries(commandArgs).find(([name]) => name === step.name)?.[1];
  if (!schema) throw new Error(`${step.name} is in no catalogue`);
  await clearWorld(database);
  await writeWorld(database, each);
  if (each.staged) {
    const { importId, kind, rows } = each.staged;
    await database.asPerson(step.userId).rpc('stage_import_rows', {
      ...{ p_tenant_id: each.tenantId, p_import_id: importId, p_kind: kind, p_rows: rows },
    });
  }
  for (const [at, { role, userId, id, name, args }] of earlier.entries()) {
    await database.asPerson(userId).rpc('apply_commands', {
      p_tenant_id: each.tenantId,
      p_device: deviceReport(fixtureId(`d_${role.slice(0, 5)}`)),
      p_commands: [envelope({ id, seq: at + 1, name, args })],
    });
  }
  const stumbled: unknown[] = [];
  const lax: unknown[] = [];
  const sisters = Object.entries(commandArgs).filter(([, args]) => args === schema);
  for (const [name] of sisters) {
    const wrong = [...spoilt(step.args)];
    seen.add(name);
    for (let from = 0; from < wrong.length; from += BATCH) {
      const some = wrong.slice(from, from + BATCH);
      const { results } = await tried(each, { ...step, name }, some);
      for (const [at, { what, args }] of some.entries()) {
        const verdict = results[at]?.verdict;
        if (!verdict || verdict.code === 'internal') stumbled.push([name, what, verdict?.details]);
        else if (!isRefused(verdict) && !schema.safeParse(args).success) lax.push([name, what, verdict.status]);
      }
    }
  }
  return { stumbled, lax };
}

describe.each(files)('%s', (file) => {
  it('answers every wrong argument with a code, and accepts none that a device refuses', async () => {
    expect(await faults(file)).toEqual({ stumbled: [], lax: [] });
  });
});

it('has tried every command', () => {
  expect(Object.keys(commandArgs).filter((name) => !seen.has(name))).toEqual([]);
});

it('sees a function that does not look, and one that stumbles', async () => {
  const plant = (body: string) =>
    database.admin
      .unsafe(`create or replace function private.name_of(p_args jsonb, p_field text, p_max int) returns text
      language plpgsql immutable set search_path = '' as $$ begin ${body} end $$`);
  await plant(`return left(coalesce(p_args ->> p_field, 'x'), 50);`);
  expect((await faults('sites/commands/create-site.cases.json')).lax).not.toEqual([]);
  await plant(`return (p_args ->> p_field)::int;`);
  expect((await faults('sites/commands/create-site.cases.json')).stumbled).not.toEqual([]);
});
