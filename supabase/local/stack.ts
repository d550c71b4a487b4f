import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { attachUpgrades, createGateway, type Gateway } from './gateway.ts';
import { newKeys, type StackKeys } from './gateway/keys.ts';
import { listen } from './ports.ts';

/** A gateway that listens. */
export interface Stack {
  url: string;
  keys: StackKeys;
  gateway: Gateway;
  close(): Promise<void>;
}

/** Where a throwaway stack finds its database. */
export interface StackOptions {
  urlAs(role: string): string;
  jwtExpiry?: number;
  loopbackHosts?: Readonly<Record<string, number>>;
}

/** Serves a gateway on a free port of the loopback address; what it stores is removed when it closes. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const keys = newKeys();
  const folder = mkdtempSync(join(tmpdir(), 'tracseq-stack-'));
  let url = '';
  const server = createServer();
  const port = await listen(server, { port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${port}`;
  const gateway = await createGateway({
    ...options,
    keys,
    siteUrl: url,
    internalUrl: () => url,
    storageDirectory: join(folder, 'storage'),
  });
  const answer = getRequestListener((request) => gateway.fetch(request));
  server.on('request', (request, response) => void answer(request, response));
  attachUpgrades(server, gateway);
  return {
    url,
    keys,
    gateway,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await gateway.close();
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
