import { countUnsynced } from '../outbox/list.ts';
import { backToQueue } from '../outbox/settle.ts';
import type { Docs } from '../ports.ts';
import { pullAll } from '../pull/pull.ts';
import { pushOnce, pushStuck, sayHello } from '../push/push.ts';
import { changeMeta, readMeta } from '../store/meta.ts';
import { rebase } from '../world/rebase.ts';
import type { LeadContext } from './context.ts';
import { leading } from './token.ts';

/** What a turn shall do besides sending what waits. */
export interface TurnPlan {
  /** Pull even if nothing was sent. */
  readonly pull: boolean;
  /** Ask anew which scopes to hold. */
  readonly choose: boolean;
  /** Tell the server that the device is there, even with nothing to send. */
  readonly hello: boolean;
}

/** What a turn did. */
export interface TurnResult {
  readonly spoke: boolean;
  readonly pulled: boolean;
  readonly scopesMayDiffer: boolean;
}

/**
 * Sends all that can be sent, pulls, and makes the overlay true again. Throws the `SyncError` of the call that failed; what was done before
 * it stays done.
 */
export async function takeTurn<D extends Docs>(context: LeadContext<D>, plan: TurnPlan): Promise<TurnResult> {
  let spoke = false;
  try {
    // A verdict that could not be written (a full disk) left its commands on their way.
    await backToQueue(context.db, context.token, 'perhaps');
    for (;;) {
      context.signal.throwIfAborted();
      const step = await pushOnce(context);
      if (step === 'empty') break;
      spoke ||= step === 'settled';
    }
    if (await pushStuck(context)) spoke = true;
    // What the server refused in this turn is back on this device, which no report has said yet.
    const isUnsaid = spoke && (await countUnsynced(context.db)) !== context.attempts.reportedLeft;
    if (isUnsaid || (plan.hello && !spoke)) {
      await sayHello(context);
      spoke = true;
    }
    const mustPull = plan.pull || (await isAnyAckOpen(context));
    const { scopesMayDiffer } = mustPull ? await pullAll(context, plan.choose) : { scopesMayDiffer: false };
    await noteSynced(context, mustPull);
    return { spoke, pulled: mustPull, scopesMayDiffer };
  } finally {
    await makeOverlayTrue(context);
  }
}

/** Whether the effect of an acknowledged command has not been pulled yet. */
async function isAnyAckOpen<D extends Docs>({ db }: LeadContext<D>): Promise<boolean> {
  const { given, covered } = await readMeta(db, 'acks');
  return given > covered;
}

/** Replays the pending commands if rows or commands changed since they were last replayed. */
async function makeOverlayTrue<D extends Docs>({ db, predictor, signal }: LeadContext<D>): Promise<void> {
  if (signal.aborted) return;
  const isTrue = await db.transaction('r', ['meta'], async () => {
    const { predictedThrough, stale } = await readMeta(db, 'world');
    const { next } = await readMeta(db, 'queue');
    return !stale && predictedThrough >= next - 1;
  });
  if (!isTrue) await rebase(db, predictor);
}

function noteSynced<D extends Docs>({ db, token, ports }: LeadContext<D>, pulled: boolean): Promise<unknown> {
  const now = new Date(ports.clock.now()).toISOString();
  return leading(db, token, [], () =>
    changeMeta(db, 'drain', (drain) => ({
      pause: null,
      removed: false,
      lastError: null,
      failures: 0,
      pulling: null,
      lastSyncedAt: pulled ? now : drain.lastSyncedAt,
    })),
  );
}
