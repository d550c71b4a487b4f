import type { Docs, KindOf, StoreModel } from '../ports.ts';

/** The keys a document is found under, by index. */
export function keysOf<D extends Docs, K extends KindOf<D>>(
  model: StoreModel<D>,
  kind: K,
  doc: D[K],
): Record<string, readonly string[]> {
  const keys: Record<string, readonly string[]> = {};
  for (const [index, extract] of Object.entries(model.kinds[kind].indexes)) {
    const found = extract(doc);
    if (found === null || found.length === 0) continue;
    keys[index] = typeof found === 'string' ? [found] : found;
  }
  return keys;
}
