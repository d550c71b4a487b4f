import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temperatureReportSchema } from '../../../lib/domain/reports/temperature-report.ts';
import {
  meanKineticTemperature,
  meanKineticTemperatureOverTime,
} from '../../../lib/domain/temperatures/mean-kinetic-temperature.ts';
import { timeOutOfRange } from '../../../lib/domain/temperatures/time-out-of-range.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Reading {
  readonly at: number;
  readonly temperature: number;
}

const [HOUR, DAY] = [3600, 86_400];
const at = (seconds: number) => new Date(BEGIN + seconds * 1000).toISOString();
const timed = ({ at: seconds, temperature }: Reading) => ({ at: seconds * 1000, celsius: temperature });

async function report(room: ColdRoom, from: number, to: number) {
  const answer = await room.administrator.person.rpc('temperature_report', {
    ...{ p_tenant_id: room.tenantId, p_sensor_id: room.sensorId, p_from: at(from), p_to: at(to) },
  });
  return temperatureReportSchema.parse(answer);
}

/** A threshold from one second of the test to another, beside the commands: those begin now. */
async function limits({ tenantId, sensorId }: ColdRoom, high: number, from: number | null, to: number | null) {
  await database.admin`
    insert into thresholds (tenant_id, id, sensor_id, quantity, low, high, hysteresis, delay_seconds, severity, valid_from, valid_to)
    values (${tenantId}, ${randomUUID()}, ${sensorId}, 'temperature', -90, ${high}, 0, 0, 'critical',
      ${from === null ? at(-1e8) : at(from)}, ${to === null ? null : at(to)})`;
}

const series = fc
  .array(fc.record({ gap: fc.integer({ min: 30, max: 5000 }), hundredths: fc.integer({ min: -9500, max: 2500 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps): Reading[] => {
    let now = 0;
    return steps.map(({ gap, hundredths }) => ({
      at: (now += gap),
      temperature: hundredths / 100,
    }));
  });

describe('the temperature report', () => {
  it('holds the figures that are worked out apart from it, for readings at any intervals', async () => {
    await fc.assert(
      fc.asyncProperty(series, async (readings) => {
        const room = await createColdRoom(database);
        await limits(room, -70, null, null);
        await room.bring(readings);
        const end = (readings.at(-1)?.at ?? 0) + 1;
        const found = await report(room, 0, end);
        const values = readings.map(({ temperature }) => temperature);
        expect(found).toMatchObject({ readings: readings.length, low: Math.min(...values), high: Math.max(...values) });
        expect(found.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 6);
        const kinetic = meanKineticTemperatureOverTime(readings.map(timed)) ?? meanKineticTemperature(values);
        expect(found.kinetic).toBeCloseTo(kinetic ?? 0, 6);
        const out = timeOutOfRange(readings.map(timed), { low: -90, high: -70 });
        for (const side of ['above', 'below', 'within'] as const) expect(found[side]).toBeCloseTo(out[side] / 1000, 3);
        // Nobody measured before the first reading, nor in the second after the last one.
        expect(found.unwatched).toBeCloseTo(out.unwatched / 1000 + (readings[0]?.at ?? 0) + 1, 3);
      }),
      { numRuns: 15 },
    );
  });

  it('judges every part of the period by the limits that were in force then', async () => {
    const room = await createColdRoom(database);
    await limits(room, -70, null, 1200);
    await limits(room, -50, 1200, null);
    await room.bring([0, 600, 1200, 1800, 2400].map((second) => ({ at: second, temperature: -60 })));
    const found = await report(room, 0, 2401);
    expect(found.limits.map(({ from, to, high }) => [from, to, high])).toEqual([
      [at(0), at(1200), -70],
      [at(1200), at(2401), -50],
    ]);
    expect(found).toMatchObject({ above: 1200, below: 0, within: 1200, unwatched: 1 });
  });

  it('tells every excursion with who answered for it and what they wrote', async () => {
    const room = await createColdRoom(database);
    await limits(room, -70, null, null);
    await room.bring([
      { at: 0, temperature: -80 },
      { at: 600, temperature: -55 },
      { at: 1200, temperature: -50 },
      { at: 1800, temperature: -80 },
    ]);
    const [alert] = await database.admin<{ id: string }[]>`select id from alerts where tenant_id = ${room.tenantId}`;
    const acknowledged = await room.administrator.say('acknowledge_alert.v1', {
      ...{ alertId: alert?.id ?? '', note: 'Door was open' },
    });
    expect(acknowledged.status).toBe('applied');
    const { excursions } = await report(room, 0, 3600);
    expect(excursions).toHaveLength(1);
    expect(excursions[0]).toMatchObject({
      ...{ startedAt: at(600), endedAt: at(1800), direction: 'high', limit: -70, peak: -50, withdrawn: false },
      ...{ alertId: alert?.id, acknowledgedBy: 'Administrator', note: 'Door was open' },
    });
    expect(excursions[0]?.acknowledgedAt).not.toBeNull();
    expect((await report(room, 2000, 3600)).excursions).toEqual([]);
  });

  it('counts what nobody watched before the first reading and after the last one', async () => {
    const room = await createColdRoom(database);
    await room.bring([5 * HOUR, 5.5 * HOUR, 6 * HOUR].map((second) => ({ at: second, temperature: -80 })));
    expect(await report(room, 0, 30 * DAY)).toMatchObject({ within: HOUR, unwatched: 30 * DAY - HOUR });
    expect(await report(room, 10 * DAY, 11 * DAY)).toMatchObject({ readings: 0, unwatched: DAY });
  });

  it('takes an edge of the period for watched when the readings on its two sides are an hour apart at most', async () => {
    const room = await createColdRoom(database);
    await room.bring([0, 1, 2, 3.5].map((hours) => ({ at: hours * HOUR, temperature: -80 })));
    expect(await report(room, 0.25 * HOUR, 1.75 * HOUR)).toMatchObject({ readings: 1, unwatched: 0 });
    expect(await report(room, 0.25 * HOUR, 0.75 * HOUR)).toMatchObject({ readings: 0, unwatched: 0 });
    // An hour and a half apart: what lies in the period is unwatched, however short it is.
    expect(await report(room, 1.5 * HOUR, 2.25 * HOUR)).toMatchObject({ readings: 1, unwatched: 0.25 * HOUR });
    expect(await report(room, 3.25 * HOUR, 4 * HOUR)).toMatchObject({ readings: 1, unwatched: 0.75 * HOUR });
  });

  it('does not count what is still to come as not watched, nor the time since a reading that is an hour old at most', async () => {
    const room = await createColdRoom(database);
    const now = Math.floor((Date.now() - BEGIN) / 1000);
    await room.bring([{ at: now - 600, temperature: -80 }]);
    expect((await report(room, now - 1200, now + DAY)).unwatched).toBeCloseTo(600, 0);
    const silent = await createColdRoom(database);
    await silent.bring([{ at: now - 2 * HOUR, temperature: -80 }]);
    const found = await report(silent, now - 2 * HOUR, now + DAY);
    expect(found.unwatched).toBeGreaterThanOrEqual(2 * HOUR);
    expect(found.unwatched).toBeLessThan(2 * HOUR + 60);
    expect((await report(silent, now + DAY, now + 2 * DAY)).unwatched).toBe(0);
  });

  it('names an excursion that began after the period and goes on, and none that is among its own or has ended', async () => {
    const room = await createColdRoom(database);
    await limits(room, -70, null, null);
    await room.bring([
      { at: 0, temperature: -80 },
      { at: 600, temperature: -55 },
      { at: 1200, temperature: -50 },
    ]);
    expect(await report(room, 0, 300)).toMatchObject({ excursions: [], laterSince: at(600) });
    expect(await report(room, 0, 3600)).toMatchObject({ excursions: [{ endedAt: null }], laterSince: null });
    await room.bring([{ at: 1800, temperature: -80 }]);
    expect((await report(room, 0, 300)).laterSince).toBeNull();
  });

  it('says of a period without readings that there are none, and refuses one of more than 400 days', async () => {
    const room = await createColdRoom(database);
    expect(await report(room, 0, 60)).toMatchObject({
      ...{ readings: 0, low: null, high: null, mean: null, kinetic: null, above: 0, within: 0, unwatched: 60 },
      ...{ limits: [], excursions: [] },
    });
    await expect(report(room, 0, 401 * 86_400)).rejects.toThrow('arguments_invalid');
  });
});
