import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleExposureSchema, samplesAtRiskSchema } from '../../../lib/domain/readings/answers.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';
import { type FullFreezer, fillFreezer } from './full-freezer.ts';

/*
 * Tubes move between boxes and boxes between two freezers while these warm up and cool down. What SQL says of each tube is compared with a walk through
 * the same hours minute by minute, which knows nothing of intervals.
 */

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const MINUTES = 600;
const START = Date.now() - MINUTES * 60_000;
const at = (minute: number) => new Date(START + minute * 60_000).toISOString();

/** A tube is put into another box, or a box into another freezer. */
interface Step {
  readonly minute: number;
  readonly what: 'tube' | 'box';
  readonly which: number;
  readonly to: number;
}
interface Warm {
  readonly freezer: number;
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
}
interface Tube {
  readonly id: string;
  readonly box: number;
}

const steps = fc
  .uniqueArray(
    fc.record({
      minute: fc.integer({ min: 20, max: MINUTES - 2 }),
      what: fc.constantFrom('tube' as const, 'box' as const),
      which: fc.nat(5),
      to: fc.nat(2),
    }),
    { selector: ({ minute }) => minute, minLength: 4, maxLength: 14 },
  )
  .map((list) => list.toSorted((a, b) => a.minute - b.minute));
const warm = fc
  .record({ freezer: fc.nat(1), from: fc.integer({ min: 10, max: 400 }), length: fc.integer({ min: 5, max: 250 }) })
  .map(({ freezer, from, length }): Warm => ({ freezer, from, to: from + length < 500 ? from + length : null }));

/** Seconds each tube was in a warm freezer, and in how many excursions, found by looking at every minute. */
function walk(tubes: readonly Tube[], said: readonly Step[], warms: readonly Warm[]) {
  const boxOf = tubes.map(({ box }) => box);
  const freezerOf = [0, 0, 1];
  const seconds = tubes.map(() => 0);
  const met = tubes.map(() => new Set<number>());
  const perExcursion = warms.map(() => tubes.map(() => 0));
  for (let minute = 0; minute < MINUTES; minute += 1) {
    for (const step of said.filter((each) => each.minute === minute)) {
      if (step.what === 'tube') boxOf[step.which] = step.to;
      else freezerOf[step.which % 3] = step.to % 2;
    }
    for (const [tube, box] of boxOf.entries()) {
      const around = warms.flatMap(({ freezer, from, to }, n) =>
        freezer === freezerOf[box] && from <= minute && minute < (to ?? MINUTES) ? [n] : [],
      );
      if (around.length > 0) seconds[tube] = (seconds[tube] ?? 0) + 60;
      for (const n of around) {
        met[tube]?.add(n);
        const row = perExcursion[n];
        if (row) row[tube] = (row[tube] ?? 0) + 60;
      }
    }
  }
  const inNow = (freezer: number) => boxOf.map((box) => freezerOf[box] === freezer);
  return { seconds, excursions: met.map(({ size }) => size), perExcursion, inNow };
}

interface Ground {
  readonly room: ColdRoom;
  readonly full: FullFreezer;
  readonly tubes: readonly Tube[];
  readonly thresholdId: string;
}

async function ground(): Promise<Ground> {
  const room = await createColdRoom(database);
  const full = await fillFreezer(database, room, { boxes: 3, tubes: 2, spare: 9, hoursAgo: 12 });
  await room.limit({ high: -70 });
  const [limit] = await database.admin<{ id: string }[]>`select id from thresholds where tenant_id = ${room.tenantId}`;
  // The third box stands in the other freezer from the beginning.
  await database.admin`update containers set parent_id = ${full.spareId}, position = 'I01' where id = ${full.boxIds[2] ?? ''}`;
  const rows = await database.admin<{ id: string; box: string }[]>`
    select l.sample_id as id, p.container_id as box from placements p join labware l on l.tenant_id = p.tenant_id and l.id = p.labware_id
    where p.tenant_id = ${room.tenantId} order by l.barcode`;
  const tubes = rows.map(({ id, box }) => ({ id, box: full.boxIds.indexOf(box) }));
  return { room, full, tubes, thresholdId: limit?.id ?? '' };
}

/** Says the steps and sets their clocks to their minutes. */
async function live({ room, full, tubes }: Ground, said: readonly Step[]): Promise<void> {
  for (const [n, { minute, what, which, to }] of said.entries()) {
    const position = `${String.fromCharCode(66 + Math.floor(n / 9))}0${(n % 9) + 1}`;
    const command =
      what === 'tube'
        ? {
            name: 'place_sample.v1',
            args: { sampleId: tubes[which]?.id, place: { containerId: full.boxIds[to], position } },
          }
        : {
            name: 'move_container.v1',
            args: {
              ...{ containerId: full.boxIds[which % 3], siteId: room.siteId },
              parentId: to % 2 === 0 ? room.freezerId : full.spareId,
              position: to % 2 === 0 ? null : `${'ABC'[which % 3]}01`,
            },
          };
    const id = randomUUID();
    const { results } = await room.administrator.apply([{ ...command, id }]);
    expect(results[0]?.status).toBe('applied');
    await database.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update custody_events set device_time = ${at(minute)}, recorded_at = ${at(minute)} where command_id = ${id}`;
    });
  }
}

async function warmUp({ room, full, thresholdId }: Ground, warms: readonly Warm[]): Promise<string[]> {
  const alerts: string[] = [];
  for (const [n, { freezer, from, to }] of warms.entries()) {
    const alertId = randomUUID();
    const containerId = freezer === 0 ? room.freezerId : full.spareId;
    const sensorId = randomUUID();
    await database.admin`insert into sensors (tenant_id, id, name, source) values (${room.tenantId}, ${sensorId}, ${`Probe ${n}`}, 'logger')`;
    await database.admin`
      insert into alerts (tenant_id, id, kind, severity, sensor_id, quantity, started_at, opened_at)
      values (${room.tenantId}, ${alertId}, 'excursion', 'critical', ${sensorId}, 'temperature', ${at(from)}, ${at(from)})`;
    await database.admin`
      insert into excursions (tenant_id, id, sensor_id, quantity, direction, threshold_id, limit_value, container_id, started_at, alarmed_at,
        ended_at, peak, alert_id)
      values (${room.tenantId}, ${randomUUID()}, ${sensorId}, 'temperature', 'high', ${thresholdId}, -70, ${containerId}, ${at(from)},
        ${at(from)}, ${to === null ? null : at(to)}, -50, ${alertId})`;
    alerts.push(alertId);
  }
  return alerts;
}

/** An excursion that lasts has gone on while this test ran. */
const SLACK = 120;

describe('the exposure of a sample', () => {
  it('is what a walk through every minute finds, for one excursion and for a whole life', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.array(warm, { minLength: 1, maxLength: 3 }), async (said, warms) => {
        const laid = await ground();
        const { room, tubes } = laid;
        await live(laid, said);
        const alerts = await warmUp(laid, warms);
        const wanted = walk(tubes, said, warms);
        const ask = (name: string, args: Record<string, unknown>) =>
          room.administrator.person.rpc(name, { p_tenant_id: room.tenantId, ...args });
        for (const [n, { id }] of tubes.entries()) {
          const { seconds, excursions } = sampleExposureSchema.parse(await ask('sample_exposure', { p_sample_id: id }));
          expect(excursions).toBe(wanted.excursions[n]);
          expect(seconds - (wanted.seconds[n] ?? 0)).toBeGreaterThanOrEqual(0);
          expect(seconds - (wanted.seconds[n] ?? 0)).toBeLessThan(SLACK);
        }
        for (const [e, alertId] of alerts.entries()) {
          const { samples } = samplesAtRiskSchema.parse(await ask('samples_at_risk', { p_alert_id: alertId }));
          for (const [n, { id }] of tubes.entries()) {
            const found = samples.find(({ sampleId }) => sampleId === id);
            const expected = wanted.perExcursion[e]?.[n] ?? 0;
            expect(Math.abs((found?.seconds ?? 0) - expected)).toBeLessThan(SLACK);
            if (found) expect(found.isThere).toBe(wanted.inNow(warms[e]?.freezer ?? 0)[n]);
            else expect(expected).toBe(0);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('of a sample that never was anywhere warm is nothing', async () => {
    const laid = await ground();
    const { room, tubes } = laid;
    const answer = await room.administrator.person.rpc('sample_exposure', {
      ...{ p_tenant_id: room.tenantId, p_sample_id: tubes[0]?.id ?? null },
    });
    expect(sampleExposureSchema.parse(answer)).toEqual({ excursions: 0, seconds: 0, latest: [] });
  });
});
