import { defineConnector } from '../_kit/contract.ts';
import { DeliveryFailure } from '../_kit/errors.ts';
import { failureOf, isSuccess, post } from '../_kit/http.ts';
import { toWebhook } from './map.ts';
import { signatureHeaders } from '../_kit/sign.ts';
import { WebhookConfig } from './types.ts';

/** Moving to another path or host is common behind load balancers; each hop is checked anew. */
const REDIRECTS = 3;

/**
 * A receiver of the customer's own, signed by the Standard Webhooks specification
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md): any 2xx is success
 * whatever the body, 410 means that it wants no more. `webhook-id` is the delivery's, the same at every attempt.
 */
export const connector = defineConnector({
  id: 'webhook',
  configSchema: WebhookConfig,
  secretFields: ['secret', 'previousSecret'],
  recipientFields: [],
  idempotency: 'key',
  async send(message, { url, secret, previousSecret }, context) {
    // A dot would let an id end where its owner chooses, and the signature cover something else.
    if (!/^[\w-]{1,100}$/.test(context.deliveryId)) throw new DeliveryFailure('internal', { detail: 'delivery_id' });
    const body = JSON.stringify(toWebhook(message));
    const secrets = previousSecret === undefined ? [secret] : [secret, previousSecret];
    const answer = await post(context, url, {
      headers: {
        'content-type': 'application/json',
        ...(await signatureHeaders(context.deliveryId, context.now(), body, secrets)),
      },
      body,
      redirects: REDIRECTS,
    });
    if (isSuccess(answer)) return null;
    throw failureOf(answer, context.now());
  },
});
