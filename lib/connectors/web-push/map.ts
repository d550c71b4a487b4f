import { DeliveryFailure } from '../_kit/errors.ts';
import type { AlertMessage } from '../../domain/alerts/message.ts';
import type { AlertPush } from '../../domain/alerts/push.ts';
import { bytesToBase64 } from '../_kit/redact.ts';

/** What is left of a push service's 4,096 bytes beside the header, the tag and the delimiter (RFC 8291, section 4). */
const MOST_BYTES = 3_993;
/** A phone that was off for longer reads the alert wall instead. */
const TTL_SECONDS = 24 * 60 * 60;
const URGENCY = { info: 'low', warning: 'normal', critical: 'high' } as const;

/** The alert as the service worker reads it; its text gives way until it fits. */
export function toPush(message: AlertMessage): Uint8Array<ArrayBuffer> {
  const place = message.place === null ? [] : [message.place];
  let characters = Array.from([...place, message.text].filter((part) => part !== '').join('\n'));
  for (;;) {
    const push: AlertPush = {
      alertId: message.alertId,
      event: message.event,
      severity: message.severity,
      title: message.title,
      body: characters.join(''),
      tag: message.dedupKey,
      url: message.url,
      occurredAt: message.occurredAt,
      ...(message.acknowledge && { acknowledge: message.acknowledge }),
    };
    const bytes = new TextEncoder().encode(JSON.stringify(push));
    if (bytes.byteLength <= MOST_BYTES) return bytes;
    if (characters.length === 0) throw new DeliveryFailure('message_too_large');
    characters = characters.slice(0, Math.floor(characters.length * 0.8));
  }
}

/** RFC 8030: how long it is kept, how soon a sleeping phone is woken, and what a newer word about the alert replaces. */
export async function pushHeaders(message: AlertMessage): Promise<Record<string, string>> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(message.dedupKey));
  return {
    ttl: String(TTL_SECONDS),
    urgency: URGENCY[message.severity],
    // At most 32 characters of the base64url alphabet.
    topic: bytesToBase64(new Uint8Array(digest)).replaceAll('+', '-').replaceAll('/', '_').slice(0, 32),
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
  };
}
