import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFrontDoor } from './front-door.ts';

/** An app that answers the first request of a connection and hangs up on the second, as one whose patience just ended. */
function impatientApp(): Server {
  return createServer((socket: Socket) => {
    let asked = 0;
    socket.on('error', () => socket.destroy());
    socket.on('data', () => {
      asked += 1;
      if (asked > 1) socket.destroy();
      else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nok');
    });
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const found = server.address();
  if (found === null || typeof found === 'string') throw new Error('no port');
  return found.port;
}

let app: Server;
let door: ReturnType<typeof createFrontDoor>;
let address: string;

beforeEach(async () => {
  app = impatientApp();
  door = createFrontDoor({
    gateway: { fetch: () => Promise.resolve(new Response('gateway')), upgrade: () => false },
    pages: () => Promise.resolve(undefined),
    appPort: await listen(app),
  });
  address = `http://127.0.0.1:${await listen(door)}`;
});
afterEach(() => {
  door.close();
  door.closeAllConnections();
  app.close();
});

describe('the front door', () => {
  test('asks again when the app hangs up on a connection that was idle', async () => {
    for (let times = 0; times < 5; times += 1) {
      const answer = await fetch(`${address}/en`);
      expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
    }
  });

  test('sends a body over a connection of its own', async () => {
    await fetch(`${address}/en`).then((answer) => answer.text());
    const answer = await fetch(`${address}/en`, { method: 'POST', body: 'x' });
    expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
  });

  test.each(['/%ff', '/en/%ff?mode=find'])(
    'gives %s to the gateway, which refuses what cannot be decoded',
    async (path) => {
      const answer = await fetch(`${address}${path}`);
      expect(await answer.text()).toBe('gateway');
      const page = await fetch(`${address}/en?q=%ff`);
      expect(await page.text()).toBe('ok');
    },
  );

  test('says so when the app is not there', async () => {
    app.close();
    const answer = await fetch(`${address}/en`);
    expect(answer.status).toBe(502);
  });
});
