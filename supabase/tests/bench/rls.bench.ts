import { randomUUID } from 'node:crypto';
import type { Bench } from '../../../lib/bench/bench.ts';
import { percentile } from '../../../lib/bench/figure.ts';
import { startTestCluster } from '../../local/test-cluster.ts';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createLaboratory } from '../laboratory.ts';

const TENANTS = 100;
const SAMPLES = 1_000_000;
const ROUNDS = 25;

/** What row level security costs a tenant's own reads, among a million samples of a hundred tenants. */
const bench: Bench = {
  names: ['rls-count', 'rls-latest-50'],
  async run(report) {
    const cluster = await startTestCluster();
    try {
      const database = await createTestDatabase({ port: cluster.server.port });
      const laboratory = await createLaboratory(database);
      await fill(database, laboratory.tenantId);
      const { person } = laboratory.administrator;
      const queries = {
        // As the app asks: deleted ones are kept for the record alone.
        'rls-count': `select count(*) from public.samples where tenant_id = '${laboratory.tenantId}' and state <> 'deleted'`,
        'rls-latest-50': `select * from public.samples where tenant_id = '${laboratory.tenantId}' order by updated_at desc limit 50`,
      };
      for (const [name, query] of Object.entries(queries)) {
        const [bare, judged]: [number[], number[]] = [[], []];
        // In turns, so that both see the same machine.
        for (let round = 0; round < ROUNDS; round += 1) {
          await database.admin.begin(async (tx) => void bare.push(await timed(() => tx.unsafe(query))));
          await person.run(async (tx) => void judged.push(await timed(() => tx.unsafe(query))));
        }
        const baseline = percentile(bare, 0.5);
        process.stderr.write(
          `${name}: ${baseline.toFixed(2)} ms without, ${percentile(judged, 0.5).toFixed(2)} ms with policies\n`,
        );
        report({ name, value: percentile(judged, 0.5) / baseline, unit: 'x', target: '≤ 1.2' });
      }
      await database.drop();
    } finally {
      await cluster.stop();
    }
  },
};

/** The query alone: saying who asks costs a call of its own, with policies or without. */
async function timed(ask: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await ask();
  return performance.now() - started;
}

async function fill({ admin }: TestDatabase, tenantId: string): Promise<void> {
  const others = Array.from({ length: TENANTS - 1 }, () => randomUUID());
  const type = randomUUID();
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql.unsafe('drop index public.samples_search_idx');
    await sql`insert into samples (tenant_id, id, name, external_id, sample_type_id, derivation, notes, created_at, updated_at)
      select (${[tenantId, ...others]}::uuid[])[1 + i % ${TENANTS}], gen_random_uuid(), 'Donor ' || i % 997, 'EXT-' || i, ${type}, 'primary', '',
        now(), now() - i * interval '1 second'
      from generate_series(1, ${SAMPLES}) i`;
  });
  await admin.unsafe('vacuum analyze public.samples');
}

export default bench;
