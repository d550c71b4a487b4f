import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';

/** A browser's subscription, with the keys that never leave it. */
export interface Subscriber {
  readonly p256dh: string;
  readonly auth: string;
  readonly privateKey: string;
}

const KEY_BYTES = 65;

/** Opens a message as a browser does: RFC 8291 over RFC 8188, one record. Written apart from what encrypts. */
export function decryptPush(body: Uint8Array, subscriber: Subscriber): string {
  const bytes = Buffer.from(body);
  const salt = bytes.subarray(0, 16);
  const recordSize = bytes.readUInt32BE(16);
  const keyLength = bytes.readUInt8(20);
  if (keyLength !== KEY_BYTES) throw new Error('the key id is no P-256 point');
  const senderKey = bytes.subarray(21, 21 + keyLength);
  const record = bytes.subarray(21 + keyLength);
  if (record.length > recordSize) throw new Error('more than one record');

  const own = createECDH('prime256v1');
  own.setPrivateKey(Buffer.from(subscriber.privateKey, 'base64url'));
  const shared = own.computeSecret(senderKey);
  const derive = (secret: Uint8Array, from: Uint8Array, info: Uint8Array, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, from, info, length));
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), senderKey]);
  const material = derive(shared, Buffer.from(subscriber.auth, 'base64url'), keyInfo, 32);
  const key = derive(material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(material, salt, Buffer.from('Content-Encoding: nonce\0'), 12);

  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== 2) throw new Error('this is not the last record');
  return padded.subarray(0, end).toString('utf8');
}

/** A subscription as `pushManager.subscribe` makes one. */
export function makeSubscriber(): Subscriber {
  const own = createECDH('prime256v1');
  own.generateKeys();
  // A number with leading zeros comes shorter than the standard writes it: one key in 256 does.
  const number = own.getPrivateKey();
  return {
    p256dh: own.getPublicKey().toString('base64url'),
    privateKey: Buffer.concat([Buffer.alloc(32 - number.length), number]).toString('base64url'),
    auth: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url'),
  };
}
