import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { type HttpReceiver, type ReceivedRequest, startHttpReceiver } from '../../_kit/testing/http-receiver.ts';
import type { Subject } from '../../_kit/testing/subject.ts';
import { connector } from '../index.ts';
import { decryptPush, makeSubscriber } from './decrypt.ts';

const ORIGIN = 'https://push.service.test';
const DAY_SECONDS = 24 * 60 * 60;

const server = makeSubscriber();
/** The phone of these tests. */
export const subscriber = makeSubscriber();
export const webPushConfig = {
  endpoint: `${ORIGIN}/wpush/v2/gAAAAABcapability`,
  p256dh: subscriber.p256dh,
  auth: subscriber.auth,
  vapidPublicKey: server.p256dh,
  vapidPrivateKey: server.privateKey,
  vapidSubject: 'mailto:operator@northwind.example',
};

/** Headers that a push service demands: RFC 8030 sections 5.2 to 5.4, RFC 8291 section 4, RFC 8292 section 2. */
export const PushHeaders = z.object({
  ttl: z.string().regex(/^\d+$/),
  urgency: z.enum(['very-low', 'low', 'normal', 'high']),
  topic: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
  'content-encoding': z.literal('aes128gcm'),
  authorization: z.string().regex(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, ?k=[\w-]+$/),
});
const Claims = z.object({ aud: z.literal(ORIGIN), exp: z.number(), sub: z.string().regex(/^(mailto|https):/) });

/** Whether the VAPID token is signed by the subscription's application server, for this push service, for at most a day. */
export function vapidHolds(authorization: string, nowSeconds: number): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
  const signed = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const parsed = Claims.safeParse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
  const until = (parsed.data?.exp ?? 0) - nowSeconds;
  return signed && parsed.success && key === webPushConfig.vapidPublicKey && until > 0 && until <= DAY_SECONDS;
}

/** A push service with one subscription. */
export function startPushService(): Promise<HttpReceiver> {
  return startHttpReceiver(({ path, headers, bytes }) => {
    if (path !== new URL(webPushConfig.endpoint).pathname) return { status: 404 };
    if (!PushHeaders.safeParse(headers).success) return { status: 400 };
    if (!vapidHolds(headers['authorization'] ?? '', Date.now() / 1000)) return { status: 403 };
    if (bytes.byteLength > 4096) return { status: 413 };
    decryptPush(bytes, subscriber);
    return { status: 201, headers: { location: `${ORIGIN}/m/message-1` } };
  }, 201);
}

export const webPushSubject: Subject<ReceivedRequest> = {
  connector,
  start: startPushService,
  host: 'push.service.test',
  config: webPushConfig,
  keyOf: ({ headers }) => headers['topic'] ?? '',
  nonsense: 'delivered',
  retryAfter: true,
};
