import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { attachUpgrades, type Gateway } from '../gateway.ts';
import { listen } from '../ports.ts';

/** Where the app's own server and the edge functions reach the gateway: plain HTTP that never leaves this machine. */
export interface InternalDoor {
  url: string;
  /** Lets requests through to a gateway; its own start needs the address already. */
  open(gateway: Gateway): void;
  close(): Promise<void>;
}

/** Listens on a free port of the loopback address. */
export async function startInternal(): Promise<InternalDoor> {
  const server = createServer();
  const port = await listen(server, { port: 0, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${port}`,
    open(gateway) {
      const answer = getRequestListener((request) => gateway.fetch(request));
      server.on('request', (request, response) => void answer(request, response));
      attachUpgrades(server, gateway);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
