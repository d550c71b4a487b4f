import { readHeld, readStuck } from '../outbox/waiting.ts';
import type { CommandCatalogue, Docs } from '../ports.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { AttentionReason, PillState, SyncStatus } from '../status.ts';
import { readMeta } from './meta.ts';
import type { StoreDatabase } from './schema.ts';

/** Turns in a row that the store must fail before somebody has to look: one that broke off is taken again at once, and nothing is lost. */
const LASTING = 3;

/** What a tab knows by itself: its network, and whether the queue has stood still before its eyes. */
export interface TabView {
  readonly online: boolean;
  /** Why the last command could not be stored; null when it could. */
  readonly storageError: string | null;
  /** Tells the stall watch how the queue stands; answers whether it has stood still for too long. */
  stalled(queue: { readonly sendable: number; readonly settled: number; readonly moving: boolean }): boolean;
}

/** The status of the store, as this tab sees it. */
export function readStatus<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
  tab: TabView,
): Promise<SyncStatus> {
  // All of one moment, and one transaction instead of ten.
  return db.transaction('r', ['outbox', 'meta', 'scopes', 'attachments'], () => statusNow(db, catalogue, tab));
}

async function statusNow<D extends Docs>(
  db: StoreDatabase,
  catalogue: CommandCatalogue<D>,
  tab: TabView,
): Promise<SyncStatus> {
  const [queued, sending, setAside] = await Promise.all(
    (['queued', 'sending', 'quarantined'] as const).map((state) => db.outbox.where('state').equals(state).count()),
  );
  const waiting = (queued ?? 0) + (sending ?? 0);
  const held = (await readHeld(db, catalogue)).size;
  const { pause, removed = false, lastError, failures, lastSyncedAt, pulling } = await readMeta(db, 'drain');
  const { settled } = await readMeta(db, 'queue');
  const scopes = await db.scopes.toArray();
  // Not the bytes: the status is read with every change.
  const pictures = await db.attachments.count();
  const moving = tab.online && pause === null;
  const stuck = (await readStuck(db)).length;
  const complete = scopes.length > 0 && scopes.every((scope) => scope.complete);
  const isStalled = tab.stalled({ sendable: waiting - held - stuck, settled, moving }) || stuck > 0;
  const isPassing = lastError?.code === 'storage_failed' && failures < LASTING;
  const turnError = isPassing ? null : lastError;
  const attention = reasonOf({ code: tab.storageError ?? turnError?.code, setAside: setAside ?? 0, isStalled });
  return {
    pill: pillOf({
      attention,
      isPaused: pause !== null,
      reachable: tab.online && (turnError === null || waiting > 0),
      waiting: waiting + pictures,
      whole: complete && pulling === null,
    }),
    ...{
      waiting,
      pictures,
      held,
      setAside: setAside ?? 0,
      online: tab.online,
      pause,
      removed,
      attention,
      lastError: turnError,
      lastSyncedAt,
      pulling,
      complete,
    },
  };
}

function reasonOf(facts: { code: string | undefined; setAside: number; isStalled: boolean }): AttentionReason | null {
  const { code } = facts;
  if (code === 'storage_full' || code === 'storage_failed') return code;
  if (facts.setAside > 0) return 'set_aside';
  return facts.isStalled ? 'stalled' : null;
}

function pillOf(facts: {
  attention: AttentionReason | null;
  isPaused: boolean;
  /** With commands waiting, a failed call is "waiting" until it lasts; without any, it is as good as no network. */
  reachable: boolean;
  waiting: number;
  /** Before a whole pull has arrived, and while a long one comes, nothing can be called synced, even with nothing to send. */
  whole: boolean;
}): PillState {
  if (facts.attention !== null) return 'attention';
  if (facts.isPaused) return 'paused';
  if (!facts.reachable) return 'offline';
  return facts.waiting > 0 || !facts.whole ? 'waiting' : 'synced';
}

/** Figures for support. */
export async function readDiagnostics(db: StoreDatabase, leading: boolean): Promise<Diagnostics> {
  const { deviceId } = await readMeta(db, 'identity');
  const { offsetMs } = await readMeta(db, 'clock');
  const { mismatches, unreadable, failedPredictions } = await readMeta(db, 'counters');
  const scopes = await db.scopes.toArray();
  return {
    ...{ deviceId, leading, clockOffsetMs: offsetMs, failedPredictions },
    checksumMismatches: mismatches,
    unreadableRows: unreadable,
    scopes: scopes.map(({ scope, rows, cursor, complete }) => ({ scope, rows, cursor, complete })),
  };
}
