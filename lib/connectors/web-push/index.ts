import { encryptNotification, vapidHeaders } from '@block65/webcrypto-web-push';
import { defineConnector } from '../_kit/contract.ts';
import { DeliveryFailure } from '../_kit/errors.ts';
import { failureAs, failureOf, isSuccess, post } from '../_kit/http.ts';
import { pushHeaders, toPush } from './map.ts';
import { WebPushConfig } from './types.ts';

/**
 * Web Push: RFC 8030 (delivery), 8291 (encryption), 8292 (VAPID). A topic replaces what a phone has not fetched yet, the
 * notification's tag what it shows already.
 */
export const connector = defineConnector({
  id: 'web-push',
  configSchema: WebPushConfig,
  // An endpoint is a capability: who knows it can send.
  secretFields: ['endpoint', 'p256dh', 'auth', 'vapidPrivateKey'],
  recipientFields: ['endpoint', 'p256dh', 'auth'],
  idempotency: 'replaces',
  async send(message, config, context) {
    const { endpoint, p256dh, auth } = config;
    const subscription = { endpoint, expirationTime: null, keys: { p256dh, auth } };
    const plain = toPush(message);
    const body = await encryptNotification(subscription, plain).catch(() => {
      throw new DeliveryFailure('config_invalid', { detail: 'p256dh' });
    });
    const { headers } = await vapidHeaders(subscription, {
      subject: config.vapidSubject,
      publicKey: config.vapidPublicKey,
      privateKey: config.vapidPrivateKey,
    }).catch(() => {
      throw new DeliveryFailure('config_invalid', { detail: 'vapidPrivateKey' });
    });
    const answer = await post(context, endpoint, { headers: { ...headers, ...(await pushHeaders(message)) }, body });
    if (isSuccess(answer)) return lastPart(answer.headers.get('location'));
    if (answer.status === 404 || answer.status === 410) throw failureAs('recipient_gone', answer, context.now());
    throw failureOf(answer, context.now());
  },
});

/** The push service's name for the message, without the address: that would let its reader cancel it. */
function lastPart(location: string | null): string | null {
  return (
    location
      ?.split(/[?#]/)[0]
      ?.split('/')
      .filter((part) => part !== '')
      .at(-1) ?? null
  );
}
