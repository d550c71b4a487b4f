import { Refusal } from '../../commands/verdict.ts';
import type { Holder } from './chain.ts';

/** Refuses to put a container into itself or into something it contains. `chain` is that of the new parent. */
export function checkNoCycle(containerId: string, chain: readonly Holder[]): void {
  if (chain.some(({ container }) => container.id === containerId)) {
    throw new Refusal('hierarchy_cycle', { containerId, parentId: chain[0]?.container.id });
  }
}
