import type { Held } from '../../domain/world/held.ts';
import type { Docs, KindOf } from '../ports.ts';
import { docOf } from './rows.ts';
import { type Row, type StoreDatabase, rowsOf } from './schema.ts';

/** Reads for screens: like the prediction's reads, and telling what is only predicted. */
export interface HeldEntityReader<D extends Docs> {
  get<K extends KindOf<D>>(kind: K, id: string): Promise<Held<D[K]> | undefined>;
  getMany<K extends KindOf<D>>(kind: K, ids: readonly string[]): Promise<(Held<D[K]> | undefined)[]>;
  all<K extends KindOf<D>>(kind: K): Promise<Held<D[K]>[]>;
  by<K extends KindOf<D>>(kind: K, index: string, key: string): Promise<Held<D[K]>[]>;
  startingWith<K extends KindOf<D>>(kind: K, index: string, prefix: string, limit: number): Promise<Held<D[K]>[]>;
  before<K extends KindOf<D>>(kind: K, index: string, key: string, limit: number): Promise<Held<D[K]>[]>;
  counts(kind: KindOf<D>, index: string, keys: readonly string[]): Promise<Map<string, number>>;
  count(kind: KindOf<D>): Promise<number>;
}

/** The reads of screens over the stored rows. */
export function heldReader<D extends Docs>(db: StoreDatabase): HeldEntityReader<D> {
  return {
    async get<K extends KindOf<D>>(kind: K, id: string) {
      return held<D, K>(await rowsOf(db, kind).get(id));
    },
    async getMany<K extends KindOf<D>>(kind: K, ids: readonly string[]) {
      return (await rowsOf(db, kind).bulkGet([...ids])).map((row) => held<D, K>(row));
    },
    async all<K extends KindOf<D>>(kind: K) {
      return allHeld<D, K>(await rowsOf(db, kind).toArray());
    },
    async by<K extends KindOf<D>>(kind: K, index: string, key: string) {
      return allHeld<D, K>(await rowsOf(db, kind).where(`keys.${index}`).equals(key).toArray());
    },
    async startingWith<K extends KindOf<D>>(kind: K, index: string, prefix: string, limit: number) {
      // A row with two such keys is found twice.
      const rows = rowsOf(db, kind).where(`keys.${index}`).startsWith(prefix).distinct().limit(limit);
      return allHeld<D, K>(await rows.toArray());
    },
    async before<K extends KindOf<D>>(kind: K, index: string, key: string, limit: number) {
      return allHeld<D, K>(await rowsOf(db, kind).where(`keys.${index}`).below(key).limit(limit).toArray());
    },
    async counts(kind, index, keys) {
      const table = rowsOf(db, kind);
      const found = await db.transaction('r', [table], () =>
        Promise.all(keys.map((key) => table.where(`keys.${index}`).equals(key).count())),
      );
      return new Map(keys.map((key, at) => [key, found[at] ?? 0]));
    },
    count: (kind) => rowsOf(db, kind).count(),
  };
}

/** What a screen is told of a row; undefined for none, and for one that a prediction removed. */
export function held<D extends Docs, K extends KindOf<D>>(row: Row | undefined): Held<D[K]> | undefined {
  const doc = docOf<D, K>(row?.doc);
  return doc && { doc, provisional: row?.provisional === 1 };
}

/** What a screen is told of these rows. */
export function allHeld<D extends Docs, K extends KindOf<D>>(rows: readonly Row[]): Held<D[K]>[] {
  return rows.flatMap((row) => held<D, K>(row) ?? []);
}
