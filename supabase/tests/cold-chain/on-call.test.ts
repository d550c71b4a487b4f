import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetScheduleArgs } from '../../../lib/domain/on-call/commands/set-schedule.ts';
import { onCallSchema } from '../../../lib/domain/on-call/model.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createLaboratory, type Laboratory, type Operator } from '../laboratory.ts';

/* Who is on call at which moment, on the nights above all when the clocks change: people are woken by this. */

let database: TestDatabase;
let lab: Laboratory;
let people: Operator[];

beforeAll(async () => {
  database = await createTestDatabase();
  lab = await createLaboratory(database);
  people = [await lab.enrol('technician'), await lab.enrol('technician'), await lab.enrol('supervisor')];
});
afterAll(() => database.drop());

async function schedule(more: Partial<SetScheduleArgs> = {}) {
  const args: SetScheduleArgs = {
    ...{ scheduleId: randomUUID(), name: 'Freezers', timeZone: 'Europe/Berlin', rotation: 'daily' },
    ...{ handoverAt: '08:00', startsOn: '2026-01-01', memberIds: people.map(({ memberId }) => memberId) },
    ...{ archived: false, ...more },
  };
  const said = await lab.administrator.say('set_schedule.v1', args);
  if (said.status !== 'applied') throw new Error(JSON.stringify(said));
  return args.scheduleId;
}

/** The number of whoever is on call at each moment; null for nobody. */
async function onCall(scheduleId: string, moments: readonly string[]): Promise<(number | null)[]> {
  const rows = await database.admin<{ member: string | null }[]>`
    select private.on_call_member(s, m::timestamptz) as member
    from on_call_schedules s cross join unnest(${[...moments]}::text[]) with ordinality u (m, i)
    where s.id = ${scheduleId} order by i`;
  return rows.map(({ member }) => (member === null ? null : people.findIndex(({ memberId }) => memberId === member)));
}

/** The day and the clock time that people in a zone read at a moment; the platform's own calendar, not the database's. */
function wall(at: Date, timeZone: string): { day: number; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const [date = '', time = ''] = parts.split(' ');
  return { day: Date.parse(`${date}T00:00:00Z`) / 86_400_000, time };
}

describe('a schedule', () => {
  it('begins on its day at its clock time, and has nobody before', async () => {
    const id = await schedule();
    expect(await onCall(id, ['2025-06-01T00:00:00Z', '2026-01-01T06:59:59Z', '2026-01-01T07:00:00Z'])).toEqual([
      ...[null, null, 0],
    ]);
  });

  it('changes by the clock on the wall, also on the days that have 23 and 25 hours', async () => {
    const id = await schedule({ startsOn: '2026-03-27' });
    // 28 March, 29 March (clocks go on at 02:00), 30 March, each just before and at eight.
    expect(
      await onCall(id, [
        ...['2026-03-28T06:59:59Z', '2026-03-28T07:00:00Z'],
        ...['2026-03-29T05:59:59Z', '2026-03-29T06:00:00Z'],
        ...['2026-03-30T05:59:59Z', '2026-03-30T06:00:00Z'],
      ]),
    ).toEqual([0, 1, 1, 2, 2, 0]);
    const autumn = await schedule({ startsOn: '2026-10-24' });
    expect(
      await onCall(autumn, [
        ...['2026-10-25T06:59:59Z', '2026-10-25T07:00:00Z', '2026-10-26T06:59:59Z', '2026-10-26T07:00:00Z'],
      ]),
    ).toEqual([0, 1, 1, 2]);
  });

  it('hands over once on a night that has its clock time twice, or not at all', async () => {
    const every = (from: string, minutes: number) =>
      Array.from({ length: minutes / 10 }, (_, n) => new Date(Date.parse(from) + n * 600_000).toISOString());
    for (const [night, startsOn] of [
      ['2026-10-24T22:00:00Z', '2026-10-24'],
      ['2026-03-28T22:00:00Z', '2026-03-28'],
    ] as const) {
      const id = await schedule({ handoverAt: '02:30', startsOn });
      const seen = await onCall(id, every(night, 8 * 60));
      expect([seen.at(0), seen.at(-1)]).toEqual([0, 1]);
      expect(seen.filter((one, at) => at > 0 && one !== seen[at - 1])).toEqual([1]);
    }
  });

  it('of weeks changes on its weekday, across the change of the clocks too', async () => {
    const id = await schedule({ rotation: 'weekly', startsOn: '2026-03-23', timeZone: 'America/New_York' });
    expect(
      await onCall(id, [
        '2026-03-23T12:00:00Z',
        '2026-03-30T11:59:59Z',
        '2026-03-30T12:00:00Z',
        '2026-04-06T12:00:00Z',
      ]),
    ).toEqual([0, 0, 1, 2]);
    const earlier = await schedule({ rotation: 'weekly', startsOn: '2026-03-02', timeZone: 'America/New_York' });
    // 8 March: eight o'clock is 13:00 UTC before and 12:00 UTC after.
    expect(await onCall(earlier, ['2026-03-02T13:00:00Z', '2026-03-09T11:59:59Z', '2026-03-09T12:00:00Z'])).toEqual([
      ...[0, 0, 1],
    ]);
  });

  it('agrees with the calendar of another program at any moment, in zones of every kind', async () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Asia/Kathmandu'];
    const from = Date.UTC(2026, 0, 3);
    const moment = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map((minute) => new Date(from + minute * 60_000));
    for (const timeZone of zones) {
      for (const rotation of ['daily', 'weekly'] as const) {
        const id = await schedule({ timeZone, rotation, handoverAt: '09:15' });
        const moments = fc.sample(moment, { numRuns: 300, seed: 7 });
        const start = Date.parse('2026-01-01T00:00:00Z') / 86_400_000;
        const expected = moments.map((at) => {
          const { day, time } = wall(at, timeZone);
          const days = day - start - (time < '09:15' ? 1 : 0);
          return Math.floor(days / (rotation === 'daily' ? 1 : 7)) % 3;
        });
        const found = await onCall(
          id,
          moments.map((at) => at.toISOString()),
        );
        expect([timeZone, rotation, found]).toEqual([timeZone, rotation, expected]);
      }
    }
  });

  it('lets somebody stand in for a span, the last word counting, until that is taken back', async () => {
    const id = await schedule();
    const cover = (who: number, from: string, to: string) => ({
      ...{ coverId: randomUUID(), scheduleId: id, memberId: people[who]?.memberId ?? '', from, to },
    });
    const first = cover(2, '2026-01-02T00:00:00Z', '2026-01-02T12:00:00Z');
    await lab.administrator.say('cover_shift.v1', first);
    await lab.administrator.say('cover_shift.v1', cover(1, '2026-01-02T06:00:00Z', '2026-01-02T07:00:00Z'));
    const moments = ['2026-01-01T23:59:59Z', '2026-01-02T00:00:00Z', '2026-01-02T06:30:00Z', '2026-01-02T12:00:00Z'];
    expect(await onCall(id, moments)).toEqual([0, 2, 1, 1]);
    await lab.administrator.say('end_cover.v1', { coverId: first.coverId });
    expect(await onCall(id, moments)).toEqual([0, 0, 1, 1]);
  });

  it('tells its screen the shifts of the days to come without a gap, and who has no device', async () => {
    const scheduleId = await schedule({ timeZone: 'Pacific/Auckland' });
    const from = new Date(Date.now() + 3_600_000).toISOString();
    const to = new Date(Date.now() + 7_200_000).toISOString();
    const memberId = people[2]?.memberId ?? '';
    await lab.administrator.say('cover_shift.v1', { coverId: randomUUID(), scheduleId, memberId, from, to });
    const answer = onCallSchema.parse(
      await lab.administrator.person.rpc('on_call_overview', { p_tenant_id: lab.tenantId }),
    );
    const shifts = answer.schedules.find((one) => one.scheduleId === scheduleId)?.shifts ?? [];
    expect(shifts.length).toBeGreaterThan(7);
    expect(shifts.slice(1).map((shift) => shift.from)).toEqual(shifts.slice(0, -1).map((shift) => shift.to));
    // A handover in the middle of the cover, as there is one each day, makes two shifts of it.
    const covered = shifts.filter((shift) => shift.from >= from && shift.to <= to);
    expect([covered[0]?.from, covered.at(-1)?.to]).toEqual([from, to]);
    expect(new Set(covered.map((shift) => shift.memberId))).toEqual(new Set([memberId]));
    expect(answer.devices[memberId]).toBe(0);
  });
});

describe('quiet hours', () => {
  const until = async (begins: string, ends: string, zone: string, at: string) => {
    const [row] = await database.admin<{ at: Date | null }[]>`
      select private.quiet_until(${begins}::time, ${ends}::time, ${zone}, ${at}::timestamptz) as at`;
    return row?.at?.toISOString() ?? null;
  };

  it.each([
    ['22:00', '06:00', '2026-01-10T20:59:59Z', null],
    ['22:00', '06:00', '2026-01-10T21:00:00Z', '2026-01-11T05:00:00.000Z'],
    ['22:00', '06:00', '2026-01-11T04:59:59Z', '2026-01-11T05:00:00.000Z'],
    ['22:00', '06:00', '2026-01-11T05:00:00Z', null],
    ['12:00', '13:00', '2026-01-10T11:30:00Z', '2026-01-10T12:00:00.000Z'],
    ['12:00', '13:00', '2026-01-10T12:00:00Z', null],
    // The night that has an hour less, and the one that has an hour more.
    ['22:00', '06:00', '2026-03-28T22:00:00Z', '2026-03-29T04:00:00.000Z'],
    ['22:00', '06:00', '2026-10-24T21:00:00Z', '2026-10-25T05:00:00.000Z'],
  ])('from %s to %s in Berlin at %s are over at %s', async (begins, ends, at, expected) => {
    expect(await until(begins, ends, 'Europe/Berlin', at)).toBe(expected);
  });
});
