import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Alert, alertSchema } from '../../../lib/domain/alerts/model.ts';
import type { FailureKind } from '../../../lib/domain/anomalies/testing/failures.ts';
import { PROFILES } from '../../../lib/domain/anomalies/testing/profiles.ts';
import { makeSeries, type Series } from '../../../lib/domain/anomalies/testing/series.ts';
import { watch, watchedSchema, type WatchPorts } from '../../functions/detect-anomalies/watch.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { emptyHold, pullAll } from '../sync/puller.ts';
import { BEGIN, type ColdRoom, createColdRoom } from './cold-room.ts';

/* The detector over real readings: what a logger brought is summed up, watched and told. */

let database: TestDatabase;
let room: ColdRoom;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  room = await createColdRoom(database);
});
afterAll(() => database.drop());

const HOUR = 3_600_000;
const freezer = PROFILES.find(({ name }) => name === 'freezer')!;
const seriesOf = (kind: FailureKind | null, days: number): Series =>
  makeSeries({
    ...{ profile: freezer, seed: 11, everyMinutes: 15, days, failures: kind ? [{ kind, onDay: 14.3 }] : [] },
  });

/** Brings the readings of a series from one moment to another. */
async function bring({ readings }: Series, from: number, to: number): Promise<void> {
  const wanted = readings.filter(({ takenAt }) => Number(takenAt) >= from && Number(takenAt) < to);
  for (let i = 0; i < wanted.length; i += 500) {
    await room.bring(
      wanted
        .slice(i, i + 500)
        .map(({ takenAt, temperature }) => ({ at: (Number(takenAt) - BEGIN) / 1000, temperature })),
    );
  }
}

async function asService(statement: string, values: unknown[]): Promise<unknown> {
  return database.admin.begin(async (sql) => {
    await sql`select set_config('role', 'service_role', true)`;
    const [row] = await sql.unsafe<{ answer: unknown }[]>(statement, values as never[]);
    return row?.answer;
  });
}

const failures: unknown[] = [];
const ports: WatchPorts = {
  async next(after) {
    const found = await asService('select public.readings_to_watch($1, $2, 8) as answer', [
      ...[after?.tenantId ?? null, after?.sensorId ?? null],
    ]);
    return z.array(watchedSchema).parse(found);
  },
  async settle(watched, state, lasting) {
    await asService(
      'select public.settle_anomalies($1, $2, $3, $4::text::timestamptz, $5::text::timestamptz, $6, $7) as answer',
      [
        ...[watched.tenantId, watched.sensorId, watched.revision, watched.placedFrom, watched.seenUntil],
        ...[database.admin.json(z.json().parse(state)), database.admin.json(z.json().parse(lasting))],
      ],
    );
  },
  failed: (_, error) => failures.push(error),
};
async function watchAll(): Promise<number> {
  const watched = await watch(ports, AbortSignal.timeout(60_000));
  expect(failures).toEqual([]);
  return watched;
}

/** The alerts that a device of the laboratory holds. */
async function held(): Promise<Alert[]> {
  const hold = await pullAll(room.administrator.person, room.tenantId, emptyHold('tenant'), 500);
  return [...hold.rows].flatMap(([key, row]) => (key.startsWith('alert ') ? [alertSchema.parse(row.doc)] : []));
}

describe('a slow failure', () => {
  it('raises one alert before the limit is crossed, and no second one while it lasts', async () => {
    const series = seriesOf('door_seal', 19);
    const { start, limitAt } = series.labels[0]!;
    await room.limit({ high: freezer.setPoint + 30 });
    await bring(series, 0, start);
    await watchAll();
    expect(await held()).toEqual([]);
    for (let at = start; at < limitAt!; at += 12 * HOUR) {
      await bring(series, at, Math.min(at + 12 * HOUR, limitAt!));
      await watchAll();
    }
    const [alert, ...others] = await held();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      ...{ severity: 'warning', sensorId: room.sensorId, containerId: room.freezerId, direction: 'high' },
    });
    expect(['drift', 'level_shift', 'variability']).toContain(alert?.kind);
    expect(Date.parse(alert!.startedAt)).toBeGreaterThan(start - 12 * HOUR);
    expect(Date.parse(alert!.startedAt)).toBeLessThan(limitAt! - 24 * HOUR);
    expect(await room.administrator.person.rpc('verify_audit_chain', { p_tenant_id: room.tenantId })).toMatchObject({
      ok: true,
    });
  });

  it('raises the same whether it is watched by the hour or read out of a logger at the end', async () => {
    const series = seriesOf('stuck', 16);
    await bring(series, 0, Infinity);
    await watchAll();
    expect(await held()).toMatchObject([{ kind: 'stuck', direction: null, endedAt: null }]);
  });

  it('is over when the sensor is itself again', async () => {
    const series = seriesOf('stuck', 19);
    const { end } = series.labels[0]!;
    await bring(series, 0, end);
    await watchAll();
    expect(await held()).toHaveLength(1);
    await bring(series, end, Infinity);
    await watchAll();
    const [alert] = await held();
    expect(Date.parse(alert?.endedAt ?? '')).toBeGreaterThan(end);
  });

  it('is over when the sensor is put elsewhere, where everything is learnt anew', async () => {
    await bring(seriesOf('stuck', 16), 0, Infinity);
    await watchAll();
    await room.administrator.say('place_sensor.v1', {
      ...{ sensorId: room.sensorId, containerId: null, siteId: room.siteId },
    });
    await database.admin`select private.every_minute()`;
    const [alert] = await held();
    expect(alert?.endedAt).not.toBeNull();
    expect(await watchAll()).toBe(0);
  });
});

describe('a healthy freezer', () => {
  it('raises nothing in five weeks, and what was seen is not looked at again', async () => {
    await bring(seriesOf(null, 35), 0, Infinity);
    expect(await watchAll()).toBe(1);
    expect(await watchAll()).toBe(0);
    expect(await held()).toEqual([]);
  });
});

describe('two that watch at a time', () => {
  it('raise one alert: who comes second changes nothing', async () => {
    await bring(seriesOf('stuck', 16), 0, Infinity);
    // Neither goes on before both have seen what there is to watch: on a busy machine one would be done before the other begins.
    let asked = 0;
    let goOn = () => {};
    const both = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const abreast: WatchPorts = {
      ...ports,
      async next(after) {
        const found = await ports.next(after);
        asked += 1;
        if (asked === 2) goOn();
        await both;
        return found;
      },
    };
    const watched = await Promise.all([
      watch(abreast, AbortSignal.timeout(60_000)),
      watch(abreast, AbortSignal.timeout(60_000)),
    ]);
    expect(watched).toEqual([1, 1]);
    const rows = await database.admin`select kind from alerts where tenant_id = ${room.tenantId}`;
    expect(rows).toHaveLength(1);
    const [state] =
      await database.admin`select revision from private.anomaly_states where tenant_id = ${room.tenantId}`;
    expect(state).toMatchObject({ revision: 1 });
  });
});

describe('what was read during maintenance', () => {
  it('is not observed', async () => {
    const series = seriesOf('stuck', 16);
    const { start, end } = series.labels[0]!;
    await database.admin`
      insert into maintenance_windows (tenant_id, id, sensor_id, starts_at, ends_at, reason, made_at, made_by)
      values (${room.tenantId}, ${randomUUID()}, ${room.sensorId}, ${new Date(start - HOUR)}, ${new Date(end + HOUR)}, 'Repair',
        now(), ${randomUUID()})`;
    await bring(series, 0, Infinity);
    await watchAll();
    expect(await held()).toEqual([]);
  });
});
