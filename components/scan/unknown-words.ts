import type { SyncStatus } from '../../lib/sync/status.ts';

/** What can be said of a code that no row of this device bears: only with the server's last word at hand does nobody know it. */
export function unknownWords(
  sync: Pick<SyncStatus, 'complete' | 'online' | 'pause' | 'lastError'> | undefined,
): 'text' | 'notComplete' | 'onlyHere' {
  if (!sync) return 'text';
  if (!sync.online || sync.pause !== null || sync.lastError !== null) return 'onlyHere';
  return sync.complete ? 'text' : 'notComplete';
}
