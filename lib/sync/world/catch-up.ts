import type { Docs } from '../ports.ts';
import { readMeta } from '../store/meta.ts';
import type { StoreDatabase } from '../store/schema.ts';
import type { Predictor } from './predict.ts';
import { rebase } from './rebase.ts';

/**
 * Puts what another tab has given, and not foreseen yet, on top of the rows: whoever decides on them must not give away again what has just been
 * taken there. This tab's own commands are foreseen one after the other and need none of it. Answers the generation that the rows are of then.
 */
export async function catchUp<D extends Docs>(db: StoreDatabase, predictor: Predictor<D>): Promise<number> {
  const [{ next }, { predictedThrough, generation }] = await db.transaction('r', ['meta'], () =>
    Promise.all([readMeta(db, 'queue'), readMeta(db, 'world')]),
  );
  if (predictedThrough >= next - 1) return generation;
  await rebase(db, predictor);
  return (await readMeta(db, 'world')).generation;
}
