import type { Row, StoreDatabase } from '../store/schema.ts';
import { rowsOf } from '../store/schema.ts';

/** Up to this many changes each id is looked up; above, all ids of the kind are read once. */
const LOOK_UP = 200;

/** Which ids of a page the device holds already: the rows of a first pull need not be read before they are written. */
export interface HeldIds {
  among(kind: string, ids: readonly string[]): Promise<string[]>;
  /** Tells what a page wrote. */
  note(kind: string, put: readonly Row[], gone: readonly string[]): void;
}

/**
 * For the pulls of one scope. Only the leading tab holds rows of the server, so what it has read once stays true; a row made meanwhile by
 * another tab's prediction is found by the index of provisional rows, of which there are few.
 */
export function heldIds(db: StoreDatabase): HeldIds {
  const all = new Map<string, Set<string>>();
  return {
    async among(kind, ids) {
      if (ids.length <= LOOK_UP && !all.has(kind)) return [...ids];
      const known = all.get(kind) ?? new Set(await rowsOf(db, kind).toCollection().primaryKeys());
      all.set(kind, known);
      const provisional = new Set(await rowsOf(db, kind).where('provisional').equals(1).primaryKeys());
      return ids.filter((id) => known.has(id) || provisional.has(id));
    },
    note(kind, put, gone) {
      const known = all.get(kind);
      for (const { id } of put) known?.add(id);
      for (const id of gone) known?.delete(id);
    },
  };
}
