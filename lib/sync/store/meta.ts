import type { Table } from 'dexie';
import type { ErrorKind } from '../../domain/errors/codes.ts';

/** Whatever holds the table of facts: the store, or a transaction of it. */
interface MetaHolder {
  readonly meta: Table<MetaRow, string>;
}

/** The single facts of a store, one row each. */
export type MetaRow =
  | { readonly key: 'identity'; readonly deviceId: string; readonly modelVersion: number }
  /** `next` is never given twice; `settled` counts verdicts, so that every tab sees progress. */
  | { readonly key: 'queue'; readonly next: number; readonly settled: number }
  /**
   * `generation` grows with every change of rows: a prediction made on an older one is made again. Commands up to `predictedThrough` are
   * in the overlay; `stale` asks for a rebase.
   */
  | { readonly key: 'world'; readonly generation: number; readonly predictedThrough: number; readonly stale: boolean }
  /** Acknowledgements given so far, and how many of them a whole later pull has covered. */
  | { readonly key: 'acks'; readonly given: number; readonly covered: number }
  /** The leading tab; a tab that lost the lead finds another token here and stops writing. */
  | { readonly key: 'lead'; readonly token: string }
  | { readonly key: 'person'; readonly role: string; readonly epoch: number }
  | { readonly key: 'clock'; readonly offsetMs: number | null }
  | { readonly key: 'active'; readonly scope: string | null }
  /** Rows that their scope has let go of while other scopes are still to be asked: see `pull/leaving.ts`. */
  | {
      readonly key: 'leaving';
      readonly rows: readonly { readonly kind: string; readonly id: string; readonly version: number }[];
    }
  | DrainRow
  | {
      readonly key: 'counters';
      readonly mismatches: number;
      readonly unreadable: number;
      readonly failedPredictions: number;
    };

/** What the leading tab says of its work, for all tabs. */
export interface DrainRow {
  readonly key: 'drain';
  readonly pause: { readonly reason: 'auth_expired' | 'forbidden'; readonly code: string } | null;
  readonly lastError: { readonly kind: ErrorKind; readonly code: string } | null;
  /** Turns that failed since one went well. */
  readonly failures: number;
  readonly lastSyncedAt: string | null;
  /** The server's last word on this person was that they are not in the tenant; absent in a store that never heard it. */
  readonly removed?: boolean;
  readonly pulling: { readonly rows: number; readonly expected: number | null } | null;
}

/** Name of a fact. */
export type MetaKey = MetaRow['key'];
/** One fact. */
export type MetaOf<K extends MetaKey> = Extract<MetaRow, { key: K }>;

const initial: { readonly [K in MetaKey]: MetaOf<K> } = {
  identity: { key: 'identity', deviceId: '', modelVersion: 0 },
  queue: { key: 'queue', next: 1, settled: 0 },
  world: { key: 'world', generation: 0, predictedThrough: 0, stale: false },
  acks: { key: 'acks', given: 0, covered: 0 },
  lead: { key: 'lead', token: '' },
  person: { key: 'person', role: '', epoch: 0 },
  clock: { key: 'clock', offsetMs: null },
  active: { key: 'active', scope: null },
  leaving: { key: 'leaving', rows: [] },
  drain: { key: 'drain', pause: null, lastError: null, failures: 0, lastSyncedAt: null, pulling: null },
  counters: { key: 'counters', mismatches: 0, unreadable: 0, failedPredictions: 0 },
};

const isMeta = <K extends MetaKey>(row: MetaRow | undefined, key: K): row is MetaOf<K> => row?.key === key;

/** A fact of the store, or how it stands in a new one. */
export async function readMeta<K extends MetaKey>(db: MetaHolder, key: K): Promise<MetaOf<K>> {
  const row = await db.meta.get(key);
  return isMeta(row, key) ? row : initial[key];
}

/** Changes some fields of a fact; call it inside a transaction that holds `meta`. */
export async function changeMeta<K extends MetaKey>(
  db: MetaHolder,
  key: K,
  change: (row: MetaOf<K>) => Partial<Omit<MetaOf<K>, 'key'>>,
): Promise<MetaOf<K>> {
  const before = await readMeta(db, key);
  const after = { ...before, ...change(before) };
  await db.meta.put(after);
  return after;
}
