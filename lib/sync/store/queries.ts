import type { Held } from '../../domain/world/held.ts';
import type { Docs, KindOf } from '../ports.ts';

/** Reads for screens: like the prediction's reads, and telling what is only predicted. */
export interface HeldEntityReader<D extends Docs> {
  get<K extends KindOf<D>>(kind: K, id: string): Promise<Held<D[K]> | undefined>;
  getMany<K extends KindOf<D>>(kind: K, ids: readonly string[]): Promise<(Held<D[K]> | undefined)[]>;
  all<K extends KindOf<D>>(kind: K): Promise<Held<D[K]>[]>;
  by<K extends KindOf<D>>(kind: K, index: string, key: string): Promise<Held<D[K]>[]>;
  startingWith<K extends KindOf<D>>(kind: K, index: string, prefix: string, limit: number): Promise<Held<D[K]>[]>;
  counts(kind: KindOf<D>, index: string, keys: readonly string[]): Promise<Map<string, number>>;
  count(kind: KindOf<D>): Promise<number>;
}
