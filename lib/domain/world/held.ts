import type { DocOf } from './ports.ts';
import type { Container } from '../containers/model.ts';
import type { Sample } from '../samples/model.ts';
import type { EntityKind } from '../sync/pull.ts';

/** A document as this device holds it; `provisional` until the server's own row has arrived. */
export interface Held<Doc> {
  readonly doc: Doc;
  readonly provisional: boolean;
}

/** Any held document, told apart by its kind. */
export type HeldEntity = { [K in EntityKind]: { readonly kind: K } & Held<DocOf[K]> }[EntityKind];

/** What a code stands for on this device. */
export type Found = ({ readonly kind: 'container' } & Held<Container>) | ({ readonly kind: 'sample' } & Held<Sample>);

/** What `lib/sync` offers to read rows by: ids, index keys and counts over the indexes named in `indexes.ts`. */
export interface HeldReader {
  get<K extends EntityKind>(kind: K, id: string): Promise<Held<DocOf[K]> | undefined>;
  getMany<K extends EntityKind>(kind: K, ids: readonly string[]): Promise<(Held<DocOf[K]> | undefined)[]>;
  all<K extends EntityKind>(kind: K): Promise<Held<DocOf[K]>[]>;
  by<K extends EntityKind>(kind: K, index: string, key: string): Promise<Held<DocOf[K]>[]>;
  startingWith<K extends EntityKind>(kind: K, index: string, prefix: string, limit: number): Promise<Held<DocOf[K]>[]>;
  /** Rows whose key comes before this one, in the order of their keys. */
  before<K extends EntityKind>(kind: K, index: string, key: string, limit: number): Promise<Held<DocOf[K]>[]>;
  /** How many rows each key has; keys without rows count 0. */
  counts(kind: EntityKind, index: string, keys: readonly string[]): Promise<Map<string, number>>;
  count(kind: EntityKind): Promise<number>;
}
