import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startChild, type Child } from './child.ts';
import { makeServerFolder, postgresBinaries, serverAccount, type Account } from './binaries.ts';
import { freePort } from './ports.ts';
import { stopOrphan } from './orphan.ts';

/** The password of every role that may sign in; the server listens on the loopback address alone. */
const password = 'postgres';

/** A running database server. */
export interface PostgresServer {
  port: number;
  dataDirectory: string;
  /** Connection address, by default as the superuser on the database `postgres`. */
  url(database?: string, role?: string): string;
  /** Resolves when the server has ended, whoever ended it. */
  exited: Promise<number>;
  stop(): Promise<void>;
}

/** How to start a server. */
export interface PostgresOptions {
  dataDirectory: string;
  /** A free port when left out. */
  port?: number;
  /** False trades safety at a power cut for speed: for tests. */
  durable: boolean;
  maxConnections?: number;
}

/** Connection address of a database on the loopback address. */
export function databaseUrl(port: number, database = 'postgres', role = 'supabase_admin'): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** Starts PostgreSQL on a data directory, which is made when it does not exist yet. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const account = serverAccount();
  const binaries = await postgresBinaries(account);
  if (!existsSync(join(options.dataDirectory, 'PG_VERSION'))) {
    await initialise(binaries.initdb, options.dataDirectory, account);
  }
  await stopOrphan(options.dataDirectory);
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    try {
      return await launch(binaries.postgres, { ...options, port }, account);
    } catch (error) {
      // Between choosing a free port and binding it another program may have taken it.
      if (options.port !== undefined || attempt === 3) throw error;
    }
  }
}

async function initialise(initdb: string, dataDirectory: string, account: Account | undefined): Promise<void> {
  // The folder above belongs to whoever runs this; the server's account only has to get through it.
  mkdirSync(dirname(dataDirectory), { recursive: true, mode: 0o755 });
  makeServerFolder(dataDirectory, account);
  const secrets = mkdtempSync(join(tmpdir(), 'tracseq-initdb-'));
  const passwordFile = join(secrets, 'password');
  makeServerFolder(secrets, account);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o644 });
  try {
    await promisify(execFile)(
      initdb,
      [
        `--pgdata=${dataDirectory}`,
        '--username=supabase_admin',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The same order of text on every machine, whatever locales it has.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-sync',
      ],
      { cwd: dataDirectory, ...account },
    );
  } catch (error) {
    rmSync(dataDirectory, { recursive: true, force: true });
    const why = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(`Postgres could not make its data directory: ${why}`, { cause: error });
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}

function settings(options: PostgresOptions & { port: number }): string[] {
  const values: Record<string, string | number> = {
    port: options.port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: options.maxConnections ?? 100,
    shared_preload_libraries: 'pg_stat_statements',
    wal_level: 'logical',
    timezone: 'UTC',
    jit: 'off',
    shared_buffers: '128MB',
    ...(options.durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function launch(
  command: string,
  options: PostgresOptions & { port: number },
  account: Account | undefined,
): Promise<PostgresServer> {
  const { dataDirectory, port } = options;
  const log = openSync(`${dataDirectory}.log`, 'w');
  const args = ['-D', dataDirectory, ...settings(options)];
  const child = startChild({
    command,
    args,
    ...(account ? { account } : {}),
    cwd: dataDirectory,
    stopSignal: 'SIGINT',
    output: log,
  });
  closeSync(log);
  await untilReady(child, dataDirectory);
  let stopped: Promise<void> | undefined;
  return {
    port,
    dataDirectory,
    url: (database, role) => databaseUrl(port, database, role),
    exited: child.exited,
    stop() {
      // Only once: afterwards the data may be somebody else's.
      stopped ??= child.stop().then(() => stopOrphan(dataDirectory));
      return stopped;
    },
  };
}

/** The server writes its state into the eighth line of its own pid file, as pg_ctl reads it. */
async function untilReady(child: Child, dataDirectory: string): Promise<void> {
  for (let waited = 0; waited < 60_000 && !child.ended; waited += 20) {
    if (readPidFile(dataDirectory)[7]?.trim() === 'ready') return;
    await pause(20);
  }
  await child.stop();
  const log = readFileSync(`${dataDirectory}.log`, 'utf8');
  throw new Error(`Postgres did not start:\n${log.split('\n').slice(-12).join('\n')}`);
}

function readPidFile(dataDirectory: string): string[] {
  try {
    return readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
