import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { Bench } from '../../../lib/bench/bench.ts';
import { percentile } from '../../../lib/bench/figure.ts';
import { startTestCluster } from '../../local/test-cluster.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { type ColdRoom, createColdRoom } from '../cold-chain/cold-room.ts';
import { fillFreezer, warmFreezer } from '../cold-chain/full-freezer.ts';

const BATCH = 500;
const BATCHES = 60;
const SENSORS = 100;
/** Batches that only fill the caches of a new connection. */
const WARM = 10;

/**
 * How many readings a second a gateway brings into one laboratory, in batches of 500 of a hundred sensors under limits, evaluated as they come. The
 * baseline is the same rows inserted into the same partitioned table and nothing else. And how long the curve of a year takes, and which of 10,000 tubes in a
 * freezer were at risk for six hours, with where they could go.
 */
const bench: Bench = {
  names: ['ingest-readings', 'curve-of-a-year', 'samples-at-risk-10000', 'move-plan-10000'],
  async run(report) {
    const cluster = await startTestCluster();
    try {
      const database = await createTestDatabase({ port: cluster.server.port });
      const room = await createColdRoom(database);
      await room.limit({ high: -65, hysteresis: 2, delaySeconds: 600 });
      const sensors = await moreSensors(database, room);
      const gatewayId = randomUUID();
      await room.administrator.person.rpc('register_gateway', {
        ...{ p_tenant_id: room.tenantId, p_gateway_id: gatewayId, p_name: 'Gateway', p_secret_sealed: 'sealed' },
      });
      const sql = postgres(database.urlAs('postgres'), { max: 1, onnotice: () => undefined });
      const times: number[] = [];
      for (let batch = 0; batch < BATCHES; batch += 1) {
        const readings = JSON.stringify(readingsOf(sensors, batch));
        const before = performance.now();
        await sql.begin(async (tx) => {
          await tx`select set_config('request.jwt.claims', '{"role":"service_role"}', true)`;
          await tx`select public.ingest_readings(${room.tenantId}, ${gatewayId}, ${randomUUID()}, ${readings}::text::jsonb)`;
        });
        times.push(performance.now() - before);
      }
      const value = rate(times);
      const baseline = rate(await bareInserts(database, sql, room.tenantId));
      await sql.end();
      report({ name: 'ingest-readings', value, unit: 'readings/s', target: '≥ 5000', baseline });
      await reportYear(database, room, report);
      await reportRisk(database, report);
      await database.drop();
    } finally {
      await cluster.stop();
    }
  },
};

function rate(times: readonly number[]): number {
  const counted = times.slice(WARM);
  return (counted.length * BATCH) / (counted.reduce((sum, time) => sum + time, 0) / 1000);
}

async function moreSensors({ admin }: TestDatabase, { tenantId, freezerId }: ColdRoom): Promise<string[]> {
  const rows = await admin<{ id: string }[]>`
    insert into sensors (tenant_id, id, name, source, container_id)
    select ${tenantId}, gen_random_uuid(), 'Sensor ' || n, 'gateway', ${freezerId} from generate_series(1, ${SENSORS}) n returning id`;
  await admin`
    insert into thresholds (tenant_id, id, temperature_class, quantity, high, hysteresis, delay_seconds, severity, valid_from)
    values (${tenantId}, gen_random_uuid(), 'minus_80', 'temperature', -65, 2, 600, 'critical', '-infinity')`;
  return rows.map(({ id }) => id);
}

/** Five minutes of a hundred sensors; one in twenty warms up now and then, so that excursions begin and end. */
function readingsOf(sensors: readonly string[], batch: number) {
  const begin = Date.UTC(2026, 9, 1) + batch * 300_000;
  return Array.from({ length: BATCH }, (_, n) => {
    const sensor = n % SENSORS;
    const isWarm = sensor % 20 === 0 && batch % 12 > 8;
    return {
      sensorId: sensors[sensor],
      takenAt: new Date(begin + Math.floor(n / SENSORS) * 60_000).toISOString(),
      temperature: (isWarm ? -60 : -80) + ((n * 7 + batch) % 10) / 10,
      humidity: null,
      pressure: null,
      battery: 90,
    };
  });
}

/** The same readings once more, a year earlier, in the same batches, as one bare insert each. */
async function bareInserts({ admin }: TestDatabase, sql: postgres.Sql, tenantId: string): Promise<number[]> {
  await admin`create table private.bare as
    select tenant_id, sensor_id, taken_at - interval '180 days' as taken_at, received_at, temperature, humidity, pressure, battery, source,
      suspicion, command_id, (row_number() over (order by taken_at) - 1) / ${BATCH} as batch
    from readings where tenant_id = ${tenantId}`;
  await admin`create index on private.bare (batch)`;
  await admin`grant select on private.bare to postgres`;
  const times: number[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const before = performance.now();
    await sql`insert into public.readings
      select tenant_id, sensor_id, taken_at, received_at, temperature, humidity, pressure, battery, source, suspicion, command_id
      from private.bare where batch = ${batch}`;
    times.push(performance.now() - before);
  }
  return times;
}

/** A year of one sensor, a reading a minute, drawn at 400 points. */
async function reportYear({ admin }: TestDatabase, room: ColdRoom, report: Parameters<Bench['run']>[0]): Promise<void> {
  const { tenantId, sensorId, administrator } = room;
  await admin`
    insert into reading_rollups
    select ${tenantId}, ${sensorId}, s.span, t, s.rows, -82, -78, -80 * s.rows, 0, 0, null, null, 0
    from (values ('five_minutes', interval '5 minutes', 5), ('hour', '1 hour', 60), ('day', '1 day', 1440)) s (span, step, rows),
      generate_series(timestamptz '2025-10-01Z', '2026-10-01Z', s.step) t`;
  await admin`analyze reading_rollups`;
  const times: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    const before = performance.now();
    await administrator.person.rpc('sensor_curve', {
      ...{ p_tenant_id: tenantId, p_sensor_id: sensorId, p_from: '2025-10-01T00:00:00Z', p_to: '2026-10-01T00:00:00Z' },
      p_points: 400,
    });
    times.push(performance.now() - before);
  }
  report({ name: 'curve-of-a-year', value: percentile(times, 0.95), unit: 'ms', target: '≤ 100' });
}

/** A freezer of 124 boxes with 10,044 tubes that is warm for six hours, in which tubes come and go and a box is carried out. */
async function reportRisk(database: TestDatabase, report: Parameters<Bench['run']>[0]): Promise<void> {
  const room = await createColdRoom(database);
  const { tenantId, administrator } = room;
  const { boxIds, spareId } = await fillFreezer(database, room, { boxes: 124, tubes: 81, spare: 100, hoursAgo: 48 });
  await room.limit({ high: -70 });
  const alertId = await warmFreezer(database, room, 6);
  // Two days of a busy laboratory: 20,000 moves elsewhere before it, 2,000 moves since in and out of the freezer.
  await database.admin`
    insert into custody_events (tenant_id, kind, sample_id, from_container_id, to_container_id, command_id, actor_id, device_id, device_time, recorded_at)
    select ${tenantId}, 'transferred', l.sample_id, ${spareId}, p.container_id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), t.at, t.at
    from (select *, row_number() over (order by labware_id) as n from placements where tenant_id = ${tenantId}) p
    join labware l on l.tenant_id = p.tenant_id and l.id = p.labware_id
    cross join generate_series(1, 2) r
    cross join lateral (select now() - make_interval(secs => 47 * 3600 - p.n - 10000 * r) as at) t`;
  await database.admin`
    insert into custody_events (tenant_id, kind, sample_id, from_container_id, to_container_id, command_id, actor_id, device_id, device_time, recorded_at)
    select ${tenantId}, 'transferred', l.sample_id, case when r = 1 then p.container_id else ${spareId} end,
      case when r = 1 then ${spareId} else p.container_id end, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), t.at, t.at
    from (select *, row_number() over (order by labware_id) as n from placements where tenant_id = ${tenantId} limit 1000) p
    join labware l on l.tenant_id = p.tenant_id and l.id = p.labware_id
    cross join generate_series(1, 2) r
    cross join lateral (select now() - make_interval(secs => 5 * 3600 - p.n - 3000 * r) as at) t`;
  await administrator.say('move_container.v1', {
    ...{ containerId: boxIds[0] ?? '', siteId: room.siteId, parentId: spareId, position: 'A01' },
  });
  await database.admin`analyze`;
  const measure = async (name: string, args: Record<string, unknown>) => {
    const times: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      const before = performance.now();
      await administrator.person.rpc(name, { p_tenant_id: tenantId, p_alert_id: alertId, ...args });
      times.push(performance.now() - before);
    }
    return percentile(times, 0.95);
  };
  const risk = await measure('samples_at_risk', { p_limit: 200 });
  report({ name: 'samples-at-risk-10000', value: risk, unit: 'ms', target: '≤ 200' });
  report({ name: 'move-plan-10000', value: await measure('move_plan', {}), unit: 'ms', target: '≤ 1000' });
}

export default bench;
