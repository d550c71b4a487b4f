import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OutboxEntry } from '../../../lib/sync/outbox/model.ts';
import { rowsOf } from '../../../lib/sync/store/schema.ts';
import { createTestDatabase } from '../../local/testing.ts';
import { Client } from './client.ts';
import type { Ground } from './ground.ts';
import { type Laboratory, createCast, createLaboratory } from './laboratory.ts';
import { checkAfterwards } from './oracle.ts';
import { connect } from './server.ts';

/* An oracle that sees nothing passes everything: each thing it looks for is planted once. */

let ground: Ground;
let lab: Laboratory;
let phone: Client;
let tablet: Client;

beforeAll(async () => {
  const db = await createTestDatabase({ max: 2 });
  ground = { db, server: connect(db), cast: await createCast(db) };
});
afterAll(async () => {
  await ground.server.close();
  await ground.db.drop();
});

beforeEach(async () => {
  lab = await createLaboratory(ground.db, ground.server, ground.cast, 2, Math.floor(Math.random() * 2 ** 31));
  const [mia, omar] = ground.cast.people.map(({ userId }, index) => {
    return new Client({
      tenantId: lab.tenantId,
      userId,
      server: ground.server.as(userId),
      late: [],
      seed: 1000 + index,
    });
  });
  if (!mia || !omar) throw new Error('Two people are needed');
  [phone, tablet] = [mia, omar];
  await give(phone, 'edit_sample_type.v1');
  await register(phone, 0);
  await register(tablet, 1);
  for (const client of [phone, tablet, phone]) await (await client.device()).turn();
});

async function register(client: Client, n: number): Promise<void> {
  const args = {
    ...{ sampleId: lab.samples[n], labwareId: lab.samples[n], barcode: `T${n}`, name: `Tube ${n}`, externalId: null },
    ...{ sampleTypeId: lab.sampleType, derivation: 'primary', parentIds: [], quantity: null, unit: null, hazards: [] },
    ...{ collectedAt: null, expiresAt: null, notes: '', place: { containerId: lab.boxes[0], position: `A0${n + 1}` } },
  };
  await client.give(await client.device(), { name: 'register_sample.v1', args });
}

/** A command that the server refuses to a technician, so that something is set aside. */
async function give(client: Client, name: 'edit_sample_type.v1'): Promise<void> {
  await client.give(await client.device(), { name, args: { sampleTypeId: lab.sampleType, changes: { name: 'Mine' } } });
}

const check = () => checkAfterwards(ground, lab, [phone, tablet]);

async function entry(state: OutboxEntry['state']): Promise<OutboxEntry> {
  const found = await (await phone.device()).db.outbox.where('state').equals(state).first();
  if (!found) throw new Error(`No command is ${state}`);
  return found;
}

describe('the oracle', () => {
  test('is content when nothing went wrong', async () => {
    await check();
    expect(await entry('done')).toBeDefined();
    expect(await entry('quarantined')).toBeDefined();
  });

  test.each([
    ['an acknowledged command is no longer in the outbox', 'done', 'delete'],
    ['a command that was applied is shown as set aside', 'done', { state: 'quarantined' }],
    ['a command that was rejected is shown as done', 'quarantined', { state: 'done' }],
    ['a command waits for nothing', 'done', { state: 'queued' }],
    ['a command was given again although it was applied', 'done', { state: 'replaced', replacedBy: 'nobody' }],
    ['a command was given up without a reason', 'quarantined', { state: 'discarded' }],
    ['an acknowledged command is never let go of', 'done', { awaitsPull: 1 }],
  ] as const)('sees that %s', async (_, state, change) => {
    const { seq } = await entry(state);
    const { db } = await phone.device();
    if (change === 'delete') await db.outbox.delete(seq);
    else await db.outbox.update(seq, change);
    await expect(check()).rejects.toMatchObject({ name: 'AssertionError' });
  });

  test('sees that a device shows something else than the server holds', async () => {
    const { db } = await tablet.device();
    const row = await rowsOf(db, 'sample').get(lab.samples[0] ?? '');
    if (!row) throw new Error('The tablet does not hold the tube');
    await rowsOf(db, 'sample').put({ ...row, doc: { ...Object(row.doc), name: 'Another' } });
    await expect(check()).rejects.toMatchObject({ name: 'AssertionError' });
  });

  test('sees that a row is missing, and that one is left over', async () => {
    const rows = rowsOf((await tablet.device()).db, 'sample');
    const row = await rows.get(lab.samples[0] ?? '');
    if (!row) throw new Error('The tablet does not hold the tube');
    await rows.delete(row.id);
    await expect(check()).rejects.toMatchObject({ name: 'AssertionError' });
    await rows.bulkPut([row, { ...row, id: lab.samples[9] ?? '' }]);
    await expect(check()).rejects.toMatchObject({ name: 'AssertionError' });
  });

  test('sees that a prediction was left behind', async () => {
    const rows = rowsOf((await tablet.device()).db, 'sample');
    await rows.update(lab.samples[0] ?? '', { provisional: 1 });
    await expect(check()).rejects.toMatchObject({ name: 'AssertionError' });
  });

  test('sees that a replay is not recognized', async () => {
    await ground.db.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`delete from public.commands where tenant_id = ${lab.tenantId} and id = ${(await entry('done')).id}`;
    });
    await expect(check()).rejects.toMatchObject({ name: 'AssertionError' });
  });
});
