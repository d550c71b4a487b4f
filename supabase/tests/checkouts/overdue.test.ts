import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let technician: Operator;
let supervisor: Operator;
beforeAll(async () => {
  database = await createTestDatabase();
  laboratory = await createFurnishedLaboratory(database);
  technician = await laboratory.enrol('technician');
  supervisor = await laboratory.enrol('supervisor');
});
afterAll(() => database.drop());

const HOUR = 3_600_000;
const minute = () => database.admin`select private.settle_causes(clock_timestamp())`;
const open = (sampleId: string) => database.admin`
  select severity, subject, assignee_id, container_id, due_at is not null as has_due from alerts
  where kind = 'checkout_overdue' and sample_id = ${sampleId} and ended_at is null`;

/** A tube in the box that the technician has out, due so many hours ago. */
async function out(position: string, hoursAgo: number): Promise<string> {
  const sampleId = randomUUID();
  const place = { containerId: laboratory.boxId, position };
  const dueAt = new Date(Date.now() - hoursAgo * HOUR).toISOString();
  const { results } = await technician.apply([
    register(laboratory, { sampleId, barcode: `T-${position}`, name: `Tube ${position}`, place }),
    { name: 'check_out_samples.v1', args: { samples: [{ sampleId }], dueAt, note: '', thawed: null } },
  ]);
  expect(results.map(({ status }) => status)).toEqual(['applied', 'applied']);
  return sampleId;
}

it('a tube that did not come back is told once, by name, and is theirs who has it', async () => {
  const [late, notYet] = [await out('A01', 2), await out('A02', 0.5)];
  await minute();
  await minute();
  expect(await open(late)).toEqual([
    {
      ...{ severity: 'warning', subject: 'Tube A01 (technician)', assignee_id: technician.memberId },
      ...{ container_id: laboratory.boxId, has_due: true },
    },
  ]);
  expect(await open(notYet)).toEqual([]);
});

it('a return ends the alert, whoever brings it, and so does discarding', async () => {
  const [returned, discarded] = [await out('B01', 5), await out('B02', 5)];
  await minute();
  expect([...(await open(returned)), ...(await open(discarded))]).toHaveLength(2);
  await supervisor.say('return_samples.v1', { samples: [{ sampleId: returned, to: null }], thawed: null });
  await supervisor.say('discard_samples.v1', {
    samples: [{ sampleId: discarded }],
    because: { reason: 'Used up', alertId: null },
  });
  await minute();
  expect([...(await open(returned)), ...(await open(discarded))]).toEqual([]);
});

it('a laboratory says how long it waits, and whether it wants to be told', async () => {
  const sampleId = await out('C01', 5);
  const rule = (enabled: boolean, amount: number) =>
    supervisor.say('set_alert_rules.v1', { rules: [{ rule: 'checkout_overdue', enabled, amount }] });
  await rule(true, 6);
  await minute();
  expect(await open(sampleId)).toEqual([]);
  await rule(true, 4);
  await minute();
  expect(await open(sampleId)).toHaveLength(1);
  await rule(false, 4);
  await minute();
  expect(await open(sampleId)).toEqual([]);
});
