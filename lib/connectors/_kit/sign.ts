import { bytesToBase64 } from './redact.ts';

const PREFIX = 'whsec_';

/**
 * The three headers of the Standard Webhooks specification 1.0.0 (https://www.standardwebhooks.com): an id that stays the
 * same at every attempt, the time of this attempt in seconds, and HMAC-SHA256 over `id.timestamp.body` for each secret.
 */
export async function signatureHeaders(
  id: string,
  now: Date,
  body: string,
  secrets: readonly string[],
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(secrets.map((secret) => sign(secret, content)));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  };
}

async function sign(secret: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(PREFIX.length)), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return bytesToBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, content)));
}
