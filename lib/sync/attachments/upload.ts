import { backoffMs } from '../backoff.ts';
import { withTimeout } from '../lead/with-timeout.ts';
import type { EnginePorts, SyncError } from '../ports.ts';
import { toStorageError } from '../store/failures.ts';
import type { StoreDatabase } from '../store/schema.ts';

/** Milliseconds that one picture may take: some hundred kilobytes through the wall of a cold room. */
const TIMEOUT_MS = 120_000;

/** What sending attachments needs. */
export interface UploadContext {
  readonly db: StoreDatabase;
  readonly tenantId: string;
  readonly ports: Pick<EnginePorts, 'clock' | 'random' | 'attachments'>;
  readonly signal: AbortSignal;
}

/**
 * Sends what waits, one after the other, beside the commands: a command never waits for its picture, and one picture that does not go holds up
 * no other. A picture goes when the server has judged its command; it leaves this device when the server has said that it has it, and not before.
 * Throws nothing: what was wrong is noted at each, and the last of it is the answer.
 */
export async function uploadWaiting({ db, tenantId, ports, signal }: UploadContext): Promise<SyncError | null> {
  let problem: SyncError | null = null;
  const isStopped = () => signal.aborted;
  for (const commandId of await db.attachments.toCollection().primaryKeys()) {
    if (isStopped()) break;
    const found = await db.attachments.get(commandId);
    if (!found || !(await isJudged(db, commandId))) continue;
    try {
      await withTimeout(ports.clock, TIMEOUT_MS, signal, (inner) =>
        ports.attachments.upload({ tenantId, ...found }, inner),
      );
      await db.attachments.delete(commandId);
    } catch (error) {
      problem = toStorageError(error);
      if (!isStopped()) await db.attachments.update(commandId, { problem: problem.code });
      // Nobody answers: neither will they for the next one.
      if (problem.kind === 'transient' || problem.kind === 'auth_expired') break;
    }
  }
  return problem;
}

/** Whether the server took the command. One that is forgotten was taken long ago. */
async function isJudged(db: StoreDatabase, commandId: string): Promise<boolean> {
  const entry = await db.outbox.where('id').equals(commandId).first();
  return entry === undefined || entry.state === 'done';
}

/**
 * Runs `uploadWaiting` when asked to, never twice at a time, and less and less often while it fails. The answer to a question is the end of what
 * runs then.
 */
export function uploads(context: UploadContext): { ask(): Promise<void> } {
  const { ports, signal } = context;
  let failures = 0;
  let notBefore = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    const problem = await uploadWaiting(context).catch(toStorageError);
    failures = problem === null ? 0 : failures + 1;
    if (problem !== null) {
      notBefore = ports.clock.monotonic() + backoffMs(failures, ports.random.fraction(), problem.retryAfterMs);
    }
  }

  return {
    ask() {
      if (running) return running;
      if (signal.aborted || ports.clock.monotonic() < notBefore) return Promise.resolve();
      running = run().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
