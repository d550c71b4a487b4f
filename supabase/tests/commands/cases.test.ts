import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseStep, type SharedCase, readCases } from '../../../lib/domain/world/cases.ts';
import { fixtureId } from '../../../lib/domain/world/fixture.ts';
import { differences } from '../../../lib/domain/world/differences.ts';
import { applyAnswerSchema, type CommandResult } from '../../../lib/domain/commands/envelope.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { deviceReport, envelope } from '../laboratory.ts';
import { clearWorld, readWorld, writeWorld } from './world.ts';

/*
 * The shared cases, this time said to SQL: the same files pin the predictions of a device. A case begins with its world in an own tenant of
 * its own database and ends with a comparison of every document that devices would hold.
 */

const domain = fileURLToPath(new URL('../../../lib/domain', import.meta.url));
const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cases.json'));
const commandFiles = files.filter((name) => name.split('/').includes('commands'));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function say({ tenantId }: SharedCase, step: CaseStep, seq: number): Promise<CommandResult> {
  const deviceId = fixtureId(`d_${step.role.slice(0, 5)}`);
  const answer = await database.asPerson(step.userId).rpc('apply_commands', {
    p_tenant_id: tenantId,
    p_device: deviceReport(deviceId),
    p_commands: [envelope({ id: step.id, seq, name: step.name, args: step.args })],
  });
  const [result] = applyAnswerSchema.parse(answer).results;
  if (!result) throw new Error('No result');
  return result;
}

it('finds the shared cases', () => {
  expect(commandFiles.length).toBeGreaterThan(5);
});

for (const file of commandFiles) {
  const cases = await readCases(JSON.parse(readFileSync(join(domain, file), 'utf8')));
  describe(cases[0]?.command ?? file, () => {
    it.each(cases)('$name', async (each) => {
      await clearWorld(database);
      await writeWorld(database, each);
      if (each.staged) {
        const { importId, kind, rows } = each.staged;
        const stager = each.steps[0]?.userId ?? '';
        await database.asPerson(stager).rpc('stage_import_rows', {
          p_tenant_id: each.tenantId,
          p_import_id: importId,
          p_kind: kind,
          p_rows: rows,
        });
      }
      for (const [index, step] of each.steps.entries()) {
        const { verdict } = await say(each, step, index + 1);
        expect({ status: verdict.status, code: verdict.code }).toEqual({
          status: step.expect.status,
          code: step.expect.code ?? null,
        });
        if (step.expect.details) expect(verdict.details).toMatchObject(step.expect.details);
      }
      expect(differences(each.after, await readWorld(database, each.tenantId, fixtureId('u_audit')))).toEqual([]);
    });
  });
}
