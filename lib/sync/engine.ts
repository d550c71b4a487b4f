import type { Verdict } from '../domain/commands/envelope.ts';
import type { Attachment } from './attachments/model.ts';
import type { Holding } from './store/holding.ts';
import type { HeldEntityReader } from './store/queries.ts';
import type { Kept, OutboxEntry, OutboxItem } from './outbox/model.ts';
import type { Docs, GivenCommand, NamedCommand, Poke } from './ports.ts';
import type { SyncStatus } from './status.ts';
import type { Diagnostics } from './diagnostics.ts';

/**
 * One store of one person in one tenant on one server, and everything that keeps it true. Any tab makes one; only the one that holds
 * the lock talks to the server.
 */
export interface SyncEngine<D extends Docs> {
  /** Reads of pulled rows with the pending commands on top; live inside `liveQuery`. */
  readonly held: HeldEntityReader<D>;
  readonly outbox: OutboxActions;
  /** Begins to lead or to wait for the lead. Opening and reading need no start. */
  start(): void;
  /**
   * Instead of `start`, for a store that no screen shows: when no other tab leads, sends what waits, once, and lets go of the lead. Whether it
   * could be sent is in the store. The signal ends it early; nothing is lost by that.
   */
  drain(signal: AbortSignal): Promise<void>;
  /** Ends every timer, call and subscription and closes the store. */
  stop(): Promise<void>;
  /**
   * Resolves when the command is durable, and a moment before the rows show what it does, so that a screen can show it first. Throws a `SyncError` (`storage_full`, `arguments_invalid` ...)
   * when it is not: say so at once. A file that goes with it is kept with it, and sent after it.
   */
  keep(command: GivenCommand, attachment?: Attachment): Promise<Kept>;
  /** Like `keep`, and the rows show it when it resolves: for a screen that goes on to what it has just made. */
  enqueue(command: GivenCommand, attachment?: Attachment): Promise<Kept>;
  /**
   * The rows for one piece of work, with everything on top that this tab has given. What is asked for again is not read again; not live. Take
   * a new one for the next piece.
   */
  reader(): Promise<HeldEntityReader<D>>;
  /** What this device foresees of a command, without giving it; null when it cannot say. */
  preview(command: NamedCommand): Promise<Verdict | null>;
  /** The status now, live inside `liveQuery`; network and stall changes come through `onStatus`. */
  status(): Promise<SyncStatus>;
  onStatus(listener: () => void): () => void;
  /** Notifications of the tenant's channel, whichever tab hears them. */
  onPoke(listener: (poke: Poke) => void): () => void;
  /** Push and pull now, whatever the waiting time (a server's `Retry-After` is still honoured). */
  syncNow(): void;
  /** Tells a paused queue that the person signed in again. */
  signedInAgain(): void;
  /** Which site's rows come first when not all fit. */
  setActiveScope(scope: string): Promise<void>;
  /** Which sites are on this device; live inside `liveQuery`. */
  holding(): Promise<Holding>;
  diagnostics(): Promise<Diagnostics>;
}

/** What a person can do with commands they gave. */
export interface OutboxActions {
  /** Newest first; live inside `liveQuery`. */
  list(limit: number): Promise<OutboxItem[]>;
  get(id: string): Promise<OutboxItem | undefined>;
  /** The commands from this place in the order on, oldest first; live inside `liveQuery`. */
  since(seq: number): Promise<OutboxEntry[]>;
  /** Commands that the server has not judged, set-aside ones, and pictures that it has not got: what would be lost with this store. */
  unsyncedCount(): Promise<number>;
  /** Gives a set-aside command again, as a new one; those held behind it follow it in their order. Returns the new id. */
  retry(id: string): Promise<string>;
  /** Gives a set-aside command up. It stays listed, with the reason. */
  discard(id: string, reason: string): Promise<void>;
}
