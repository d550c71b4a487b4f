import type postgres from 'postgres';
import type { Bench } from '../../../lib/bench/bench.ts';
import { percentile } from '../../../lib/bench/figure.ts';
import { startTestCluster } from '../../local/test-cluster.ts';
import { createTestDatabase } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom } from '../cold-chain/cold-room.ts';

/** A reading a minute for a year, twenty times: 10,512,000 rows. */
const SENSORS = 20;
const [FROM, TO] = ['2025-10-01T00:00:00Z', '2026-10-01T00:00:00Z'];
const DAY = ['2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z'] as const;

/**
 * The curve of one sensor at the resolution of a screen, where more than ten million raw readings lie in the monthly partitions and all their sums beside
 * them: milliseconds for a year, and for a day, which is drawn from raw readings. Written set by set, without the checks that ingestion makes:
 * what is measured is the reading.
 */
const bench: Bench = {
  names: ['curve-of-a-year-10m', 'curve-of-a-day-10m'],
  async run(report) {
    const cluster = await startTestCluster();
    try {
      const database = await createTestDatabase({ port: cluster.server.port });
      const room = await createColdRoom(database);
      const rows = await fill(database.admin, room);
      if (rows < 10_000_000) throw new Error(`Only ${rows} readings were written`);
      const year = await curve(room, FROM, TO);
      report({ name: 'curve-of-a-year-10m', value: year, unit: 'ms', target: '≤ 100' });
      report({ name: 'curve-of-a-day-10m', value: await curve(room, ...DAY), unit: 'ms', target: '≤ 100' });
    } finally {
      await cluster.stop();
    }
  },
};
export default bench;

/** Writes a year of every sensor and its sums, and answers how many readings there are. */
async function fill(admin: postgres.Sql, { tenantId, sensorId, freezerId }: ColdRoom): Promise<number> {
  const others = await admin<{ id: string }[]>`
    insert into sensors (tenant_id, id, name, source, container_id)
    select ${tenantId}, gen_random_uuid(), 'Sensor ' || n, 'gateway', ${freezerId} from generate_series(2, ${SENSORS}) n returning id`;
  await admin`select private.ensure_reading_months(array(
    select m::date from generate_series(${FROM}::timestamptz, ${TO}::timestamptz, interval '1 month') m))`;
  let rows = 0;
  for (const id of [sensorId, ...others.map((other) => other.id)]) rows += await fillOne(admin, tenantId, id);
  await admin`analyze readings, reading_rollups`;
  return rows;
}

async function fillOne(admin: postgres.Sql, tenantId: string, sensorId: string): Promise<number> {
  return admin.begin(async (sql) => {
    // The sensor is there: to look it up half a million times would only take time.
    await sql`set local session_replication_role = replica`;
    const readings = await sql`
      insert into readings (tenant_id, sensor_id, taken_at, received_at, temperature, source)
      select ${tenantId}, ${sensorId}, t, t, -80 + sin(extract(epoch from t) / 7000) + extract(minute from t) / 100, 'gateway'
      from generate_series(${FROM}::timestamptz, ${TO}::timestamptz - interval '1 minute', interval '1 minute') t`;
    await sql`
      insert into reading_rollups
      select tenant_id, sensor_id, 'five_minutes', date_bin('5 minutes', taken_at, ${FROM}), count(*), min(temperature), max(temperature),
        sum(temperature), sum(exp(-10000 / (temperature + 273.15))), 0, null, null, 0
      from readings where tenant_id = ${tenantId} and sensor_id = ${sensorId} group by 1, 2, 4`;
    for (const [wider, unit, span] of [
      ['hour', 'hour', 'five_minutes'],
      ['day', 'day', 'hour'],
    ] as const) {
      await sql`
        insert into reading_rollups
        select tenant_id, sensor_id, ${wider}, date_trunc(${unit}, starts_at, 'UTC'), sum(temperature_count), min(temperature_min), max(temperature_max),
          sum(temperature_sum), sum(kinetic), 0, null, null, 0
        from reading_rollups where tenant_id = ${tenantId} and sensor_id = ${sensorId} and span = ${span} group by 1, 2, 4`;
    }
    return readings.count;
  });
}

/** Milliseconds, of nineteen in twenty. */
async function curve({ administrator, tenantId, sensorId }: ColdRoom, from: string, to: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    const before = performance.now();
    await administrator.person.rpc('sensor_curve', {
      ...{ p_tenant_id: tenantId, p_sensor_id: sensorId, p_from: from, p_to: to, p_points: 400 },
    });
    times.push(performance.now() - before);
  }
  return percentile(times, 0.95);
}
