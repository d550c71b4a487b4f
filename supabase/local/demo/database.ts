import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import postgres from 'postgres';
import { applyPlatform, ChangedMigration, migrate, platformFingerprint, type MigrationReport } from '../migrate.ts';
import { stopOrphan } from '../orphan.ts';
import { startPostgres, type PostgresServer } from '../postgres.ts';

/** The demo's database, migrated and seeded. */
export interface DemoDatabase {
  server: PostgresServer;
  report: MigrationReport;
}

/** This data was made by an older state of the sources. */
export class OutdatedData extends Error {
  constructor(reason: string) {
    super(`${reason}. Start with fresh demo data: npm run demo -- --reset`);
    this.name = 'OutdatedData';
  }
}

/** Starts the kept database; makes, migrates and seeds it the first time, and applies only what is new later. */
export async function openDatabase(dataDirectory: string, options: { reset: boolean }): Promise<DemoDatabase> {
  const stamp = `${dataDirectory}.platform`;
  // Data without its stamp is that of a first start which did not come to its end.
  if (options.reset || !existsSync(stamp)) {
    await stopOrphan(dataDirectory);
    remove(dataDirectory, stamp);
  } else if (readFileSync(stamp, 'utf8') !== platformFingerprint()) {
    throw new OutdatedData('The platform schemas have changed since this data was made');
  }
  const fresh = !existsSync(stamp);
  const server = await startPostgres({ dataDirectory, durable: true });
  try {
    if (fresh) await applyPlatform(server.url());
    const report = await migrate(server.url('postgres', 'postgres'), { seed: true });
    if (fresh) writeFileSync(stamp, platformFingerprint());
    if (report.applied.length > 0) await settle(server);
    return { server, report };
  } catch (error) {
    await server.stop();
    throw error instanceof ChangedMigration ? new OutdatedData(error.message) : error;
  }
}

function remove(dataDirectory: string, stamp: string): void {
  rmSync(stamp, { force: true });
  rmSync(dataDirectory, { recursive: true, force: true });
}

/** Fresh data has no statistics yet, and the first queries would be planned blindly. */
async function settle(server: PostgresServer): Promise<void> {
  const sql = postgres(server.url(), { max: 1, onnotice: () => undefined });
  try {
    await sql`analyze`;
  } finally {
    await sql.end();
  }
}
