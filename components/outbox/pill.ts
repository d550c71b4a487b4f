import type { PillState, SyncStatus } from '../../lib/sync/status.ts';

/** What the pill shows: a word, and of how many it speaks. */
export interface Pill {
  readonly state: PillState;
  readonly count: number;
}

/** What the queue itself does not know. */
interface Besides {
  /** How many steps of this person ended in a conflict that nobody has settled. */
  readonly contested: number;
  /** How many wait on this device in other laboratories of this person. */
  readonly elsewhere: number;
}

/** Those two, as the hooks say them. */
export function besides(
  contested: { readonly steps: ReadonlySet<string> } | undefined,
  elsewhere: readonly { readonly unsynced: number }[],
): Besides {
  return {
    contested: contested?.steps.size ?? 0,
    elsewhere: elsewhere.reduce((sum, { unsynced }) => sum + unsynced, 0),
  };
}

/**
 * The state of the queue, but never green while a step of this person is in conflict (the server has everything, and yet something did not go as
 * they meant it), nor while something of theirs waits in another laboratory.
 */
export function pillOf(
  { pill, setAside, waiting, pictures }: Pick<SyncStatus, 'pill' | 'setAside' | 'waiting' | 'pictures'>,
  { contested, elsewhere }: Besides,
): Pill {
  if (pill === 'attention') return { state: pill, count: setAside };
  if (pill === 'synced' && contested > 0) return { state: 'attention', count: contested };
  return { state: pill === 'synced' && elsewhere > 0 ? 'waiting' : pill, count: waiting + pictures + elsewhere };
}
