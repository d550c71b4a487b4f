import { join } from 'node:path';
import postgres from 'postgres';
import { serverHome } from '../binaries.ts';
import { createGateway } from '../gateway.ts';
import { keptKeys } from '../gateway/keys.ts';
import { listen } from '../ports.ts';
import { startSchedule } from '../schedule.ts';
import { startInternal } from './internal.ts';
import { choosePort, lanAddresses } from './addresses.ts';
import type { AppStarter } from './app.ts';
import { certificates } from './certificate.ts';
import { openDatabase } from './database.ts';
import { makeFirstGateway } from './first-gateway.ts';
import { createFrontDoor } from './front-door.ts';
import { takeLock } from './lock.ts';
import type { DemoOptions } from './options.ts';
import { demoPages } from './pages.ts';
import { readSignIns, type SignIn } from './sign-ins.ts';

/** What a run stands on. */
export interface RunOptions extends Pick<DemoOptions, 'reset' | 'port' | 'lan'> {
  /** Folder for everything that is kept, in the project and never in the repository. */
  home: string;
  startApp: AppStarter;
  /** Makes the app ready to start, while the database comes up. */
  prepareApp(): Promise<unknown>;
  say(line: string): void;
  /** Milliseconds between two looks at what is due; a minute unless said. */
  every?: number;
}

/** A running demo. */
export interface Run {
  address: string;
  lanAddresses: string[];
  signIns: SignIn[];
  /** Resolves with a sentence when a part of it ends by itself. */
  failed: Promise<string>;
  stop(): Promise<void>;
}

/** Starts everything, in order; when a part does not start, what already runs is stopped again. */
export async function startRun(options: RunOptions): Promise<Run> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    return await assemble(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assemble(options: RunOptions, stops: (() => unknown)[], stop: () => Promise<void>): Promise<Run> {
  const { home, say } = options;
  const lock = takeLock(join(home, 'demo.json'));
  stops.push(() => lock.release());
  const host = options.lan ? '0.0.0.0' : '127.0.0.1';
  const port = await choosePort(options.port, host, say);
  const address = `${options.lan ? 'https' : 'http'}://localhost:${port}`;
  const network = options.lan ? lanAddresses() : [];

  // A build that fails must not leave the database behind, and the other way round: both are waited for.
  const [database, prepared] = await Promise.allSettled([
    openDatabase(serverHome('postgres', home), { reset: options.reset }).then((opened) => {
      stops.push(() => opened.server.stop());
      return opened;
    }),
    options.prepareApp(),
  ]);
  if (database.status === 'rejected') throw database.reason;
  if (prepared.status === 'rejected') throw prepared.reason;
  const { server, report } = database.value;
  if (report.applied.length > 0)
    say(`Migrations applied: ${report.applied.length}. ${report.seeded ? 'Demo data made.' : ''}`);

  const sql = postgres(server.url(), { max: 2, idle_timeout: 30, onnotice: () => undefined });
  stops.push(() => sql.end({ timeout: 2 }));
  const internal = await startInternal();
  stops.push(() => internal.close());
  const keys = keptKeys(join(home, 'keys.json'));
  const gateway = await createGateway({
    urlAs: (role) => server.url('postgres', role),
    keys,
    siteUrl: address,
    internalUrl: () => internal.url,
    storageDirectory: join(home, 'storage'),
  });
  stops.push(() => gateway.close());
  internal.open(gateway);
  const wake = async (name: string) => {
    const headers = { authorization: `Bearer ${keys.secretKey}` };
    const answer = await fetch(`${internal.url}/functions/v1/${name}`, { method: 'POST', headers });
    if (!answer.ok) throw new Error(`${name} answered ${answer.status}`);
  };
  const schedule = await startSchedule({
    url: server.url('postgres', 'postgres'),
    ...(options.every !== undefined && { every: options.every }),
    dispatch: () => wake('dispatch-deliveries'),
    watch: () => wake('detect-anomalies'),
    removePhotos: () => wake('remove-photos'),
  });
  stops.push(() => schedule.stop());
  // While the app starts; without it the demo lacks one line of a list.
  const firstGateway = report.seeded
    ? makeFirstGateway(internal.url, keys).catch((error: unknown) => say(`No gateway was made: ${String(error)}`))
    : undefined;
  const app = await options.startApp(internal.url);
  stops.push(() => app.stop());
  await firstGateway;

  const secure = options.lan ? await certificates(home, network) : undefined;
  const pages = demoPages(sql, secure?.authority.cert);
  const door = createFrontDoor({
    gateway,
    appPort: app.port,
    pages: async (request) => (new URL(request.url).pathname.startsWith('/demo/') ? pages.fetch(request) : undefined),
    ...(secure ? { secure: secure.server } : {}),
  });
  await listen(door, { port, host });
  stops.push(() => {
    door.close();
    door.closeAllConnections();
  });
  lock.announce(address);
  return {
    address,
    lanAddresses: network.map((ip) => `https://${ip}:${port}`),
    signIns: await readSignIns(sql),
    failed: Promise.race([
      server.exited.then(() => 'The database has ended.'),
      app.exited.then(() => 'The app has ended.'),
    ]),
    stop,
  };
}
