import type { ApplyAnswer, Verdict } from '../../domain/commands/envelope.ts';
import { changeMeta, readMeta } from '../store/meta.ts';
import type { StoreDatabase } from '../store/schema.ts';
import { leading } from '../lead/token.ts';
import { changeEntries } from './change-entries.ts';
import type { OutboxEntry, StoredEntry } from './model.ts';

/**
 * Writes the server's verdicts. What was applied (or became a conflict) is done, and stays in the overlay until its effect has been pulled,
 * so that nothing flickers; what was rejected is set aside for the person. A command the answer does not name waits again.
 */
export function settle(
  db: StoreDatabase,
  token: string,
  sent: readonly OutboxEntry[],
  answer: ApplyAnswer,
  now: string,
): Promise<number> {
  const results = new Map(answer.results.map((result) => [result.id, result]));
  return leading(db, token, ['outbox'], async () => {
    const acks = await readMeta(db, 'acks');
    let { given } = acks;
    let settled = 0;
    const answered: Partial<StoredEntry> = { settledAt: now, stuckSince: null, blocks: undefined };
    await changeEntries(db, seqsOf(sent), ({ id }): Partial<StoredEntry> => {
      const result = results.get(id);
      if (!result) return { state: 'queued', uncertain: true };
      settled += 1;
      // A duplicate carries the verdict of the first time.
      const { verdict } = result;
      if (verdict.status === 'rejected') return { ...answered, state: 'quarantined', verdict };
      given += 1;
      return { ...answered, state: 'done', verdict, awaitsPull: given, unpulled: given };
    });
    if (given > acks.given) await db.meta.put({ ...acks, given });
    await changeMeta(db, 'queue', (queue) => ({ settled: queue.settled + settled }));
    // What was foreseen of a rejected command must leave the screen.
    const isAnyRejected = sent.some(({ id }) => results.get(id)?.verdict.status === 'rejected');
    if (isAnyRejected) await replayChanged(db);
    return settled;
  });
}

const seqsOf = (entries: readonly OutboxEntry[]): number[] => entries.map(({ seq }) => seq);

/** Sets a command aside that no call gets through with; `verdict` is this device's own word. */
export function setAside(db: StoreDatabase, token: string, seq: number, verdict: Verdict, now: string): Promise<void> {
  return leading(db, token, ['outbox'], async () => {
    await changeEntries(db, [seq], () => {
      return { state: 'quarantined', unsendable: true, verdict, settledAt: now, blocks: 1 };
    });
    await replayChanged(db);
  });
}

/**
 * Puts commands back whose call failed; the same ids make a second call harmless. Without a clear refusal they may have had their effect, and
 * that is remembered.
 */
export function backToQueue(db: StoreDatabase, token: string, reached: 'certainly_not' | 'perhaps'): Promise<void> {
  const change: Partial<StoredEntry> =
    reached === 'perhaps' ? { state: 'queued', uncertain: true } : { state: 'queued' };
  return leading(db, token, ['outbox'], async () => {
    await db.outbox.where('state').equals('sending').modify(change);
  });
}

/** Lets the others pass a command that gets no clear answer; what waits behind it is held. */
export function markStuck(db: StoreDatabase, token: string, seq: number, now: string): Promise<void> {
  return leading(db, token, ['outbox'], async () => {
    await changeEntries(db, [seq], () => ({ stuckSince: now, blocks: 1 }));
  });
}

/**
 * Marks the commands of a call on its way, and answers those: what a person gave up or another tab took since the batch was read stays as it
 * is.
 */
export function markSending(
  db: StoreDatabase,
  token: string,
  batch: readonly OutboxEntry[],
): Promise<readonly OutboxEntry[]> {
  return leading(db, token, ['outbox'], async () => {
    const marked: OutboxEntry[] = [];
    await changeEntries(db, seqsOf(batch), (entry) => {
      if (entry.state !== 'queued') return {};
      marked.push(entry);
      return { state: 'sending' };
    });
    return marked;
  });
}

/** A whole pull that began after these acknowledgements has come: the rows show their effect, the overlay lets go of them. */
export function coverAcks(db: StoreDatabase, token: string, through: number): Promise<void> {
  const pulled: Partial<StoredEntry> = { awaitsPull: null, unpulled: undefined };
  return leading(db, token, ['outbox'], async () => {
    const covered = await db.outbox.where('unpulled').belowOrEqual(through).modify(pulled);
    await changeMeta(db, 'acks', () => ({ covered: through }));
    if (covered > 0) await replayChanged(db);
  });
}

/** The list of commands to replay is another one: whoever is replaying the old one must begin again. */
function replayChanged(db: StoreDatabase): Promise<unknown> {
  return changeMeta(db, 'world', ({ generation }) => ({ generation: generation + 1, stale: true }));
}
