import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { movePlanSchema } from '../../../lib/domain/alerts/move-plan.ts';
import { sampleExposureSchema, samplesAtRiskSchema } from '../../../lib/domain/readings/answers.ts';
import { temperatureReportSchema } from '../../../lib/domain/reports/temperature-report.ts';
import { staysSchema } from '../../../lib/domain/sensors/stays.ts';
import { claimedSchema } from '../../functions/dispatch-deliveries/claimed.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { type Journey, ago, createJourney } from './journey.ts';

/* Loggers that travel with boxes: what they say concerns the shipment, as long as they are in it, whenever it is read. */

let database: TestDatabase;
let journey: Journey;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  journey = await createJourney(database);
});

const excursionsSchema = z.array(
  z.object({
    shipment_id: z.uuid().nullable(),
    container_id: z.uuid().nullable(),
    started: z.number(),
    ended: z.number().nullable(),
    withdrawn: z.boolean(),
    alert_id: z.uuid().nullable(),
    alert_ended: z.boolean().nullable(),
    alert_shipment: z.uuid().nullable(),
  }),
);

/** The excursions of the logger, oldest first; `started` and `ended` in hours ago. */
async function excursions() {
  const rows = await database.admin`
    select e.shipment_id, e.container_id, e.withdrawn, e.alert_id, a.ended_at is not null as alert_ended, a.shipment_id as alert_shipment,
      round(extract(epoch from now() - e.started_at)::numeric / 3600, 1)::float8 as started,
      round(extract(epoch from now() - e.ended_at)::numeric / 3600, 1)::float8 as ended
    from excursions e left join alerts a on a.tenant_id = e.tenant_id and a.id = e.alert_id
    where e.tenant_id = ${journey.room.tenantId} and e.sensor_id = ${journey.loggerId} order by e.started_at`;
  return excursionsSchema.parse([...rows]);
}

async function onlyExcursion() {
  const all = await excursions();
  const [one] = all;
  expect(all).toHaveLength(1);
  if (!one?.alert_id) throw new Error('there is no alert');
  return { ...one, alert_id: one.alert_id };
}

const ask = (name: string, args: Record<string, unknown>) =>
  journey.room.administrator.person.rpc(name, { p_tenant_id: journey.room.tenantId, ...args });
const pulledSchema = z.object({
  cursor: z.number(),
  epoch: z.number(),
  changes: z.array(z.object({ kind: z.string(), id: z.string(), doc: z.record(z.string(), z.unknown()).nullable() })),
});
/** What changed for every device; since an earlier answer, or at all. */
const pulled = async (before?: z.infer<typeof pulledSchema>) =>
  pulledSchema.parse(
    await ask('pull_changes', {
      ...{ p_scope: 'tenant', p_cursor: before?.cursor ?? 0, p_limit: 1000, p_epoch: before?.epoch ?? null },
    }),
  );
const atRisk = async (alertId: string) =>
  samplesAtRiskSchema.parse(await ask('samples_at_risk', { p_alert_id: alertId }));

describe('a logger in a shipment', () => {
  it('is judged by the class of the shipment, and its alert is about the shipment', async () => {
    await journey.bring([
      [10, -80],
      [9, -60],
      [8, -78],
    ]);
    expect(await onlyExcursion()).toMatchObject({
      ...{
        shipment_id: journey.shipmentId,
        alert_shipment: journey.shipmentId,
        started: 9,
        ended: 8,
        container_id: null,
      },
    });
  });

  it('is judged by its own limits before those of the class', async () => {
    const { administrator } = journey.room;
    await administrator.say('set_threshold.v1', {
      ...{ thresholdId: randomUUID(), sensorId: journey.loggerId, temperatureClass: null, quantity: 'temperature' },
      ...{ low: null, high: -50, hysteresis: 0, delaySeconds: 0, silentAfterSeconds: null, severity: 'critical' },
    });
    await journey.bring([
      [10, -60],
      [9, -45],
    ]);
    expect(await excursions()).toMatchObject([{ started: 9, ended: null }]);
  });

  it('never is one matter with a freezer of the site that it left', async () => {
    const { room } = journey;
    await room.administrator.say('record_readings.v1', {
      sensorId: room.sensorId,
      source: 'logger',
      readings: [{ takenAt: ago(0.1), temperature: -40, humidity: null, pressure: null, battery: null }],
    });
    await journey.bring([[0.1, -60]]);
    const incidents = await database.admin`
      select distinct incident_id from alerts where tenant_id = ${room.tenantId}`;
    expect(incidents).toHaveLength(2);
  });

  it('tells of nothing while it is on the road without a gateway, however long', async () => {
    const { room, loggerId } = journey;
    await room.administrator.say('set_threshold.v1', {
      ...{ thresholdId: randomUUID(), sensorId: loggerId, temperatureClass: null, quantity: 'temperature', low: null },
      ...{ high: -50, hysteresis: 0, delaySeconds: 0, silentAfterSeconds: 3600, severity: 'critical' },
    });
    await journey.bring([[5, -80]]);
    const silent = () => database.admin`select * from private.silent_sensors(now()) where sensor_id = ${loggerId}`;
    expect(await silent()).toHaveLength(0);
    await database.admin`update sensors set source = 'gateway' where id = ${loggerId}`;
    expect(await silent()).toMatchObject([{ shipment_id: journey.shipmentId }]);
  });
});

describe('what is told of a shipment', () => {
  it('goes out with the name of the shipment and of the site that it is on its way to', async () => {
    const { tenantId } = journey.room;
    await database.admin`
      insert into channels (tenant_id, id, name, connector, config, secret_sealed, minimum_severity)
      values (${tenantId}, ${randomUUID()}, 'Chat', 'webhook', '{}', 'sealed', 'warning')`;
    await journey.bring([[1, -60]]);
    const claimed = z
      .array(z.unknown())
      .parse((await database.admin`select public.claim_deliveries(100) as rows`)[0]?.['rows']);
    const told = claimed.map((row) => claimedSchema.parse(row)).filter((row) => row.tenantId === tenantId);
    expect(told).toMatchObject([
      { alert: { place: null, sensor: 'Logger', shipment: { reference: 'S-1', toSite: 'South' } } },
    ]);
  });
});

describe('what is at risk in a shipment', () => {
  it('are the tubes in its boxes, each as long as its box was in there; what stayed in the freezer is not', async () => {
    await journey.pack(0, 20);
    await journey.pack(1, 8);
    await journey.bring([
      [10, -60],
      [6, -80],
    ]);
    const { alert_id } = await onlyExcursion();
    const { samples, there } = await atRisk(alert_id);
    const [first, second] = [await journey.tubesOf(0), await journey.tubesOf(1)];
    expect(there).toBe(4);
    expect(samples.map(({ sampleId }) => sampleId).toSorted()).toEqual([...first, ...second].toSorted());
    const hours = (ids: readonly string[]) =>
      samples.filter(({ sampleId }) => ids.includes(sampleId)).map(({ seconds }) => Math.round(seconds / 360) / 10);
    expect([hours(first), hours(second)]).toEqual([
      [4, 4],
      [2, 2],
    ]);
  });

  it('is not a box that was taken out before, and one that was taken out meanwhile only until then', async () => {
    await journey.pack(0, 20);
    await journey.pack(1, 20);
    await journey.unpack(0, 12);
    await journey.unpack(1, 9);
    await journey.bring([
      [10, -60],
      [6, -80],
    ]);
    const { alert_id } = await onlyExcursion();
    const { samples, there } = await atRisk(alert_id);
    expect(there).toBe(0);
    expect(samples.map(({ sampleId }) => sampleId).toSorted()).toEqual(await journey.tubesOf(1));
    expect(samples.map(({ seconds }) => Math.round(seconds / 360) / 10)).toEqual([1, 1]);
  });

  it('counts for the life of a tube like what it met in its freezer, and each only once', async () => {
    const { room } = journey;
    await room.administrator.say('record_readings.v1', {
      sensorId: room.sensorId,
      source: 'logger',
      readings: [
        { takenAt: ago(22), temperature: -40, humidity: null, pressure: null, battery: null },
        { takenAt: ago(18), temperature: -80, humidity: null, pressure: null, battery: null },
      ],
    });
    await journey.pack(0, 20);
    await journey.bring([
      [10, -60],
      [9, -80],
    ]);
    const [tube] = await journey.tubesOf(0);
    const [stayed] = await journey.tubesOf(1);
    const life = async (id: string | undefined) =>
      sampleExposureSchema.parse(await ask('sample_exposure', { p_sample_id: id ?? null }));
    const [travelled, kept] = [await life(tube), await life(stayed)];
    expect([travelled.excursions, Math.round(travelled.seconds / 360) / 10]).toEqual([2, 3]);
    expect([kept.excursions, Math.round(kept.seconds / 360) / 10]).toEqual([1, 4]);
  });

  it('is offered the free places of the right class at the site that it is on its way to', async () => {
    await journey.pack(0, 20);
    await journey.bring([[5, -60]]);
    const { alert_id } = await onlyExcursion();
    const plan = movePlanSchema.parse(await ask('move_plan', { p_alert_id: alert_id }));
    expect(plan).toMatchObject({
      shipment: { id: journey.shipmentId, reference: 'S-1', toSite: 'South', state: 'in_transit' },
      steps: [{ kind: 'container', id: journey.full.boxIds[0], to: { containerId: journey.otherFreezerId } }],
      unplaced: { samples: 0 },
    });
  });
});

describe('the temperature report of a logger that has travelled', () => {
  it('judges each reading by the limits of where it was taken, and says where that was', async () => {
    const { room, loggerId, otherFreezerId, shipmentId } = journey;
    await room.administrator.say('set_threshold.v1', {
      ...{
        thresholdId: randomUUID(),
        sensorId: null,
        temperatureClass: 'minus_20',
        quantity: 'temperature',
        low: null,
      },
      ...{ high: -15, hysteresis: 0, delaySeconds: 0, silentAfterSeconds: null, severity: 'critical' },
    });
    await database.admin`update shipments set temperature_class = 'minus_20' where id = ${shipmentId}`;
    await journey.receive(6);
    await room.administrator.say('place_sensor.v1', { sensorId: loggerId, containerId: otherFreezerId, siteId: null });
    await database.admin`
      update sensor_placements set valid_from = ${ago(5)} where sensor_id = ${loggerId} and container_id is not null`;
    await journey.bring([
      [10, -20],
      [9.5, -20],
      [3, -20],
      [2.5, -20],
    ]);
    const report = temperatureReportSchema.parse(
      await ask('temperature_report', { p_sensor_id: loggerId, p_from: ago(24), p_to: ago(0) }),
    );
    expect(report.limits.map(({ high }) => high)).toEqual([-15, -70]);
    expect(Math.round(report.above / 360) / 10).toBe(0.5);
    expect(report.stays).toMatchObject([
      { shipment: { id: shipmentId, reference: 'S-1', fromSite: 'Site', toSite: 'South', state: 'received' } },
      { shipment: null, site: 'South', path: [{ name: 'Freezer S' }], to: null },
    ]);
    const stays = staysSchema.parse(await ask('sensor_stays', { p_sensor_id: loggerId }));
    expect(stays.map(({ shipment }) => shipment?.reference)).toEqual(['S-1', undefined]);
  });
});

describe('when a shipment has arrived', () => {
  it('its loggers are nowhere, and what was wrong in it is over at that moment', async () => {
    await journey.bring([
      [10, -80],
      [5, -60],
    ]);
    await journey.receive(2);
    expect(await onlyExcursion()).toMatchObject({ started: 5, ended: 2, alert_ended: true });
    const [sensor] = await database.admin`
      select s.shipment_id, h.valid_to is not null as is_over from sensors s
      join sensor_placements h on h.tenant_id = s.tenant_id and h.sensor_id = s.id where s.id = ${journey.loggerId}`;
    expect(sensor).toEqual({ shipment_id: null, is_over: true });
  });

  it('devices hear with it that its loggers are nowhere and that the alert is over', async () => {
    const { room, shipmentId, loggerId, full } = journey;
    await journey.pack(0, 20);
    await journey.bring([[5, -60]]);
    const { alert_id } = await onlyExcursion();
    await room.administrator.say('acknowledge_alert.v1', { alertId: alert_id, note: 'ice' });
    const before = await pulled();
    const result = await room.administrator.say('receive_shipment.v1', {
      ...{ shipmentId, containers: [{ containerId: full.boxIds[0] ?? '', condition: 'thawed' }], note: '' },
    });
    expect(result.status).toBe('applied');
    const { changes } = await pulled(before);
    const sensor = changes.find(({ id }) => id === loggerId);
    expect(sensor?.doc).toMatchObject({ shipmentId: null, containerId: null, siteId: null });
    expect(changes.find(({ id }) => id === alert_id)).toMatchObject({ kind: 'alert', doc: null });
    expect((await excursions())[0]?.ended).toBe(0);
  });

  it('that a logger said nothing on the way is over, too', async () => {
    const { room, loggerId, shipmentId } = journey;
    await database.admin`
      insert into alerts (tenant_id, id, kind, severity, sensor_id, shipment_id, started_at, opened_at)
      values (${room.tenantId}, ${randomUUID()}, 'sensor_silent', 'critical', ${loggerId}, ${shipmentId}, ${ago(5)}, ${ago(4)})`;
    await journey.receive(2);
    const [alert] =
      await database.admin`select ended_at is not null as is_over from alerts where sensor_id = ${loggerId}`;
    expect(alert).toEqual({ is_over: true });
  });

  it('what its logger is asked only then concerns the journey up to its end, and nothing afterwards', async () => {
    await journey.pack(0, 20);
    await journey.receive(2);
    await journey.bring([
      [10, -80],
      [5, -60],
      [1, 20],
      [0.5, 21],
    ]);
    const one = await onlyExcursion();
    expect(one).toMatchObject({ shipment_id: journey.shipmentId, started: 5, ended: 2, alert_ended: true });
    const { samples } = await atRisk(one.alert_id);
    expect(samples.map(({ seconds }) => Math.round(seconds / 360) / 10)).toEqual([3, 3]);
  });

  it('what is asked when the logger lies in a freezer again is still of the journey, and the bench in between of nothing', async () => {
    const { room, loggerId, freezer } = { ...journey, freezer: journey.otherFreezerId };
    await journey.receive(4);
    await room.administrator.say('place_sensor.v1', { sensorId: loggerId, containerId: freezer, siteId: null });
    await database.admin`
      update sensor_placements set valid_from = ${ago(2)} where sensor_id = ${loggerId} and container_id is not null`;
    await journey.bring([
      [6, -60],
      [3, 20],
      [1.5, -60],
      [1, -80],
    ]);
    expect(await excursions()).toMatchObject([
      { shipment_id: journey.shipmentId, container_id: null, started: 6, ended: 4 },
      { shipment_id: null, container_id: freezer, started: 1.5, ended: 1 },
    ]);
  });

  it('what is asked afterwards may show that it was well again before it arrived', async () => {
    await journey.bring([[5, -60]]);
    await journey.receive(2);
    expect(await excursions()).toMatchObject([{ started: 5, ended: 2 }]);
    await journey.bring([
      [4, -80],
      [3, -81],
    ]);
    expect(await onlyExcursion()).toMatchObject({ started: 5, ended: 4, withdrawn: false });
  });

  it('what was said between the arrival and the word of it is taken back', async () => {
    await journey.bring([
      [10, -80],
      [1, -10],
    ]);
    expect(await excursions()).toMatchObject([{ started: 1, withdrawn: false }]);
    await journey.receive(2);
    expect(await excursions()).toMatchObject([{ withdrawn: true, alert_ended: true }]);
  });

  it('whoever puts the logger elsewhere on the way has ended its journey', async () => {
    const { room, loggerId } = journey;
    await journey.bring([[0.2, -60]]);
    const result = await room.administrator.say('place_sensor.v1', {
      sensorId: loggerId,
      containerId: null,
      siteId: null,
    });
    expect(result.status).toBe('applied');
    expect(await onlyExcursion()).toMatchObject({ started: 0.2, ended: 0, alert_ended: true });
  });
});
