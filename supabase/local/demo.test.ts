import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from 'node:net';
import { afterEach, beforeAll, afterAll, expect, test, vi } from 'vitest';
import { descendants } from './demo/testing/processes.ts';
import { describeProcess } from './processes.ts';
import { listen } from './ports.ts';

const main = fileURLToPath(new URL('./demo/testing/main.ts', import.meta.url));
let home: string;
const running = new Set<ChildProcess>();

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'tracseq-demo-'));
  // Root's database runs under another account, which has to get in.
  chmodSync(folder, 0o755);
  home = join(folder, 'home');
});

afterEach(async () => {
  for (const child of running) await end(child, 'SIGTERM');
});

afterAll(() => rmSync(join(home, '..'), { recursive: true, force: true }));

interface Demo {
  child: ChildProcess;
  output: string;
  address: string;
}

/** Starts the demo and waits until it is ready or has ended. */
async function start(options: Record<string, unknown> = {}, program?: string[]): Promise<Demo> {
  const args = program ?? [main, home, JSON.stringify(options)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  await new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ctrl-C stops')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => {
      running.delete(child);
      resolve();
    });
  });
  return { child, output, address: /Ready after .*: (\S+)/.exec(output)?.[1] ?? '' };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

const alive = (pids: number[]) => pids.filter((pid) => describeProcess(pid) !== undefined);

test('one address answers for the app, the services and the demo’s own pages', async () => {
  const { address } = await start();
  const app = await fetch(`${address}/en/scan?a=1`);
  expect(await app.json()).toMatchObject({ url: '/en/scan?a=1', headers: { 'x-forwarded-proto': 'http' } });
  expect((await fetch(`${address}/rest/v1/tenants`)).status).toBe(401);
  expect(await (await fetch(`${address}/mail`)).text()).toContain('Inbox of the demo');
  expect(await (await fetch(`${address}/demo/codes`)).text()).toContain('<h1>Demo codes</h1>');
});

test('a WebSocket that is not Realtime’s goes to the app', async () => {
  const { address } = await start();
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.write('GET /_next/hmr HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  await vi.waitFor(() => expect(answer).toContain('hello from the app'));
  socket.destroy();
});

test('a second start keeps the data, and one at the same time is refused by name', async () => {
  const first = await start({ reset: true });
  const refused = await start();
  expect(refused.output).toContain(`already running at ${first.address} (process ${first.child.pid})`);
  expect(refused.child.exitCode).toBe(1);
  await end(first.child, 'SIGTERM');
  const second = await start();
  expect(second.output).not.toContain('Migrations applied');
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s leaves nothing running', async (signal) => {
  const { child } = await start();
  const children = descendants(child.pid ?? 0);
  expect(children.length).toBeGreaterThanOrEqual(4);
  await end(child, signal);
  await vi.waitFor(() => expect(alive(children)).toEqual([]), { timeout: 15_000 });
});

test('a killed npm leaves nothing running, though no signal reaches what it started', async () => {
  const npm = join(home, '..', 'npm-cli.js');
  writeFileSync(
    npm,
    `require('node:child_process').spawn(${JSON.stringify(process.execPath)}, ${JSON.stringify([main, home, '{}'])}, {
      stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'demo' } });`,
  );
  const { child } = await start({}, [npm]);
  const started = descendants(child.pid ?? 0);
  expect(started.length).toBeGreaterThanOrEqual(5);
  await end(child, 'SIGKILL');
  await vi.waitFor(() => expect(alive(started)).toEqual([]), { timeout: 20_000 });
});

/** Some of them end by themselves between the look and the blow. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

test('after a database that was killed hard, the next start recovers', async () => {
  const { child } = await start();
  const children = descendants(child.pid ?? 0);
  await end(child, 'SIGKILL');
  for (const pid of alive(children)) killIfThere(pid);
  expect((await start()).address).not.toBe('');
});

test('a port that is asked for by name and taken is named in the error', async () => {
  const other = createServer();
  const port = await listen(other, { port: 0, host: '127.0.0.1' });
  const { output, child } = await start({ port });
  expect(output).toContain(`Port ${port} is taken`);
  expect(child.exitCode).toBe(1);
  other.close();
});

test('when the usual port is taken another is chosen and said', async () => {
  const other = createServer();
  // Somebody else may hold it already, which serves as well.
  await listen(other, { port: 3000, host: '127.0.0.1' }).catch(() => undefined);
  const { output, address } = await start();
  expect(output).toContain('Port 3000 is taken');
  expect(Number(new URL(address).port)).toBeGreaterThan(3000);
  other.close();
});

test('in the local network it answers by HTTPS that holds once its certificate is trusted', async () => {
  const { address, output } = await start({ lan: true });
  expect(address).toMatch(/^https:/);
  expect(output).toContain('Everybody in this network can sign in');
  const untrusted = { host: '127.0.0.1', port: new URL(address).port, path: '/demo/certificate' };
  await expect(get(untrusted)).rejects.toThrow(/self-signed/);
  const authority = await get({ ...untrusted, rejectUnauthorized: false });
  expect(authority).toContain('BEGIN CERTIFICATE');
  const page = await get({ ...untrusted, path: '/en', ca: authority });
  expect(JSON.parse(page)).toMatchObject({ headers: { 'x-forwarded-proto': 'https' } });
});

function get(options: RequestOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    request(options, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
      answer.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
}
