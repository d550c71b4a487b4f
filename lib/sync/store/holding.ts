import { readMeta } from './meta.ts';
import type { StoreDatabase } from './schema.ts';

/** Which part of the laboratory is on this device. */
export interface Holding {
  /** The scope a person works in; null until they chose one. */
  readonly active: string | null;
  /** The scopes that are here, or on their way (`complete` is false until their first whole pull). */
  readonly scopes: readonly { readonly scope: string; readonly complete: boolean }[];
}

/** Reads it in one transaction. */
export function readHolding(db: StoreDatabase): Promise<Holding> {
  return db.transaction('r', ['meta', 'scopes'], async () => ({
    active: (await readMeta(db, 'active')).scope,
    scopes: (await db.scopes.toArray()).map(({ scope, complete }) => ({ scope, complete })),
  }));
}
