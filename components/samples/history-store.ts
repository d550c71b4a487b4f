import Dexie, { type Table } from 'dexie';
import type { CustodyEvent } from '../../lib/domain/custody/model.ts';

/** The history of one sample as the server last told it. */
export interface KeptHistory {
  /** Person, laboratory and sample: nobody sees what was kept for somebody else. */
  readonly key: string;
  readonly events: readonly CustodyEvent[];
  /** ISO 8601: "as of". */
  readonly asOf: string;
}

/** Histories are for looking up again what was just looked at, not a second store. */
const MOST_KEPT = 300;

class HistoryDatabase extends Dexie {
  readonly histories: Table<KeptHistory, string>;
  constructor() {
    super('tracseq-histories');
    this.version(1).stores({ histories: 'key, asOf' });
    this.histories = this.table('histories');
  }
}

let database: HistoryDatabase | undefined;

function histories(): Table<KeptHistory, string> {
  database ??= new HistoryDatabase();
  return database.histories;
}

/** What was kept under this key. */
export function keptHistory(key: string): Promise<KeptHistory | undefined> {
  return histories().get(key);
}

/** Keeps a history and lets the oldest go when there are too many. */
export async function keepHistory(history: KeptHistory): Promise<void> {
  await histories().put(history);
  const surplus = (await histories().count()) - MOST_KEPT;
  if (surplus > 0) await histories().bulkDelete(await histories().orderBy('asOf').limit(surplus).primaryKeys());
}
