import { SyncError } from '../ports.ts';

/**
 * Runs store work and says in our own words what the device could not do: `storage_full` when the disk is, `storage_failed` for anything
 * else. A `SyncError` passes as it is.
 */
export async function storing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw toStorageError(cause);
  }
}

/** The `SyncError` for whatever IndexedDB or Dexie threw. */
export function toStorageError(cause: unknown): SyncError {
  if (cause instanceof SyncError) return cause;
  return new SyncError('unknown', isQuota(cause) ? 'storage_full' : 'storage_failed', { cause });
}

/** Dexie wraps the error of a request in that of its transaction. */
function isQuota(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && error.name === 'QuotaExceededError') return true;
  if ('inner' in error && error.inner !== error) return isQuota(error.inner);
  return false;
}
