import type { Verdict } from '../../domain/commands/envelope.ts';

/**
 * Where a command is. `queued` and `sending` wait for the server; `quarantined` waits for the person; `done` has its verdict;
 * `replaced` was sent again as a new command; `discarded` was given up by a person, on purpose.
 */
export type OutboxState = 'queued' | 'sending' | 'quarantined' | 'done' | 'replaced' | 'discarded';

/** A command on this device, from the moment it is durable until it is forgotten (30 days after it was settled; never before). */
export interface OutboxEntry {
  /** Monotonic on this device; the order of everything. */
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly deviceTime: string;
  readonly clockOffsetMs: number | null;
  readonly state: OutboxState;
  /** What the device foresaw; null when it could not say. */
  readonly predicted: Verdict | null;
  /** The server's verdict; for a command that no call gets through with, the device's own. */
  readonly verdict: Verdict | null;
  /** Set aside without a verdict: every call with it is refused as a whole. Later commands on the same things wait behind it. */
  readonly unsendable: boolean;
  /** A call with it ended without an answer: it may have had its effect. Only the same id may be sent again. */
  readonly uncertain: boolean;
  /**
   * Since when it alone gets no clear answer. It is tried on by itself, later commands on the same things wait behind it, all others go on; a
   * person may give it up, but not give it again: it may have had its effect.
   */
  readonly stuckSince: string | null;
  readonly settledAt: string | null;
  /** Order of its acknowledgement while its effect is not yet pulled; null before and after. */
  readonly awaitsPull: number | null;
  /** The command that took its place. */
  readonly replacedBy: string | null;
  readonly discardReason: string | null;
}

/** An entry with its marks for the indexes: absent where nothing is to be found, so that finding costs what there is to find. */
export interface StoredEntry extends OutboxEntry {
  /** The same as `awaitsPull`. */
  readonly unpulled?: number | undefined;
  /** Later commands on the same things wait behind it: it is unsendable or stuck. */
  readonly blocks?: 1 | undefined;
}

/** A command as the outbox screen shows it. */
export interface OutboxItem extends OutboxEntry {
  /** It waits behind a set-aside command that concerns the same things. */
  readonly held: boolean;
}

/** What a screen learns when a command is durable. */
export interface Kept {
  readonly id: string;
  readonly seq: number;
  /** What this device foresees, once its rows show it; null when it could not say. Never fails. Show it, but the server decides. */
  readonly foreseen: Promise<Verdict | null>;
}
