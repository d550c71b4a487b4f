import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingRetentionSchema } from '../../../lib/domain/readings/retention.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom } from './cold-room.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Readings one minute apart, as they were taken long ago: past the door that refuses what is older than ten years. */
async function longAgo({ tenantId, sensorId }: ColdRoom, from: string, count: number): Promise<void> {
  const months = [from, new Date(Date.parse(from) + count * 60_000).toISOString()].map((at) => at.slice(0, 10));
  await database.admin`select private.ensure_reading_months(${months}::date[])`;
  await database.admin`
    insert into readings (tenant_id, sensor_id, taken_at, received_at, temperature, source)
    select ${tenantId}, ${sensorId}, ${from}::timestamptz + n * interval '1 minute', now(), -80, 'logger'
    from generate_series(0, ${count - 1}::int) n`;
}

async function left({ tenantId }: ColdRoom): Promise<number> {
  const [row] = await database.admin<
    { n: number }[]
  >`select count(*)::int as n from readings where tenant_id = ${tenantId}`;
  return row?.n ?? NaN;
}

/** Deletes until nothing is left to be deleted; answers how many each batch took. */
async function deleteAll(limit: number): Promise<number[]> {
  const batches: number[] = [];
  for (;;) {
    const [row] = await database.admin<{ n: number }[]>`select private.delete_old_readings(${limit}) as n`;
    if (!row || row.n === 0) return batches;
    batches.push(row.n);
  }
}

const keep = async (room: ColdRoom, months: number) =>
  expect((await room.administrator.say('set_reading_retention.v1', { months })).status).toBe('applied');

async function audited({ tenantId }: ColdRoom) {
  return await database.admin<{ payload: Record<string, unknown> }[]>`
    select payload from audit_log where tenant_id = ${tenantId} and action = 'delete_readings' order by seq`;
}

async function preview(room: ColdRoom, months: number | null) {
  return readingRetentionSchema.parse(
    await room.administrator.person.rpc('reading_retention', { p_tenant_id: room.tenantId, p_months: months }),
  );
}

const monthOf = async (name: string) => {
  const [row] = await database.admin<
    { found: boolean }[]
  >`select to_regclass(${`private.${name}`}) is not null as found`;
  return row?.found;
};

describe('old readings', () => {
  it('are kept for fifteen years where nobody said otherwise', async () => {
    const room = await createColdRoom(database);
    await longAgo(room, '2012-03-01T00:00:00Z', 5);
    await longAgo(room, '2011-03-01T00:00:00Z', 7);
    expect(await preview(room, null)).toMatchObject({ months: 180, count: 7, evidence: 0, isMore: false });
    await deleteAll(1000);
    expect(await left(room)).toBe(5);
  });

  it('go in batches when they are older than the laboratory wants, and every batch is told in the audit log', async () => {
    const [room, other] = [await createColdRoom(database), await createColdRoom(database)];
    await longAgo(room, '2019-05-01T00:00:00Z', 25);
    await longAgo(other, '2019-05-01T00:00:00Z', 4);
    await keep(room, 36);
    expect(await preview(room, null)).toMatchObject({ months: 36, count: 25 });
    expect(await deleteAll(10)).toEqual([10, 10, 5]);
    expect([await left(room), await left(other)]).toEqual([0, 4]);
    const told = await audited(room);
    expect(told.map(({ payload }) => payload['count'])).toEqual([10, 10, 5]);
    expect(told[0]?.payload).toMatchObject({
      from: expect.stringContaining('2019-05-01'),
      keptSince: expect.any(String),
    });
    expect(await audited(other)).toEqual([]);
  });

  it('that belong to an alert nobody has answered for are never deleted', async () => {
    const room = await createColdRoom(database);
    await longAgo(room, '2018-05-01T00:00:00Z', 60);
    await longAgo(room, '2018-05-20T00:00:00Z', 60);
    const alertId = randomUUID();
    await database.admin`
      insert into alerts (tenant_id, id, kind, severity, sensor_id, container_id, started_at, opened_at, ended_at)
      values (${room.tenantId}, ${alertId}, 'sensor_silent', 'critical', ${room.sensorId}, ${room.freezerId},
        '2018-05-20T00:10:00Z', '2018-05-20T00:10:00Z', '2018-05-20T00:20:00Z')`;
    await keep(room, 12);
    expect(await preview(room, null)).toMatchObject({ count: 120, evidence: 60 });
    await deleteAll(1000);
    expect(await left(room)).toBe(60);
    await room.administrator.say('acknowledge_alert.v1', { alertId, note: '' });
    await deleteAll(1000);
    expect(await left(room)).toBe(0);
  });

  it('leave their sums behind, and no empty month', async () => {
    const room = await createColdRoom(database);
    await longAgo(room, '2017-02-01T00:00:00Z', 3);
    await longAgo(room, '2017-03-01T00:00:00Z', 3);
    const other = await createColdRoom(database);
    await longAgo(other, '2017-03-01T00:00:00Z', 3);
    await database.admin`
      insert into reading_rollups (tenant_id, sensor_id, span, starts_at, temperature_count, temperature_min, temperature_max,
        temperature_sum, kinetic, humidity_count, humidity_sum)
      values (${room.tenantId}, ${room.sensorId}, 'day', '2017-02-01Z', 3, -80, -80, -240, 0, 0, 0)`;
    await keep(room, 12);
    await database.admin`select private.every_day()`;
    expect([await monthOf('readings_2017_02'), await monthOf('readings_2017_03')]).toEqual([false, true]);
    const [sums] =
      await database.admin`select count(*)::int as n from reading_rollups where tenant_id = ${room.tenantId}`;
    expect(sums).toEqual({ n: 1 });
  });

  it('cannot be deleted by anybody by hand', async () => {
    const room = await createColdRoom(database);
    await longAgo(room, '2016-05-01T00:00:00Z', 3);
    const attempt = room.administrator.person.run((sql) => sql`delete from readings`);
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
    await expect(database.admin`delete from readings where tenant_id = ${room.tenantId}`).rejects.toMatchObject({
      code: 'TS002',
    });
  });
});

it('the months of the next quarter are made by the schedule', async () => {
  const ahead = new Date();
  ahead.setUTCDate(1);
  ahead.setUTCMonth(ahead.getUTCMonth() + 3);
  const name = `readings_${ahead.toISOString().slice(0, 7).replace('-', '_')}`;
  await database.admin.unsafe(`drop table private.${name}`);
  await database.admin`select private.every_day()`;
  expect(await monthOf(name)).toBe(true);
});
