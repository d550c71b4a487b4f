import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { beforeEach, expect, test } from 'vitest';
import { isReachable, serverAccount, serverHome } from './binaries.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';

let folder: string;
const servers: PostgresServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracseq-server-'));
  chmodSync(folder, 0o755);
  return async () => {
    for (const server of servers.splice(0)) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
});

async function start(dataDirectory = join(folder, 'postgres')): Promise<PostgresServer> {
  const server = await startPostgres({ dataDirectory, durable: false });
  servers.push(server);
  return server;
}

async function query(server: PostgresServer, text: string) {
  const sql = postgres(server.url(), { max: 1 });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

test('it is PostgreSQL 17 on the loopback address, and keeps its data over a restart', async () => {
  const first = await start();
  expect(first.url()).toContain('@127.0.0.1:');
  await query(first, 'create table kept as select 42 as answer');
  await first.stop();
  const second = await start();
  expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
  const [version] = await query(second, 'show server_version');
  expect(version?.['server_version']).toMatch(/^17\./);
});

test('a second server on the same data is refused while the first one is watched over', async () => {
  await start();
  await expect(start()).rejects.toThrow(/already running/);
});

test.runIf(process.getuid?.() === 0)(
  'root in a closed folder keeps the data where the server can reach it',
  async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    expect(isReachable(closed, serverAccount())).toBe(false);
    const home = serverHome('postgres', closed);
    const server = await start(home);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    rmSync(dirname(home), { recursive: true, force: true });
  },
);
