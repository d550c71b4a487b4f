import { createServer } from 'node:http';
import { decryptPush, makeSubscriber } from '../../../lib/connectors/web-push/testing/decrypt.ts';
import { AlertPush } from '../../../lib/domain/alerts/push.ts';
import { listen } from '../ports.ts';

/** A push service with one browser: what is sent to it, as only that browser can read it. */
export interface PushService {
  readonly received: readonly AlertPush[];
  /** As `PushSubscription.toJSON()` gives it. */
  readonly subscription: {
    readonly endpoint: string;
    readonly keys: { readonly p256dh: string; readonly auth: string };
  };
  close(): void;
}

/** Starts one on this machine; a message that this browser cannot read is refused. */
export async function startPushService(): Promise<PushService> {
  const { p256dh, auth, privateKey } = makeSubscriber();
  const received: AlertPush[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      try {
        const text = decryptPush(Buffer.concat(chunks), { p256dh, auth, privateKey });
        received.push(AlertPush.parse(JSON.parse(text)));
        response.writeHead(201).end();
      } catch {
        response.writeHead(400).end();
      }
    });
  });
  const port = await listen(server, { port: 0, host: '127.0.0.1' });
  return {
    received,
    subscription: { endpoint: `https://localhost:${port}/push`, keys: { p256dh, auth } },
    close: () => server.close(),
  };
}
