import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory, register } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';

/* A device that is declared lost keeps nothing out: what was scanned on it is applied when it comes, and seen to have come. */

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let supervisor: Operator;
let technician: Operator;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  laboratory = await createFurnishedLaboratory(database);
  supervisor = await laboratory.enrol('supervisor');
  technician = await laboratory.enrol('technician');
  await technician.apply([register(laboratory, { barcode: 'BEFORE' })]);
});

const silence = () =>
  database.admin`update devices set last_contact_at = clock_timestamp() - interval '1 hour' where id = ${technician.deviceId}`;
const retire = (by: Operator = supervisor, deviceId = technician.deviceId) =>
  by.sayAny('retire_device.v1', { deviceId, reason: 'Left in a taxi' });

async function device() {
  const [row] = await supervisor.person.run(
    (sql) => sql`
      select last_seq - lost_seq as steps_since, lost_reason, back_at is not null as is_back, lost_by
      from devices where tenant_id = ${laboratory.tenantId} and id = ${technician.deviceId}`,
  );
  return row;
}

describe('a device that is declared lost', () => {
  it('bears who said so and why', async () => {
    await silence();
    expect(await retire()).toMatchObject({ status: 'applied' });
    expect(await device()).toMatchObject({ lost_reason: 'Left in a taxi', lost_by: supervisor.userId, is_back: false });
  });

  it('loses nothing that was scanned on it: what comes later is applied, and is seen to have come from it', async () => {
    await silence();
    await retire();
    const { results } = await technician.apply([
      register(laboratory, { barcode: 'AFTER-1' }),
      register(laboratory, { barcode: 'AFTER-2' }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect(await device()).toMatchObject({ is_back: true, lost_reason: 'Left in a taxi', steps_since: '2' });
  });

  it('shows again with its first word, though it brings nothing', async () => {
    await silence();
    await retire();
    await technician.apply([]);
    expect(await device()).toMatchObject({ is_back: true, steps_since: '0' });
  });

  it('can be lost a second time', async () => {
    await silence();
    await retire();
    await technician.apply([]);
    await silence();
    expect(await retire()).toMatchObject({ status: 'applied' });
    expect(await device()).toMatchObject({ is_back: false });
  });

  it('is one like any other once it was found', async () => {
    await silence();
    await retire();
    expect(await supervisor.sayAny('restore_device.v1', { deviceId: technician.deviceId })).toMatchObject({
      status: 'applied',
    });
    expect(await device()).toMatchObject({ lost_reason: null, is_back: false });
  });
});

describe('nobody declares lost', () => {
  it('a device that spoke a moment ago', async () => {
    expect(await retire()).toMatchObject({ status: 'rejected', verdict: { code: 'device_speaks' } });
  });

  it('a device without a reason', async () => {
    await silence();
    const { deviceId } = technician;
    expect(await supervisor.sayAny('retire_device.v1', { deviceId, reason: '' })).toMatchObject({
      verdict: { code: 'arguments_invalid' },
    });
  });

  it('a device of another laboratory, or one that nobody knows', async () => {
    await silence();
    const other = await createFurnishedLaboratory(database);
    expect(await retire(other.administrator)).toMatchObject({ verdict: { code: 'device_not_found' } });
    expect(await retire(supervisor, randomUUID())).toMatchObject({ verdict: { code: 'device_not_found' } });
    expect(await device()).toMatchObject({ lost_reason: null });
  });

  it('as a technician', async () => {
    await silence();
    expect(await retire(await laboratory.enrol('technician'))).toMatchObject({ verdict: { code: 'not_permitted' } });
    expect(await device()).toMatchObject({ lost_reason: null });
  });
});
