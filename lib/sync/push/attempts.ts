import type { SyncError } from '../ports.ts';

/** Commands in one call; the server takes 500. */
export const LARGEST_BATCH = 100;

/** After how many failures in a row a batch is suspected rather than the world. A refused call is suspect at once. */
const SUSPECT_AFTER = { validation: 1, conflict: 5, unknown: 5, transient: 20 } as const;
/** After how many failures in a row a single command that always takes too long is suspected. */
const SUSPECT_SLOW_AFTER = 5;

/** What is known about the calls of this leading tab. That some failed one after the other is forgotten with the next success. */
export interface Attempts {
  failures: number;
  /** Commands in the next call. */
  limit: number;
  /** How many commands the device has left by its last report that arrived; null before the first. */
  reportedLeft: number | null;
}

/** Before anything went wrong. */
export function noAttempts(): Attempts {
  return { failures: 0, limit: LARGEST_BATCH, reportedLeft: null };
}

/** A call went through: batches grow again. */
export function succeeded(attempts: Attempts): void {
  attempts.failures = 0;
  attempts.limit = Math.min(LARGEST_BATCH, attempts.limit * 2);
}

/** What to do about a failed call: wait and try the same again, or find out whether the batch itself is to blame. */
export function judge(attempts: Attempts, error: SyncError, sent: number): 'wait' | 'suspect' {
  if (error.kind === 'auth_expired' || error.kind === 'forbidden') return 'wait';
  attempts.failures += 1;
  // Nobody answered: that says nothing about the commands.
  if (error.details['reason'] === 'offline') return 'wait';
  if (isTooSlow(error)) {
    // Perhaps there was too much for the time there was.
    attempts.limit = half(sent);
    return sent === 1 && attempts.failures >= SUSPECT_SLOW_AFTER ? 'suspect' : 'wait';
  }
  return attempts.failures >= SUSPECT_AFTER[error.kind] ? 'suspect' : 'wait';
}

/** Whether a call was given up for the time it took: by this device, by a gateway on the way, or by the database. */
function isTooSlow({ details }: SyncError): boolean {
  return (
    details['reason'] === 'timeout' ||
    details['status'] === 408 ||
    details['status'] === 504 ||
    details['status'] === 524 ||
    details['sqlstate'] === '57014'
  );
}

/** The next smaller batch. */
export function half(size: number): number {
  return Math.max(1, Math.ceil(size / 2));
}

/** Whether a failed call can have had an effect: a clear refusal cannot, anything else may have been lost on the way back. */
export function reachOf({ kind, details }: SyncError): 'certainly_not' | 'perhaps' {
  const isRefusal =
    kind === 'validation' || kind === 'forbidden' || kind === 'auth_expired' || details['status'] === 429;
  return isRefusal ? 'certainly_not' : 'perhaps';
}
