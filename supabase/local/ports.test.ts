import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort, isFree, isListening, listen } from './ports.ts';

const server = createServer((socket) => socket.destroy());
afterEach(() => new Promise((resolve) => server.close(resolve)));

test('a port is listening while a server takes connections on it, and free before and after', async () => {
  const port = await freePort();
  expect([await isListening(port), await isFree(port)]).toEqual([false, true]);
  await listen(server, { port, host: '127.0.0.1' });
  expect([await isListening(port), await isFree(port)]).toEqual([true, false]);
  await new Promise((resolve) => server.close(resolve));
  expect([await isListening(port), await isFree(port)]).toEqual([false, true]);
});

const RANGE = '/proc/sys/net/ipv4/ip_local_port_range';
test.skipIf(!existsSync(RANGE))('a free port is none that this system gives to outgoing connections', async () => {
  const [from = 0, to = 0] = readFileSync(RANGE, 'utf8').trim().split(/\s+/).map(Number);
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
  expect(ports.filter((port) => port >= from && port <= to)).toEqual([]);
});
