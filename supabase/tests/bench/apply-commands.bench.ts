import postgres from 'postgres';
import type { Bench } from '../../../lib/bench/bench.ts';
import { startTestCluster } from '../../local/test-cluster.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { deviceReport, envelope, type SaidCommand } from '../laboratory.ts';
import { createLoadedLaboratory, hundred, type LoadedLaboratory } from './laboratory-under-load.ts';

const BATCH = 100;
const BATCHES = 60;
/** Batches that only fill the caches of a new connection. */
const WARM = 10;

/**
 * How many commands a second one laboratory's writer carries out, said in batches of 100 as devices do: half of them register a tube and put
 * it away, half put it somewhere else. The baseline is the same rows written by bare inserts, without rules, policies or evidence of order.
 */
const bench: Bench = {
  names: ['apply-commands'],
  async run(report) {
    const cluster = await startTestCluster();
    try {
      const database = await createTestDatabase({ port: cluster.server.port });
      const laboratory = await createLoadedLaboratory(database, BATCHES + 2);
      const batches = [...commandsOf(laboratory)];
      const sql = postgres(database.urlAs('authenticator'), { max: 1, onnotice: () => undefined });
      const times: number[] = [];
      for (const batch of batches) times.push(await say(sql, laboratory, batch));
      await sql.end();
      const value = rate(times);
      const baseline = rate(await bareInserts(database, laboratory));
      report({ name: 'apply-commands', value, unit: 'commands/s', target: '≥ 2000', baseline });
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

function* commandsOf(laboratory: LoadedLaboratory): Generator<SaidCommand[]> {
  const [spare = '', ...boxes] = laboratory.boxes;
  for (const [at, box] of boxes.slice(0, BATCHES).entries()) {
    const next = boxes[at + 1] ?? spare;
    const registered = hundred.slice(0, 50).map((position) => laboratory.register({ containerId: box, position }));
    const moved = registered.map(({ args }, index) => ({
      name: 'place_sample.v1',
      args: { sampleId: args.sampleId, place: { containerId: next, position: hundred[50 + index] ?? '' } },
    }));
    yield [...registered, ...moved];
  }
}

async function say(
  sql: postgres.Sql,
  { administrator, tenantId }: LoadedLaboratory,
  batch: readonly SaidCommand[],
): Promise<number> {
  const claims = JSON.stringify({ sub: administrator.userId, role: 'authenticated' });
  const device = JSON.stringify(deviceReport(administrator.deviceId));
  const commands = JSON.stringify(batch.map((command) => envelope({ ...command, seq: (sequence += 1) })));
  let time = 0;
  await sql.begin(async (tx) => {
    await tx`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
    const before = performance.now();
    const [row] = await tx.unsafe<{ answer: { results: { status: string }[] } }[]>(
      'select public.apply_commands($1::uuid, $2::text::jsonb, $3::text::jsonb) as answer',
      [tenantId, device, commands],
    );
    time = performance.now() - before;
    const refused = row?.answer.results.find(({ status }) => status !== 'applied');
    if (refused) throw new Error(`Not applied: ${JSON.stringify(refused)}`);
  });
  return time;
}
let sequence = 1_000_000;

/** The rows that the commands above left behind, written once more under new ids into the same tables, one batch after the other. */
async function bareInserts({ admin }: TestDatabase, { tenantId }: LoadedLaboratory): Promise<number[]> {
  const tables = ['samples', 'labware', 'barcodes', 'placements', 'custody_events', 'commands', 'audit_log', 'changes'];
  const times: number[] = [];
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const table of tables)
      await sql.unsafe(
        `create temporary table copy_${table} on commit drop as select *, row_number() over () as n from ${table} where tenant_id = '${tenantId}'`,
      );
    for (const table of [...tables].reverse()) await sql.unsafe(`delete from ${table} where tenant_id = '${tenantId}'`);
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const before = performance.now();
      for (const table of tables) {
        const share = `n % ${BATCHES} = ${batch}`;
        const columns = await insertable(sql, table);
        await sql.unsafe(
          `insert into ${table} (${columns}) overriding system value select ${columns} from copy_${table} where ${share}`,
        );
      }
      times.push(performance.now() - before);
    }
  });
  return times;
}

const known = new Map<string, string>();
async function insertable(sql: postgres.TransactionSql, table: string): Promise<string> {
  const found = known.get(table);
  if (found !== undefined) return found;
  const rows = await sql<{ name: string }[]>`
    select quote_ident(attname) as name from pg_attribute
    where attrelid = ${`public.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;
  const columns = rows.map(({ name }) => name).join(', ');
  known.set(table, columns);
  return columns;
}

export default bench;
