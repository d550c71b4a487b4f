import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';
import { excursionsOf, type Limits } from './oracle.ts';

/* A probe leaves its freezer for a shipment and is taken out of it; its readings come in any pieces and any order, as long after that as they like. */

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Told {
  readonly place: 'freezer' | 'shipment' | 'nowhere';
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly peak: number;
}

/** By what each place is judged; null where nothing is known of it. */
type Judged = Readonly<Record<Told['place'], Limits | null>>;

const moment = (at: number) => new Date(BEGIN + at * 1000).toISOString();
const seconds = (time: Date | null) => (time === null ? null : (time.getTime() - BEGIN) / 1000);

/** In the freezer until `left`, in a shipment until `arrived`, nowhere since. */
async function travel({ tenantId, siteId, sensorId, administrator }: ColdRoom, left: number, arrived: number) {
  const [shipmentId, otherId] = [randomUUID(), randomUUID()];
  const { admin } = database;
  await admin`insert into sites (tenant_id, id, name, time_zone) values (${tenantId}, ${otherId}, 'South', 'UTC')`;
  await admin`
    insert into shipments (tenant_id, id, reference, from_site_id, to_site_id, state, temperature_class, created_at, dispatched_at,
      dispatched_by, received_at, received_by)
    values (${tenantId}, ${shipmentId}, 'S-1', ${siteId}, ${otherId}, 'received', 'refrigerated', ${moment(0)}, ${moment(left)}, ${administrator.userId},
      ${moment(arrived)}, ${administrator.userId})`;
  await admin`
    update sensor_placements set valid_from = ${moment(-1)}, valid_to = ${moment(left)}
    where tenant_id = ${tenantId} and sensor_id = ${sensorId}`;
  await admin`
    insert into sensor_placements (tenant_id, sensor_id, shipment_id, valid_from, valid_to, command_id)
    values (${tenantId}, ${sensorId}, ${shipmentId}, ${moment(left)}, ${moment(arrived)}, gen_random_uuid())`;
  await admin`update sensors set container_id = null where tenant_id = ${tenantId} and id = ${sensorId}`;
}

async function stored({ tenantId }: ColdRoom): Promise<Told[]> {
  const rows = await database.admin<
    { container_id: string | null; shipment_id: string | null; started_at: Date; ended_at: Date | null; peak: number }[]
  >`
    select container_id, shipment_id, started_at, ended_at, peak from excursions
    where tenant_id = ${tenantId} and not withdrawn order by started_at`;
  return rows.map(({ container_id, shipment_id, started_at, ended_at, peak }) => ({
    place: container_id !== null ? 'freezer' : shipment_id !== null ? 'shipment' : 'nowhere',
    startedAt: seconds(started_at) ?? NaN,
    endedAt: seconds(ended_at),
    peak,
  }));
}

/**
 * What the oracle says of each place alone. What lasts when the probe leaves a place ends there. What nobody had to know by then was nothing, once
 * anything later is known; until then it may turn out longer.
 */
function expected(points: ReadonlyMap<number, number>, judged: Judged, left: number, arrived: number): Told[] {
  const stays = [
    { place: 'freezer', from: -Infinity, to: left },
    { place: 'shipment', from: left, to: arrived },
    { place: 'nowhere', from: arrived, to: null },
  ] as const;
  return stays.flatMap(({ place, from, to }) => {
    const there = new Map([...points].filter(([at]) => at >= from && (to === null || at < to)));
    const limits = judged[place];
    if (limits === null) return [];
    const isLast = there.has(Math.max(...points.keys()));
    return excursionsOf(there, limits).flatMap(({ startedAt, alarmedAt, endedAt, peak }) => {
      const isPending = endedAt === null && alarmedAt === null;
      if (isPending && to !== null && !isLast) return [];
      return [{ place, startedAt, endedAt: isPending ? null : (endedAt ?? to), peak }];
    });
  });
}

const limits = fc.record({
  low: fc.constantFrom(null, -5, 0),
  high: fc.constantFrom(5, 6, 8),
  hysteresis: fc.constantFrom(0, 1, 2),
  delaySeconds: fc.constantFrom(0, 60, 200),
});
// Whole degrees and half minutes; the probe leaves and arrives at the moment of a reading or between two.
const series = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -8, max: 12 })), {
  selector: ([at]) => at,
  minLength: 1,
  maxLength: 50,
});
const journeys = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));
const batches = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 50, maxLength: 50 });

/** A journey like this one, told in pieces: what is stored, and what the oracle says. */
const told = (prepare: (room: ColdRoom, first: Limits, second: Limits) => Promise<Judged>) =>
  fc.asyncProperty(
    ...([limits, limits, series, journeys, batches, fc.boolean()] as const),
    async (first, second, points, [leaves, lasts], order, inOrder) => {
      const room = await createColdRoom(database);
      const judged = await prepare(room, first, second);
      const [left, arrived] = [leaves * 15, (leaves + lasts) * 15];
      await travel(room, left, arrived);
      const all = inOrder ? points.toSorted(([a], [b]) => a - b) : points;
      const readings = all.map(([at, temperature]) => ({ at: at * 30, temperature }));
      let rest = readings;
      for (let round = 0; rest.length > 0; round += 1) {
        const size = 1 + (order[round] ?? 0) * 4;
        await room.bring(rest.slice(0, size + 1));
        rest = rest.slice(size);
      }
      const known = new Map(readings.map(({ at, temperature }) => [at, temperature]));
      expect(await stored(room)).toEqual(expected(known, judged, left, arrived));
    },
  );

it('what a probe says on its way is parted from what it said before and says since', { timeout: 600_000 }, async () => {
  const property = told(async (room, own) => {
    await room.limit(own);
    return { freezer: own, shipment: own, nowhere: own };
  });
  await fc.assert(property, { numRuns: 60 });
});

it(
  'without limits of its own it is judged by the class of each place, and nowhere by none',
  { timeout: 600_000 },
  async () => {
    const property = told(async (room, freezer, shipment) => {
      await room.limit({ ...freezer, sensorId: null, temperatureClass: 'minus_80' });
      await room.limit({ ...shipment, sensorId: null, temperatureClass: 'refrigerated' });
      return { freezer, shipment, nowhere: null };
    });
    await fc.assert(property, { numRuns: 60 });
  },
);
