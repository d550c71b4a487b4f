import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';
import { excursionsOf, type Span } from './oracle.ts';

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
    where tenant_id = ${tenantId} and not withdrawn order by started_at`;
  return rows.map(({ direction, started_at, alarmed_at, ended_at, peak }) => ({
    direction,
    startedAt: seconds(started_at) ?? NaN,
    alarmedAt: seconds(alarmed_at),
    endedAt: seconds(ended_at),
    peak,
  }));
}

/** Numbers that look drawn and are the same in every run. */
function seeded(seed: number) {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: random() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item);
  return { random, shuffled };
}

const limits = fc.record({
  low: fc.constantFrom(null, -5, 0),
  high: fc.constantFrom(5, 6, 8),
  hysteresis: fc.constantFrom(0, 1, 2),
  delaySeconds: fc.constantFrom(0, 60, 200),
});
// Whole degrees and half minutes, so that values lie on limits and spans last exactly their delay.
const series = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -8, max: 12 })), {
  selector: ([at]) => at,
  minLength: 1,
  maxLength: 50,
});
const batches = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 50, maxLength: 50 });

describe('the excursions of a sensor', () => {
  it('follow from its readings alone, however they come: late, twice, in pieces', { timeout: 600_000 }, async () => {
    const property = fc.asyncProperty(limits, series, batches, fc.boolean(), async (judged, points, order, inOrder) => {
      const room = await createColdRoom(database);
      await room.limit(judged);
      const all = inOrder ? points.toSorted(([a], [b]) => a - b) : points;
      const readings = all.map(([at, temperature]) => ({ at: at * 30, temperature }));
      let rest = readings;
      for (let round = 0; rest.length > 0; round += 1) {
        const size = 1 + (order[round] ?? 0) * 4;
        // The last reading of every batch comes again with the next one.
        await room.bring(rest.slice(0, size + 1));
        rest = rest.slice(size);
      }
      const known = new Map(readings.map(({ at, temperature }) => [at, temperature]));
      expect(await stored(room)).toEqual(excursionsOf(known, judged));
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it('is found when a late reading shows that a short one was long', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: 5, delaySeconds: 200 });
    await room.bring([0, 60, 90, 330, 360].map((at) => ({ at, temperature: at === 90 ? 6 : 0 })));
    expect(await stored(room)).toEqual([]);
    await room.bring([{ at: 300, temperature: 6 }]);
    expect(await stored(room)).toEqual([{ direction: 'high', startedAt: 90, alarmedAt: 300, endedAt: 330, peak: 6 }]);
  });

  it('of a week with gaps, doubled and late batches are those of the oracle', { timeout: 600_000 }, async () => {
    const room = await createColdRoom(database);
    const judged = { low: null, high: -65, hysteresis: 2, delaySeconds: 600 };
    await room.limit(judged);
    const { random, shuffled } = seeded(20_261_126);
    const readings: { at: number; temperature: number }[] = [];
    // A freezer that cycles, is opened now and then, loses its cooling for six hours on the fifth day, and is not heard for three.
    for (let minute = 0; minute < 7 * 1440; minute += 1) {
      if (minute > 3000 && minute < 3180) continue;
      const opened = minute % 700 < 25 ? 18 * Math.sin((Math.PI * (minute % 700)) / 25) : 0;
      const failed = minute > 6000 && minute < 6360 ? (minute - 6000) / 8 : 0;
      const temperature = -80 + 2 * Math.sin(minute / 12) + opened + failed + random() - 0.5;
      readings.push({ at: minute * 60, temperature: Math.round(temperature * 100) / 100 });
    }
    const pieces = Array.from({ length: Math.ceil(readings.length / 120) }, (_, n) =>
      readings.slice(n * 120, (n + 1) * 120),
    );
    // Every fifth batch comes when all others have come, in any order; every seventh comes twice.
    const late = pieces.filter((_, n) => n % 5 === 4);
    const first = pieces.filter((_, n) => n % 5 !== 4).flatMap((piece, n) => (n % 7 === 6 ? [piece, piece] : [piece]));
    for (const piece of [...first, ...shuffled(late)]) await room.bring(piece);
    const expected = excursionsOf(new Map(readings.map(({ at, temperature }) => [at, temperature])), judged);
    expect(expected.length).toBeGreaterThan(5);
    expect(await stored(room)).toEqual(expected);
  });

  it('are judged by the limits that were in force when a reading was taken', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: 5 });
    await room.limit({ high: 20 });
    // All readings lie before the change: the first limits judge them, though they come after it.
    await room.bring([
      { at: 0, temperature: 4 },
      { at: 60, temperature: 9 },
      { at: 120, temperature: 4 },
    ]);
    expect(await stored(room)).toMatchObject([{ startedAt: 60, endedAt: 120, peak: 9 }]);
  });

  it('begin where the sensor was at that time', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: 5 });
    await room.bring([{ at: 60, temperature: 9 }]);
    const [row] = await database.admin`select container_id from excursions where tenant_id = ${room.tenantId}`;
    expect(row).toEqual({ container_id: room.freezerId });
  });
});
