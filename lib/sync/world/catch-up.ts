import type { Docs } from '../ports.ts';
import { readMeta } from '../store/meta.ts';
import type { StoreDatabase } from '../store/schema.ts';
import type { Predictor } from './predict.ts';
import { rebase } from './rebase.ts';

/**
 * Puts what another tab has given, and not foreseen yet, on top of the rows: whoever decides on them must not give away again what has just been
 * taken there. This tab's own commands are foreseen one after the other and need none of it.
 */
export async function catchUp<D extends Docs>(db: StoreDatabase, predictor: Predictor<D>): Promise<void> {
  const isBehind = await db.transaction('r', ['meta'], async () => {
    const { next } = await readMeta(db, 'queue');
    const { predictedThrough } = await readMeta(db, 'world');
    return predictedThrough < next - 1;
  });
  if (isBehind) await rebase(db, predictor);
}
