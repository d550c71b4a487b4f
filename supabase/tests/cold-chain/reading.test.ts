import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const curveSchema = z.object({
  span: z.string(),
  points: z.array(z.object({ at: z.string(), min: z.number(), max: z.number(), mean: z.number() })),
  excursions: z.array(z.object({ peak: z.number() })),
});
const at = (seconds: number) => new Date(BEGIN + seconds * 1000).toISOString();

async function curve(room: ColdRoom, from: number, to: number, points: number) {
  return curveSchema.parse(
    await room.administrator.person.rpc('sensor_curve', {
      ...{ p_tenant_id: room.tenantId, p_sensor_id: room.sensorId, p_from: at(from), p_to: at(to), p_points: points },
    }),
  );
}

describe('the curve of a sensor', () => {
  it('shows the same extremes from raw readings and from their sums, also when some came late and twice', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: -70 });
    const readings = Array.from({ length: 400 }, (_, n) => ({
      at: n * 60,
      temperature: -80 + (n === 123 ? 25 : (n % 7) / 10),
    }));
    await room.bring(readings.slice(200));
    await room.bring(readings.slice(0, 210));
    const raw = await curve(room, 0, 24_000, 400);
    const summed = await curve(room, 0, 24_000, 60);
    expect([raw.span, summed.span]).toEqual(['raw', 'five_minutes']);
    for (const { points, excursions } of [raw, summed]) {
      expect(Math.max(...points.map(({ max }) => max))).toBe(-55);
      expect(Math.min(...points.map(({ min }) => min))).toBe(-80);
      expect(excursions).toEqual([{ peak: -55 }]);
    }
    const [row] = await database.admin`
      select sum(temperature_count)::int as counted from reading_rollups where tenant_id = ${room.tenantId} and span = 'hour'`;
    expect(row).toEqual({ counted: 400 });
  });

  it('has a mean kinetic temperature above the plain mean when it was warm for a while', async () => {
    const room = await createColdRoom(database);
    await room.bring([
      { at: 0, temperature: 5 },
      { at: 60, temperature: 25 },
    ]);
    const [row] = await database.admin<{ mkt: number }[]>`
      select -10000 / ln(kinetic / temperature_count) - 273.15 as mkt from reading_rollups
      where tenant_id = ${room.tenantId} and span = 'hour'`;
    // 10000 K / -ln((e^(-10000/278.15) + e^(-10000/298.15)) / 2) - 273.15, worked out apart.
    expect(row?.mkt).toBeCloseTo(19.7, 2);
  });
});

describe('the samples at risk', () => {
  const riskSchema = z.object({
    total: z.number(),
    there: z.number(),
    samples: z.array(z.object({ barcode: z.string(), seconds: z.number(), isThere: z.boolean() })),
  });

  it('are those in the freezer while it was warm, each for as long as it was there', async () => {
    const room = await createColdRoom(database);
    const { administrator, siteId, freezerId } = room;
    const [boxTypeId, sampleTypeId, box, outside] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const boxArgs = (containerId: string, parentId: string | null, name: string) => ({
      ...{ containerId, siteId, parentId, position: null, typeId: boxTypeId, name, barcode: null },
    });
    const tubes = ['stayed', 'left', 'came', 'elsewhere'].map((barcode) => ({ barcode, id: randomUUID() }));
    const put = (barcode: string, containerId: string, position: string) => ({
      name: 'place_sample.v1',
      args: { sampleId: tubes.find((tube) => tube.barcode === barcode)?.id, place: { containerId, position } },
    });
    await administrator.apply([
      {
        name: 'create_container_type.v1',
        args: {
          ...{ typeId: boxTypeId, name: 'Box', kind: 'box', rows: 9, columns: 9, capacity: null },
          ...{ labelling: plainLabelling, temperatureClass: null, allowedChildren: ['sample'], refusedHazards: [] },
        },
      },
      {
        name: 'create_sample_type.v1',
        args: { sampleTypeId, name: 'Serum', colour: '#aa3300', temperatureClasses: [] },
      },
      { name: 'create_container.v1', args: boxArgs(box, freezerId, 'Inside') },
      { name: 'create_container.v1', args: boxArgs(outside, null, 'Outside') },
      ...tubes.map(({ barcode, id }) => ({
        name: 'register_sample.v1',
        args: {
          ...{ sampleId: id, labwareId: randomUUID(), barcode, name: barcode, externalId: null, sampleTypeId },
          ...{ derivation: 'primary', parentIds: [], quantity: null, unit: null, hazards: [], collectedAt: null },
          ...{ expiresAt: null, notes: '', place: null },
        },
      })),
      put('stayed', box, 'A01'),
      put('left', box, 'A02'),
      put('came', outside, 'A01'),
      put('elsewhere', outside, 'A02'),
    ]);
    // The excursion begins after all that, a little in the past so that moves lie within it.
    await database.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update placements set placed_at = placed_at - interval '2 hours' where tenant_id = ${room.tenantId}`;
      await sql`update custody_events set recorded_at = recorded_at - interval '2 hours', device_time = device_time - interval '2 hours'
        where tenant_id = ${room.tenantId}`;
    });
    await room.limit({ high: -70 });
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    await administrator.say('record_readings.v1', {
      sensorId: room.sensorId,
      source: 'manual',
      readings: [{ takenAt: hourAgo, temperature: -50, humidity: null, pressure: null, battery: null }],
    });
    await administrator.apply([put('left', outside, 'B02'), put('came', box, 'B01')]);
    const [alert] = await database.admin<{ id: string }[]>`select id from alerts where tenant_id = ${room.tenantId}`;
    const risk = riskSchema.parse(
      await administrator.person.rpc('samples_at_risk', { p_tenant_id: room.tenantId, p_alert_id: alert?.id ?? null }),
    );
    expect(risk).toMatchObject({ total: 3, there: 2 });
    const exposed = new Map(risk.samples.map(({ barcode, seconds, isThere }) => [barcode, { seconds, isThere }]));
    expect(exposed.get('stayed')).toMatchObject({ isThere: true });
    expect(exposed.get('left')).toMatchObject({ isThere: false });
    expect(exposed.get('came')).toMatchObject({ isThere: true });
    expect(exposed.get('stayed')?.seconds).toBeGreaterThanOrEqual(3600);
    expect(exposed.get('left')?.seconds).toBeGreaterThanOrEqual(3600);
    expect(exposed.get('came')?.seconds).toBeLessThan(600);
  });
});
