import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Alert, alertSchema } from '../../../lib/domain/alerts/model.ts';
import { doorOpeningsSchema } from '../../../lib/domain/readings/answers.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { emptyHold, pullAll } from '../sync/puller.ts';
import { BEGIN, type ColdRoom, createColdRoom, reading } from './cold-room.ts';
import { type Opening, openingsOf } from './door-oracle.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const seconds = (time: Date | null) => (time === null ? null : (time.getTime() - BEGIN) / 1000);

interface Row {
  readonly started_at: Date;
  readonly noticed_at: Date;
  readonly alarmed_at: Date | null;
  readonly ended_at: Date | null;
  readonly base: number;
  readonly peak: number;
  readonly is_told: boolean;
}

async function stored({ tenantId }: ColdRoom): Promise<Row[]> {
  return await database.admin<Row[]>`
    select started_at, noticed_at, alarmed_at, ended_at, base, peak, alert_id is not null as is_told from door_openings
    where tenant_id = ${tenantId} and not withdrawn order by started_at`;
}

const openingOf = (row: Row): Opening => ({
  ...{
    startedAt: seconds(row.started_at) ?? NaN,
    noticedAt: seconds(row.noticed_at) ?? NaN,
    base: row.base,
    peak: row.peak,
  },
  ...{ alarmedAt: seconds(row.alarmed_at), endedAt: seconds(row.ended_at) },
});

async function held(room: ColdRoom): Promise<Alert[]> {
  const hold = await pullAll(room.administrator.person, room.tenantId, emptyHold('tenant'), 500);
  return [...hold.rows].flatMap(([key, row]) => (key.startsWith('alert ') ? [alertSchema.parse(row.doc)] : []));
}

const limits = fc.record({
  high: fc.constantFrom(3, 4, 6),
  hysteresis: fc.constantFrom(1, 2),
  delaySeconds: fc.constantFrom(0, 600, 1200),
});
// Mostly a level that an open door holds, so that openings last, and late readings cut them in two or join them.
const temperature = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(7.5, 8) },
  // Turned back, with no rise above it before the next step upwards.
  { weight: 2, arbitrary: fc.constantFrom(6, 6.5, 12, 16) },
  { weight: 1, arbitrary: fc.integer({ min: -8, max: 8 }) },
);
// Every 2.5 minutes, so that readings lie on the edge of the ten minutes and gaps are longer than them.
const series = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), temperature), {
  ...{ selector: ([at]: [number, number]) => at, minLength: 1, maxLength: 45 },
});
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 50, maxLength: 50 });
// Some runs with longer steps, so that an opening can last for more than twelve hours.
const pace = fc.constantFrom(150, 150, 300, 900);

const watch = { quantity: 'door_open', high: 5, hysteresis: 2, delaySeconds: 600, severity: 'warning' } as const;
const minutes = (...points: (readonly [minute: number, temperature: number])[]) =>
  points.map(([minute, temperature]) => ({ at: minute * 60, temperature }));

describe('openings of a door', () => {
  it('follow from the readings alone, however they come: late, twice, in pieces', { timeout: 600_000 }, async () => {
    const property = fc.asyncProperty(
      ...([limits, series, sizes, pace, fc.boolean()] as const),
      async (judged, points, pieces, step, inOrder) => {
        const room = await createColdRoom(database);
        await room.limit({ ...judged, quantity: 'door_open' });
        const all = inOrder ? points.toSorted(([a], [b]) => a - b) : points;
        const readings = all.map(([at, temperature]) => ({ at: at * step, temperature }));
        let rest = readings;
        for (let round = 0; rest.length > 0; round += 1) {
          const size = pieces[round] ?? 1;
          // The last reading of every batch comes again with the next one.
          await room.bring(rest.slice(0, size + 1));
          rest = rest.slice(size);
        }
        const known = new Map(readings.map(({ at, temperature }) => [at, temperature]));
        const rows = await stored(room);
        expect(rows.map(openingOf)).toEqual(openingsOf(known, judged));
        expect(rows.every(({ alarmed_at, is_told }) => is_told === (alarmed_at !== null))).toBe(true);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('that turn back in time are counted, and raise nothing', async () => {
    const room = await createColdRoom(database);
    await room.limit(watch);
    await room.bring(minutes([0, -80], [2, -70], [4, -66], [6, -74], [20, -80], [22, -72], [25, -79]));
    expect(await held(room)).toEqual([]);
    const answer = await room.administrator.person.rpc('door_openings_in', {
      ...{ p_tenant_id: room.tenantId, p_sensor_id: room.sensorId },
      ...{ p_from: reading(0, 0).takenAt, p_to: reading(3600, 0).takenAt },
    });
    expect(doorOpeningsSchema.parse(answer)).toMatchObject({ isWatched: true, count: 2, seconds: 660, longest: 360 });
  });

  it('that do not turn back are told before the limit of the temperature is reached, and are over when the door is shut', async () => {
    const room = await createColdRoom(database);
    await room.limit({ high: -50 });
    await room.limit(watch);
    await room.bring(minutes([0, -80], [2, -70], [6, -65], [10, -62]));
    expect(await held(room)).toMatchObject([
      { kind: 'door_open', severity: 'warning', quantity: null, peak: -62, endedAt: null },
    ]);
    await room.bring(minutes([12, -64.5]));
    expect(await held(room)).toMatchObject([{ kind: 'door_open', endedAt: reading(720, 0).takenAt }]);
  });

  it('are not what a failing compressor does: a slow rise is none', async () => {
    const room = await createColdRoom(database);
    await room.limit(watch);
    await room.bring(
      Array.from({ length: 120 }, (_, minute) => ({ at: minute * 60, temperature: -80 + minute * 0.4 })),
    );
    expect([await stored(room), await held(room)]).toEqual([[], []]);
  });

  it('that another hid are found when a late reading shows that one to be over', async () => {
    const room = await createColdRoom(database);
    await room.limit(watch);
    await room.bring(minutes([0, 0], [5, 8], [10, 8], [15, 8], [20, 8], [25, 8], [30, 16], [35, 16]));
    expect((await stored(room)).map(openingOf)).toMatchObject([{ startedAt: 0, endedAt: null, peak: 16 }]);
    await room.bring(minutes([7, 5.5]));
    expect((await stored(room)).map(openingOf)).toMatchObject([
      { startedAt: 0, endedAt: 420, peak: 8 },
      { startedAt: 1500, endedAt: null, peak: 16 },
    ]);
  });

  it('that a late reading shows to be none are taken back, and their alert ends', async () => {
    const room = await createColdRoom(database);
    await room.limit(watch);
    await room.bring(minutes([0, -80], [5, -70], [12, -69]));
    expect(await held(room)).toMatchObject([{ kind: 'door_open', endedAt: null }]);
    await room.bring(minutes([7, -79]));
    expect(await stored(room)).toMatchObject([
      { is_told: false, ended_at: new Date(BEGIN + 420_000) },
      { alarmed_at: null },
    ]);
    expect((await held(room)).every(({ endedAt }) => endedAt !== null)).toBe(true);
  });
});
