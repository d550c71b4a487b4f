import { randomBytes } from 'node:crypto';
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
  };
}

/** The secrets of a stack that is kept, made at its first start: sessions outlive a restart. */
export function keptKeys(file: string): StackKeys {
  const fresh = newKeys();
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  // A file of an older state lacks what came later.
  const known = secrets.partial().parse(kept);
  const { secretKey = fresh.secretKey, jwtSecret = fresh.jwtSecret, secretsKeys = fresh.secretsKeys } = known;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ secretKey, jwtSecret, secretsKeys }), { mode: 0o600 });
  chmodSync(file, 0o600);
  return { publishableKey, secretKey, jwtSecret, secretsKeys };
}
