import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type HttpReceiver, type ReceivedRequest, startHttpReceiver } from '../../_kit/testing/http-receiver.ts';
import type { Subject } from '../../_kit/testing/subject.ts';
import { testNow } from '../../_kit/testing/context.ts';
import { connector } from '../index.ts';

/** Payload structure: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export const WebhookRequest = z.strictObject({
  type: z.string().regex(/^[a-zA-Z0-9_]+(\.[a-zA-Z0-9_]+)*$/),
  timestamp: z.iso.datetime({ offset: true }),
  data: z.record(z.string(), z.union([z.string(), z.null()])),
});

const TOLERANCE_SECONDS = 5 * 60;
export const webhookConfig = {
  url: 'https://alerts.customer.test/hooks/tracseq?source=a',
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  previousSecret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
};

/** Verifies a request as the specification tells a consumer to; `now` in seconds. */
export function verifies(
  { headers, body }: Pick<ReceivedRequest, 'headers' | 'body'>,
  secret: string,
  now: number,
): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers;
  if (!/^\d+$/.test(timestamp) || Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures.split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',');
    const bytes = Buffer.from(value, 'base64');
    return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
}

/** A customer's receiver that checks the signature and the payload. */
export function startWebhook(): Promise<HttpReceiver> {
  return startHttpReceiver((request) => {
    if (!verifies(request, webhookConfig.secret, testNow.getTime() / 1000 + 60)) return { status: 401 };
    return WebhookRequest.safeParse(JSON.parse(request.body)).success ? { status: 204 } : { status: 400 };
  });
}

export const webhookSubject: Subject<ReceivedRequest> = {
  connector,
  start: startWebhook,
  host: 'alerts.customer.test',
  config: webhookConfig,
  keyOf: ({ headers }) => headers['webhook-id'] ?? '',
  nonsense: 'delivered',
  retryAfter: true,
};
