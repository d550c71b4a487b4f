import { z } from 'zod';
import { bytesToBase64 } from './redact.ts';

/**
 * A connector's secret fields at rest. They are sealed with AES-256-GCM under a key that is not in the database, so that
 * a copy of the database opens none. The envelope is one line of text,
 *
 *     tsk1.<key id>.<nonce>.<ciphertext and tag>       (nonce and ciphertext in base64url)
 *
 * and is bound to its tenant, its connector and its key id: a row that is copied to another tenant cannot be opened.
 */
const VERSION = 'tsk1';
const NONCE_BYTES = 12;
const KEY_BYTES = 32;

const KeyId = z.string().regex(/^[a-z0-9-]{1,32}$/);
const Fields = z.record(z.string(), z.string());

/** Whose secrets they are: the ids of the tenant and of the connector's row. */
export interface SecretOwner {
  readonly tenantId: string;
  readonly connectorId: string;
}

/** Keys by id; the first seals, all open. */
export interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, CryptoKey>;
}

/** Why an envelope does not open. It says nothing of what is inside. */
export class SecretsError extends Error {
  override readonly name = 'SecretsError';
  readonly code: 'key_ring_invalid' | 'envelope_malformed' | 'key_unknown' | 'envelope_refused';

  constructor(code: SecretsError['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * Reads the key ring of an environment value, `id:key,id:key`, each key 32 bytes in base64 or base64url. To rotate, put
 * the new key first, reseal all, then take the old one out. Throws `key_ring_invalid`, which repeats no key.
 */
export async function readKeyRing(text: string): Promise<KeyRing> {
  const keys = new Map<string, CryptoKey>();
  for (const part of text.split(',').map((entry) => entry.trim())) {
    const [id = '', key = '', ...rest] = part.split(':');
    const bytes = fromBase64(key);
    if (rest.length > 0 || keys.has(id) || !KeyId.safeParse(id).success || bytes?.byteLength !== KEY_BYTES)
      throw new SecretsError('key_ring_invalid');
    keys.set(id, await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']));
  }
  const [current] = keys.keys();
  if (current === undefined) throw new SecretsError('key_ring_invalid');
  return { current, keys };
}

/** Seals the fields under the current key. Equal fields give different envelopes. */
export async function sealSecrets(
  ring: KeyRing,
  owner: SecretOwner,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(fields));
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(owner, ring.current) },
    keyOf(ring, ring.current),
    plain,
  );
  return [VERSION, ring.current, toBase64Url(iv), toBase64Url(new Uint8Array(cipher))].join('.');
}

/**
 * Opens an envelope for its owner. Throws a `SecretsError`: `envelope_malformed`, `key_unknown` (rotated out too early),
 * or `envelope_refused` (changed, or somebody else's).
 */
export async function openSecrets(
  ring: KeyRing,
  owner: SecretOwner,
  envelope: string,
): Promise<Record<string, string>> {
  const [version, keyId = '', nonce = '', sealed = '', ...rest] = envelope.split('.');
  const iv = fromBase64(nonce);
  const cipher = fromBase64(sealed);
  if (version !== VERSION || rest.length > 0 || iv?.byteLength !== NONCE_BYTES || cipher === null)
    throw new SecretsError('envelope_malformed');
  const key = keyOf(ring, keyId);
  let plain: ArrayBuffer;
  try {
    plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: boundTo(owner, keyId) }, key, cipher);
  } catch {
    throw new SecretsError('envelope_refused');
  }
  return Fields.parse(JSON.parse(new TextDecoder().decode(plain)));
}

/** The envelope under the current key, or null where it is under it already: what a rotation writes back. */
export async function resealSecrets(ring: KeyRing, owner: SecretOwner, envelope: string): Promise<string | null> {
  if (envelope.startsWith(`${VERSION}.${ring.current}.`)) return null;
  return sealSecrets(ring, owner, await openSecrets(ring, owner, envelope));
}

function keyOf(ring: KeyRing, id: string): CryptoKey {
  const key = ring.keys.get(id);
  if (key === undefined) throw new SecretsError('key_unknown');
  return key;
}

// As JSON, so that no two owners are written alike however their ids are made.
const boundTo = ({ tenantId, connectorId }: SecretOwner, keyId: string) =>
  new TextEncoder().encode(JSON.stringify([VERSION, tenantId, connectorId, keyId]));

const toBase64Url = (bytes: Uint8Array): string =>
  bytesToBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(standard) || standard.length % 4 === 1) return null;
  return Uint8Array.from(atob(standard), (character) => character.charCodeAt(0));
}
