import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movePlanSchema } from '../../../lib/domain/alerts/move-plan.ts';
import { samplesAtRiskSchema } from '../../../lib/domain/readings/answers.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';
import { type Filling, fillFreezer, warmFreezer } from './full-freezer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function warmRoom(filling: Omit<Filling, 'hoursAgo'>) {
  const room = await createColdRoom(database);
  const full = await fillFreezer(database, room, { ...filling, hoursAgo: 48 });
  await room.limit({ high: -70 });
  return { room, full, alertId: await warmFreezer(database, room, 3) };
}

async function plan(room: ColdRoom, alertId: string) {
  const answer = await room.administrator.person.rpc('move_plan', { p_tenant_id: room.tenantId, p_alert_id: alertId });
  return movePlanSchema.parse(answer);
}

/** An empty box of the room's type somewhere. */
async function emptyBox(room: ColdRoom, typeId: string, parentId: string, position: string | null): Promise<string> {
  const containerId = randomUUID();
  const result = await room.administrator.say('create_container.v1', {
    ...{ containerId, siteId: room.siteId, parentId, position, typeId, name: 'Empty', barcode: null },
  });
  expect(result.status).toBe('applied');
  return containerId;
}

describe('the plan of moves', () => {
  it('sends whole boxes to the free places of a freezer of the same class, and its moves are carried out as they stand', async () => {
    const { room, full, alertId } = await warmRoom({ boxes: 3, tubes: 4, spare: 4 });
    const suggested = await plan(room, alertId);
    expect(suggested).toMatchObject({
      samples: 12,
      temperatureClass: 'minus_80',
      unplaced: { samples: 0, holders: [] },
    });
    expect(suggested.steps.map(({ kind, samples, near, to }) => ({ kind, samples, near, to }))).toEqual(
      ['A01', 'B01', 'C01'].map((position) => ({
        ...{ kind: 'container', samples: 4, near: 'site', to: { containerId: full.spareId, position } },
      })),
    );
    for (const { id, to } of suggested.steps) {
      const result = await room.administrator.say('move_container.v1', {
        ...{ containerId: id, siteId: room.siteId, parentId: to.containerId, position: to.position },
      });
      expect(result.status).toBe('applied');
    }
    expect((await plan(room, alertId)).steps).toEqual([]);
    // What was carried out was at risk all the same.
    const risk = await room.administrator.person.rpc('samples_at_risk', {
      ...{ p_tenant_id: room.tenantId, p_alert_id: alertId },
    });
    expect(samplesAtRiskSchema.parse(risk)).toMatchObject({ total: 12, there: 0 });
  });

  it('goes on with single tubes where no box fits any more, and says what finds no place', async () => {
    const { room, full, alertId } = await warmRoom({ boxes: 3, tubes: 50, spare: 2 });
    const box = await emptyBox(room, full.boxTypeId, full.spareId, 'A01');
    await room.administrator.say('block_position.v1', { containerId: box, position: 'A01', reason: 'bent' });
    const { steps, unplaced } = await plan(room, alertId);
    // One place for a box is left, and 80 positions in the empty one for the 100 tubes of the other two.
    expect(steps.filter(({ kind }) => kind === 'container')).toHaveLength(1);
    const tubes = steps.filter(({ kind }) => kind === 'sample');
    expect(tubes).toHaveLength(80);
    expect(new Set(tubes.map(({ to }) => to.position)).size).toBe(80);
    expect(tubes.every(({ to }) => to.containerId === box && to.position !== 'A01')).toBe(true);
    expect(unplaced.samples).toBe(20);
    const first = tubes.slice(0, 10).map(({ id, to }) => ({ sampleId: id, to }));
    expect((await room.administrator.say('move_many.v1', { moves: first })).status).toBe('applied');
  });

  it('sends nothing into a freezer that is too warm itself, of another class, or that the samples do not bear', async () => {
    const { room, full, alertId } = await warmRoom({ boxes: 1, tubes: 2, spare: 3 });
    const sensorId = randomUUID();
    await room.administrator.say('register_sensor.v1', {
      ...{ sensorId, name: 'Probe 2', source: 'logger', hardwareId: null, containerId: full.spareId, siteId: null },
    });
    await room.administrator.say('set_threshold.v1', {
      ...{ thresholdId: randomUUID(), sensorId, temperatureClass: null, quantity: 'temperature', low: null, high: -70 },
      ...{ hysteresis: 0, delaySeconds: 0, silentAfterSeconds: null, severity: 'critical' },
    });
    const at = new Date(Date.now() - 60_000).toISOString();
    const warm = { takenAt: at, temperature: -40, humidity: null, pressure: null, battery: null };
    await room.administrator.say('record_readings.v1', { sensorId, source: 'manual', readings: [warm] });
    expect(await plan(room, alertId)).toMatchObject({ steps: [], unplaced: { samples: 2 } });
    await room.administrator.say('record_readings.v1', {
      ...{ sensorId, source: 'manual', readings: [{ ...warm, takenAt: new Date().toISOString(), temperature: -80 }] },
    });
    expect((await plan(room, alertId)).steps).toHaveLength(1);
    await database.admin`update sample_types set temperature_classes = '{minus_20}' where tenant_id = ${room.tenantId}`;
    expect(await plan(room, alertId)).toMatchObject({ steps: [], unplaced: { samples: 2 } });
  });
});

describe('what is decided about samples at risk', () => {
  it('stands beside each of them, in its history with the alert, and survives its end', async () => {
    const { room, alertId } = await warmRoom({ boxes: 1, tubes: 3, spare: 1 });
    const { administrator: lead, tenantId } = room;
    const ask = async () =>
      samplesAtRiskSchema.parse(
        await lead.person.rpc('samples_at_risk', { p_tenant_id: tenantId, p_alert_id: alertId }),
      );
    const [a, b, c] = (await ask()).samples.map(({ sampleId }) => ({ sampleId }));
    if (!a || !b || !c) throw new Error('Three samples were put at risk');
    const because = { reason: 'Warm for three hours', alertId };
    await lead.say('quarantine_samples.v1', { samples: [a, b, c], because });
    await lead.say('release_samples.v1', { samples: [b], because });
    await lead.say('discard_samples.v1', { samples: [c], because });
    const after = await ask();
    expect(after).toMatchObject({ total: 3, there: 2, decided: 3 });
    const found = (id: { sampleId: string }) => after.samples.find(({ sampleId }) => sampleId === id.sampleId);
    expect(found(a)).toMatchObject({ decision: 'quarantined', isQuarantined: true, isThere: true });
    expect(found(b)).toMatchObject({ decision: 'released', isQuarantined: false });
    expect(found(c)).toMatchObject({ decision: 'disposed', isThere: false });
    const history = await database.admin`
      select kind, alert_id, reason from custody_events where tenant_id = ${tenantId} and sample_id = ${c.sampleId} order by id`;
    expect(history.slice(-2)).toEqual([
      { kind: 'quarantined', alert_id: alertId, reason: 'Warm for three hours' },
      { kind: 'disposed', alert_id: alertId, reason: 'Warm for three hours' },
    ]);
  });
});
