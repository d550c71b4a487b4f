import { randomInt } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';

/** True when nothing listens on the port of the address. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/**
 * True when something takes connections on the port. Asked by connecting: a probe that binds the port would stand in
 * the way of the server that is about to.
 */
export function isListening(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, host);
    const answer = (yes: boolean) => {
      probe.destroy();
      resolve(yes);
    };
    probe.once('connect', () => answer(true));
    probe.once('error', () => answer(false));
  });
}

/**
 * A port that nothing listens on at this moment, for a server that is yet to start. It is one that no system gives to
 * outgoing connections by itself (Linux from 32768 on, others from 49152): such a connection could take it before the
 * server does, or while the server restarts, and whoever waits for the server could connect to itself.
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port, host)) return port;
  }
  throw new Error('No port is free between 20000 and 32000');
}

/** Listens and answers the port, which the system chooses when 0 is asked for. */
export function listen(server: Server, where: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where.port, where.host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('The system named no port'));
    });
  });
}
