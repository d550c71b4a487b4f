import type { SyncStatus } from '../../lib/sync/status.ts';
import type { LocatedAnswer } from '../remote/use-located.ts';

/**
 * What can be said of a code that no row of this device bears: only with the server's last word at hand does nobody know it.
 */
export function unknownWords(
  sync: Pick<SyncStatus, 'complete' | 'online' | 'pause' | 'lastError'> | undefined,
  located: LocatedAnswer,
): 'text' | 'notComplete' | 'onlyHere' | 'asking' {
  if (sync && (!sync.online || sync.pause !== null || sync.lastError !== null)) return 'onlyHere';
  if (sync?.complete === false) return 'notComplete';
  if (located === 'failed') return 'onlyHere';
  return !sync || located === 'asking' ? 'asking' : 'text';
}
