import type { Docs, KindOf, StoreModel } from '../ports.ts';
import { keysOf } from './keys.ts';
import type { Origin, Row } from './schema.ts';
import { same } from './same.ts';

/**
 * The document of a row as its kind's type. It was judged by the model before it was stored, and the store's version forbids that another
 * model reads it.
 */
export function docOf<D extends Docs, K extends KindOf<D>>(doc: unknown): D[K] | undefined {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the one place where a stored document gets its type back
  return doc === null || doc === undefined ? undefined : (doc as D[K]);
}

/** What the server said of a row: its document, undefined when it said nothing. */
export function serverDocOf(row: Row | undefined): unknown {
  if (row?.origin === null || row === undefined) return undefined;
  return row.provisional ? row.pulled : row.doc;
}

/**
 * The row for what the server says (`origin`, `server`) and what screens shall see (`seen`, undefined for nothing). Undefined when neither
 * says anything: the row goes.
 */
export function composeRow<D extends Docs, K extends KindOf<D>>(
  model: StoreModel<D>,
  kind: K,
  id: string,
  layers: { origin: Origin | null; server: unknown; seen: D[K] | undefined },
): Row | undefined {
  const { origin, server, seen } = layers;
  const doc = seen ?? null;
  const keys = seen === undefined ? {} : keysOf(model, kind, seen);
  const isServers = origin !== null && same(server ?? null, doc);
  if (isServers) return { id, origin, doc, keys };
  if (origin === null) return seen === undefined ? undefined : { id, origin, doc, keys, provisional: 1 };
  return { id, origin, doc, keys, provisional: 1, pulled: server ?? null };
}
