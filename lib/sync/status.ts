import type { ErrorKind } from '../domain/errors/codes.ts';

/** The word on the pill, worst first: needs attention, paused, offline, N waiting (0 while rows come, page after page), synced. */
export type PillState = 'attention' | 'paused' | 'offline' | 'waiting' | 'synced';

/** Why somebody must look: the queue does not move, commands were set aside, or the device cannot store. */
export type AttentionReason = 'stalled' | 'set_aside' | 'storage_full' | 'storage_failed' | 'store_newer';

/** The truth about the network and the queue, as every tab sees it. */
export interface SyncStatus {
  readonly pill: PillState;
  /** Commands the server has not judged yet. */
  readonly waiting: number;
  /** Of those, the ones behind a set-aside command. */
  readonly held: number;
  /** Pictures that wait to be sent: their commands go before them. */
  readonly pictures: number;
  /** Commands that wait for a person: refused, or impossible to send. */
  readonly setAside: number;
  readonly online: boolean;
  /** `auth_expired`: sign in again and it goes on. `forbidden`: this person may not send here (any more); nothing is lost. */
  readonly pause: { readonly reason: 'auth_expired' | 'forbidden'; readonly code: string } | null;
  /** The server has said that this person is not in the tenant (any more): what it holds is not theirs to see until a turn goes well again. */
  readonly removed: boolean;
  readonly attention: AttentionReason | null;
  /** What the last failed call said; null after a good one. */
  readonly lastError: { readonly kind: ErrorKind; readonly code: string } | null;
  readonly lastSyncedAt: string | null;
  /** A pull of more than one page in progress; how many rows it will bring is known of the first one alone. */
  readonly pulling: { readonly rows: number; readonly expected: number | null } | null;
  /** True once a whole pull has arrived: before, "not found" may mean "not here yet". */
  readonly complete: boolean;
}
