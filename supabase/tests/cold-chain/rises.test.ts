import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Alert, alertSchema } from '../../../lib/domain/alerts/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { emptyHold, pullAll } from '../sync/puller.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';
import { excursionsOf, risesOf, type Span } from './oracle.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const seconds = (time: Date | null) => (time === null ? null : (time.getTime() - BEGIN) / 1000);

async function stored({ tenantId }: ColdRoom): Promise<Span[]> {
  const rows = await database.admin<
    { direction: 'high' | 'low'; started_at: Date; alarmed_at: Date | null; ended_at: Date | null; peak: number }[]
  >`
    select direction, started_at, alarmed_at, ended_at, peak from excursions
    where tenant_id = ${tenantId} and quantity = 'temperature_rise' and not withdrawn order by started_at`;
  return rows.map(({ direction, started_at, alarmed_at, ended_at, peak }) => ({
    ...{ direction, startedAt: seconds(started_at) ?? NaN, alarmedAt: seconds(alarmed_at), endedAt: seconds(ended_at) },
    peak,
  }));
}

async function held(room: ColdRoom): Promise<Alert[]> {
  const hold = await pullAll(room.administrator.person, room.tenantId, emptyHold('tenant'), 500);
  return [...hold.rows].flatMap(([key, row]) => (key.startsWith('alert ') ? [alertSchema.parse(row.doc)] : []));
}

const limits = fc.record({
  low: fc.constant(null),
  high: fc.constantFrom(2, 4, 5),
  hysteresis: fc.constantFrom(0, 1),
  delaySeconds: fc.constantFrom(0, 300, 600),
});
// Every 2.5 minutes, so that readings lie on the edge of the quarter of an hour and gaps are longer than it.
const series = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -8, max: 8 })), {
  ...{ selector: ([at]: [number, number]) => at, minLength: 1, maxLength: 45 },
});
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 50, maxLength: 50 });

describe('how fast it gets warmer', () => {
  it('follows from the readings alone, however they come: late, twice, in pieces', { timeout: 600_000 }, async () => {
    const property = fc.asyncProperty(limits, series, sizes, fc.boolean(), async (judged, points, pieces, inOrder) => {
      const room = await createColdRoom(database);
      await room.limit({ ...judged, quantity: 'temperature_rise' });
      const all = inOrder ? points.toSorted(([a], [b]) => a - b) : points;
      const readings = all.map(([at, temperature]) => ({ at: at * 150, temperature }));
      let rest = readings;
      for (let round = 0; rest.length > 0; round += 1) {
        const size = pieces[round] ?? 1;
        // The last reading of every batch comes again with the next one.
        await room.bring(rest.slice(0, size + 1));
        rest = rest.slice(size);
      }
      const known = new Map(readings.map(({ at, temperature }) => [at, temperature]));
      expect(await stored(room)).toEqual(excursionsOf(risesOf(known), judged));
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('is told before the limit of the temperature is reached, and is over when it rises no more', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: -60 });
    await room.limit({ quantity: 'temperature_rise', high: 5, hysteresis: 1, severity: 'warning' });
    await room.bring([0, 5, 10, 15].map((minute) => ({ at: minute * 60, temperature: -80 + minute / 2 })));
    expect(await held(room)).toMatchObject([
      { kind: 'excursion', quantity: 'temperature_rise', direction: 'high', limit: 5, peak: 7.5, endedAt: null },
    ]);
    await room.bring([20, 25, 30, 35].map((minute) => ({ at: minute * 60, temperature: -72 })));
    const [alert, ...others] = await held(room);
    expect(others).toEqual([]);
    expect(alert?.endedAt).not.toBeNull();
  });

  it('is worked out anew a quarter of an hour beyond a late reading, past those that are inside', async () => {
    const room = await createColdRoom(database);
    await room.limit({ quantity: 'temperature_rise', high: 5 });
    await room.bring([
      { at: 300, temperature: 3 },
      { at: 600, temperature: 6 },
    ]);
    expect(await stored(room)).toEqual([]);
    await room.bring([{ at: 0, temperature: 0 }]);
    expect(await stored(room)).toMatchObject([{ startedAt: 600, peak: 6 }]);
  });

  it('is judged by the limits of the class, where the sensor has none of its own', async () => {
    const room = await createColdRoom(database);
    await room.limit({ sensorId: null, temperatureClass: 'minus_80', quantity: 'temperature_rise', high: 5 });
    await room.bring([
      { at: 0, temperature: -80 },
      { at: 60, temperature: -70 },
    ]);
    expect(await held(room)).toMatchObject([{ quantity: 'temperature_rise', peak: 10 }]);
  });
});
