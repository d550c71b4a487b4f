import type { Docs, KindOf, StoreModel } from '../ports.ts';
import { allHeld, type HeldEntityReader, held, heldReader } from './queries.ts';
import { kindsOf, type Row, rowTable, type StoreDatabase } from './schema.ts';

type Question = (store: IDBObjectStore) => IDBRequest;

/**
 * The reads of a scan and of a prediction, asked of IndexedDB itself: they are many, each of one row, and whoever scans waits for all of them.
 * Nobody watches them, so that what Dexie does for each (a transaction, a zone, a record of what was read) would be for nothing. What follows
 * at once is asked in the same transaction, which ends by itself when nothing more is asked. Searches and counts stay with Dexie.
 *
 * Source: Indexed Database API 3.0, 2.7.1 "Transaction lifecycle".
 */
export function directReader<D extends Docs>(db: StoreDatabase, model: StoreModel<D>): HeldEntityReader<D> {
  const stores = kindsOf(model).map(rowTable);
  let latest: IDBTransaction | undefined;

  /** Asks in the transaction before, if that still takes questions. */
  const asked = (kind: KindOf<D>, question: Question): IDBRequest => {
    try {
      if (latest) return question(latest.objectStore(rowTable(kind)));
    } catch (error) {
      if (!isOver(error)) throw error;
    }
    latest = db.backendDB().transaction(stores, 'readonly');
    return question(latest.objectStore(rowTable(kind)));
  };
  const answer = <Answer>(kind: KindOf<D>, question: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const request = asked(kind, question);
      request.onsuccess = () => {
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- these stores hold rows and nothing else
        resolve(request.result as Answer);
      };
      request.onerror = () => reject(request.error ?? new Error('A row could not be read'));
    });

  const get = async <K extends KindOf<D>>(kind: K, id: string) =>
    held<D, K>(await answer<Row | undefined>(kind, (store) => store.get(id)));
  return {
    ...heldReader<D>(db),
    get,
    getMany: (kind, ids) => Promise.all(ids.map((id) => get(kind, id))),
    async all<K extends KindOf<D>>(kind: K) {
      return allHeld<D, K>(await answer<Row[]>(kind, (store) => store.getAll()));
    },
    async by<K extends KindOf<D>>(kind: K, index: string, key: string) {
      return allHeld<D, K>(await answer<Row[]>(kind, (store) => store.index(`keys.${index}`).getAll(key)));
    },
  };
}

/** Whether a transaction takes no more questions: it is done, or nothing of it is at work just now. */
function isOver(error: unknown): boolean {
  return error instanceof Error && ['TransactionInactiveError', 'InvalidStateError'].includes(error.name);
}
