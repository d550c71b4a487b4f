import Dexie, { type Table } from 'dexie';

/** An answer of the server as it was last given. */
export interface KeptAnswer {
  /** Person, laboratory and question: nobody sees what was kept for somebody else. */
  readonly key: string;
  /** Parsed again by whoever reads it. */
  readonly answer: unknown;
  /** ISO 8601. */
  readonly asOf: string;
}

/** Answers are for looking up again what was just looked at, not a second store. */
const MOST_KEPT = 300;

class AnswersDatabase extends Dexie {
  readonly answers: Table<KeptAnswer, string>;
  constructor() {
    super('tracseq-answers');
    this.version(1).stores({ answers: 'key, asOf' });
    this.answers = this.table('answers');
  }
}

let database: AnswersDatabase | undefined;

function answers(): Table<KeptAnswer, string> {
  database ??= new AnswersDatabase();
  return database.answers;
}

/** What was kept under this key. */
export function keptAnswer(key: string): Promise<KeptAnswer | undefined> {
  return answers().get(key);
}

/** Keeps an answer and lets the oldest go when there are too many. */
export async function keepAnswer(kept: KeptAnswer): Promise<void> {
  await answers().put(kept);
  const surplus = (await answers().count()) - MOST_KEPT;
  if (surplus > 0) await answers().bulkDelete(await answers().orderBy('asOf').limit(surplus).primaryKeys());
}
