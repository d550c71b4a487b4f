import { createECDH, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/**
 * The publishable key of every embedded stack. It is no secret: the production build carries it, so it has to be the
 * same on every machine.
 */
export const publishableKey = 'sb_publishable_tracseq_storage_embedded';

const secrets = z.object({
  secretKey: z.string().startsWith('sb_secret_'),
  jwtSecret: z.string().min(32),
  /** The key ring of lib/connectors/_kit/secrets.ts, which edge functions alone are given. */
  secretsKeys: z.string().min(1),
  /** How the stack names itself to push services: the point and the number, in base64url. */
  vapid: z.object({ publicKey: z.string().length(87), privateKey: z.string().length(43) }),
});

/** The keys of one stack, of the forms that hosted Supabase gives out. */
export interface StackKeys extends z.infer<typeof secrets> {
  publishableKey: string;
}

/** New secrets for a stack that lives only as long as its process. */
export function newKeys(): StackKeys {
  return {
    publishableKey,
    secretKey: `sb_secret_${randomBytes(24).toString('base64url')}`,
    jwtSecret: randomBytes(48).toString('base64url'),
    secretsKeys: `embedded:${randomBytes(32).toString('base64')}`,
    vapid: newVapid(),
  };
}

function newVapid(): StackKeys['vapid'] {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  // A number with leading zeros comes shorter than the standard writes it.
  const number = pair.getPrivateKey();
  const privateKey = Buffer.concat([Buffer.alloc(32 - number.length), number]).toString('base64url');
  return { publicKey, privateKey };
}

/** The secrets of a stack that is kept, made at its first start: sessions outlive a restart. */
export function keptKeys(file: string): StackKeys {
  const fresh = newKeys();
  const found: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  // A file of an older state lacks what came later.
  const known = secrets.partial().parse(found);
  const { secretKey = fresh.secretKey, jwtSecret = fresh.jwtSecret, secretsKeys = fresh.secretsKeys } = known;
  const { vapid = fresh.vapid } = known;
  const kept = { secretKey, jwtSecret, secretsKeys, vapid };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  chmodSync(file, 0o600);
  return { publishableKey, ...kept };
}
