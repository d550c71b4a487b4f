const PREFIX = 'whsec_';

/** A clock may be five minutes off, as the Standard Webhooks specification advises. */
const TOLERANCE_SECONDS = 300;

/** What a signed request says of itself. */
export interface Signed {
  /** Names the request; the same one again is the same request. */
  readonly id: string;
  readonly timestamp: string;
  readonly signatures: readonly string[];
}

/** The three headers of the Standard Webhooks specification 1.0.0; null when one is missing or malformed. */
export function signedHeaders(headers: Headers): Signed | null {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const signatures = (headers.get('webhook-signature') ?? '').split(' ').flatMap((part) => {
    const [version, signature] = part.split(',');
    return version === 'v1' && signature !== undefined && signature !== '' ? [signature] : [];
  });
  if (!/^[A-Za-z0-9_-]{8,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp) || signatures.length === 0) return null;
  return { id, timestamp, signatures: signatures.slice(0, 4) };
}

/** Whether a request was signed with this secret (`whsec_` and base64) within five minutes of `now`. */
export async function isSigned(signed: Signed, body: string, secret: string, now: Date): Promise<boolean> {
  if (Math.abs(now.getTime() / 1000 - Number(signed.timestamp)) > TOLERANCE_SECONDS) return false;
  const bytes = fromBase64(secret.slice(PREFIX.length));
  if (!secret.startsWith(PREFIX) || bytes === null) return false;
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const content = new TextEncoder().encode(`${signed.id}.${signed.timestamp}.${body}`);
  for (const signature of signed.signatures) {
    const claimed = fromBase64(signature);
    // Compared by the platform, in a time that tells nothing.
    if (claimed !== null && (await crypto.subtle.verify('HMAC', key, claimed, content))) return true;
  }
  return false;
}

/** A new secret: 32 random bytes, as the specification writes them. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return PREFIX + btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
