import { mkdtempSync, rmSync } from 'node:fs';
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

/** Starts a throwaway server in a temporary folder, durability off, and builds the template database. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'tracseq-test-'));
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
