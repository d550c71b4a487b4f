import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createFurnishedLaboratory, type FurnishedLaboratory } from '../furnished.ts';
import type { Operator } from '../laboratory.ts';
import { begin, boxWith, named } from './travelling.ts';

let database: TestDatabase;
let laboratory: FurnishedLaboratory;
let [technician, supervisor]: Operator[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  laboratory = await createFurnishedLaboratory(database);
  technician = await laboratory.enrol('technician');
  supervisor = await laboratory.enrol('supervisor');
});
afterAll(() => database.drop());

const HOUR = 3_600_000;
const minute = () => database.admin`select private.settle_causes(clock_timestamp())`;
const open = (shipmentId: string) => database.admin`
  select severity, subject, site_id from alerts
  where kind = 'shipment_overdue' and shipment_id = ${shipmentId} and ended_at is null`;

/** A shipment under way with a box in it, expected so many hours ago; null where nobody said when. */
async function sent(position: string, hoursAgo: number | null): Promise<{ shipmentId: string; boxId: string }> {
  const expectedAt = hoursAgo === null ? null : new Date(Date.now() - hoursAgo * HOUR).toISOString();
  const { boxId } = await boxWith(laboratory, technician!, position, 0);
  const shipmentId = await begin(laboratory, technician!, { reference: `SH-${position}`, expectedAt });
  await technician!.say('pack_containers.v1', { shipmentId, containers: named(boxId) });
  await technician!.say('dispatch_shipment.v1', { shipmentId });
  return { shipmentId, boxId };
}

it('a shipment that has not arrived is told once, by its reference, where it is expected', async () => {
  const [late, soon, whenever] = [await sent('A02', 3), await sent('B02', 1), await sent('C02', null)];
  await minute();
  await minute();
  expect(await open(late.shipmentId)).toEqual([
    { severity: 'warning', subject: 'SH-A02 (North – South)', site_id: laboratory.otherSiteId },
  ]);
  expect([...(await open(soon.shipmentId)), ...(await open(whenever.shipmentId))]).toEqual([]);
});

it('two that are late are two alerts, and receiving one ends its own', async () => {
  const [received, other] = [await sent('D02', 5), await sent('E02', 5)];
  await minute();
  expect([...(await open(received.shipmentId)), ...(await open(other.shipmentId))]).toHaveLength(2);
  await supervisor!.say('receive_shipment.v1', {
    ...{
      shipmentId: received.shipmentId,
      containers: [{ containerId: received.boxId, condition: 'intact' }],
      note: '',
    },
  });
  await minute();
  expect([...(await open(received.shipmentId)), ...(await open(other.shipmentId))]).toHaveLength(1);
});

it('a later day ends the alert, and a laboratory says how long it waits', async () => {
  const { shipmentId } = await sent('D01', 5);
  await minute();
  expect(await open(shipmentId)).toHaveLength(1);
  await supervisor!.say('set_alert_rules.v1', { rules: [{ rule: 'shipment_overdue', enabled: true, amount: 6 }] });
  await minute();
  expect(await open(shipmentId)).toEqual([]);
  await supervisor!.say('set_alert_rules.v1', { rules: [{ rule: 'shipment_overdue', enabled: true, amount: 4 }] });
  await minute();
  expect(await open(shipmentId)).toHaveLength(1);
  const expectedAt = new Date(Date.now() + HOUR).toISOString();
  await technician!.say('edit_shipment.v1', { shipmentId, changes: { expectedAt } });
  await minute();
  expect(await open(shipmentId)).toEqual([]);
});
