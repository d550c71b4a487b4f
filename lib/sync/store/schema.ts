import { Dexie, type Table } from 'dexie';
import type { StoredAttachment } from '../attachments/model.ts';
import type { StoredEntry } from '../outbox/model.ts';
import type { Docs, KindOf, StoragePort, StoreModel } from '../ports.ts';
import type { MetaRow } from './meta.ts';

/** Where a row came from: the scope it is held for, the version that names its content, and the round of pulls that last confirmed it. */
export interface Origin {
  readonly scope: string;
  readonly version: number;
  readonly round: number;
}

/**
 * One thing on this device, both layers in one row so that a read is one indexed read: `doc` is what screens see; when commands are
 * pending on it, `provisional` is set and `pulled` keeps the server's document under it.
 */
export interface Row {
  readonly id: string;
  /** Null when only a prediction made it. */
  readonly origin: Origin | null;
  /** Null when a prediction removed it, or when this app cannot read it. */
  readonly doc: unknown;
  /** Index keys of `doc`. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly provisional?: 1;
  readonly pulled?: unknown;
}

/** How far one scope is held. The three sums are kept with every page, so that comparing them costs nothing. */
export interface ScopeRow {
  readonly scope: string;
  readonly cursor: number;
  readonly epoch: number;
  /** Grows when the scope is pulled anew; rows of an earlier round are swept once all have come. */
  readonly round: number;
  /** The tenant's version when the pull from nothing began that is not finished yet; null when there is none. */
  readonly begun: number | null;
  /** False until its first whole pull. */
  readonly complete: boolean;
  /** True while it is being pulled anew. */
  readonly resyncing: boolean;
  readonly rows: number;
  readonly versions: string;
  readonly ids: number;
}

/** Version of these tables; with the model's version it makes the database's. */
const LAYOUT = 2;

/** The database of one person in one tenant on one server. */
export class StoreDatabase extends Dexie {
  get outbox(): Table<StoredEntry, number> {
    return this.table('outbox');
  }

  get attachments(): Table<StoredAttachment, string> {
    return this.table('attachments');
  }

  get scopes(): Table<ScopeRow, string> {
    return this.table('scopes');
  }

  get meta(): Table<MetaRow, string> {
    return this.table('meta');
  }
}

/** Name of the table that holds the rows of a kind. */
export const rowTable = (kind: string): string => `rows_${kind}`;

/** The rows of one kind. */
export function rowsOf(db: Dexie, kind: string): Table<Row, string> {
  return db.table<Row, string>(rowTable(kind));
}

/** The number of the database's version for a model. */
export function databaseVersion(model: { readonly version: number }): number {
  return LAYOUT * 1000 + model.version;
}

// On localhost Dexie keeps a trace of every promise for its errors: the product there would be slower than in a laboratory.
Dexie.debug = false;

/**
 * The database, not yet opened. Strict durability for everything: Chrome's default lets a committed command be lost when the power goes,
 * and the difference is a few milliseconds a transaction.
 */
export function defineDatabase<D extends Docs>(
  name: string,
  model: StoreModel<D>,
  storage: StoragePort,
): StoreDatabase {
  const db = new StoreDatabase(name, {
    indexedDB: storage.indexedDB,
    IDBKeyRange: storage.IDBKeyRange,
    chromeTransactionDurability: 'strict',
    // A screen shows what is stored, not what Dexie expects to be.
    cache: 'disabled',
    autoOpen: false,
  });
  const tables: Record<string, string> = {
    outbox: 'seq, &id, state, unpulled, blocks',
    attachments: 'commandId',
    scopes: 'scope',
    meta: 'key',
  };
  for (const kind of kindsOf(model)) {
    const indexes = Object.keys(model.kinds[kind].indexes).map((index) => `*keys.${index}`);
    tables[rowTable(kind)] = ['id', 'provisional', ...indexes].join(', ');
  }
  db.version(databaseVersion(model)).stores(tables);
  return db;
}

/** The kinds of a model. */
export function kindsOf<D extends Docs>(model: StoreModel<D>): KindOf<D>[] {
  return Object.keys(model.kinds).filter((kind): kind is KindOf<D> => kind in model.kinds);
}
