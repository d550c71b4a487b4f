import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { makeServerFolder, serverAccount } from './binaries.ts';
import { applyPlatform, migrate } from './migrate.ts';
import { templateDatabase } from './testing.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';

/** A throwaway server with the migrated template. */
export interface TestCluster {
  server: PostgresServer;
  stop(): Promise<void>;
}

const prefix = 'tracseq-test-';
const hour = 3_600_000;

/** Removes what runs that were killed hard have left: their servers are stopped, but nobody removed their folders. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const running = existsSync(join(folder, 'postgres', 'postmaster.pid'));
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (!running && age > hour) rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts a throwaway server in a temporary folder, durability off, and builds the template database. */
export async function startTestCluster(): Promise<TestCluster> {
  sweep();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  let server: PostgresServer | undefined;
  try {
    makeServerFolder(folder, serverAccount());
    server = await startPostgres({ dataDirectory: join(folder, 'postgres'), durable: false, maxConnections: 200 });
    await buildTemplate(server);
  } catch (error) {
    await server?.stop();
    remove();
    throw error;
  }
  const running = server;
  return {
    server: running,
    async stop() {
      await running.stop();
      remove();
    },
  };
}

async function buildTemplate(server: PostgresServer): Promise<void> {
  const admin = postgres(server.url(), { max: 1 });
  try {
    await admin.unsafe(`create database ${templateDatabase}`);
  } finally {
    await admin.end();
  }
  await applyPlatform(server.url(templateDatabase));
  await migrate(server.url(templateDatabase, 'postgres'), { seed: false });
}
