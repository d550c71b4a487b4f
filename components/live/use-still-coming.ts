'use client';

import { useSync } from '../sync/index.ts';

/**
 * Whether the first rows of the laboratory are still on their way to this device: what has no name here may have one in a moment. Without a network
 * none comes, and what is not here is said to be so.
 */
export function useStillComing(): boolean {
  const sync = useSync();
  return sync !== undefined && !sync.complete && sync.online;
}
