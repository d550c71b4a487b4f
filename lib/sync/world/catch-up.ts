import type { Docs } from '../ports.ts';
import { readMeta } from '../store/meta.ts';
import type { StoreDatabase } from '../store/schema.ts';
import type { Predictor } from './predict.ts';
import { rebase } from './rebase.ts';

/**
 * Puts on top of the rows what is not there yet: what another tab has given and not foreseen, and everything that waits, where rows have just come
 * from the server. Whoever decides on the rows must not give away again what has just been taken, nor find taken what has just been freed. This
 * tab's own commands are foreseen one after the other and need none of it. Answers the generation that the rows are of then.
 */
export async function catchUp<D extends Docs>(db: StoreDatabase, predictor: Predictor<D>): Promise<number> {
  const [{ next }, { predictedThrough, generation, stale }] = await db.transaction('r', ['meta'], () =>
    Promise.all([readMeta(db, 'queue'), readMeta(db, 'world')]),
  );
  if (predictedThrough >= next - 1 && !stale) return generation;
  await rebase(db, predictor);
  return (await readMeta(db, 'world')).generation;
}
