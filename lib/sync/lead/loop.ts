import { backoffMs, lookAgainMs } from '../backoff.ts';
import type { Docs, EnginePorts, Poke, SyncError } from '../ports.ts';
import { countUnsynced, forgetOld } from '../outbox/list.ts';
import { dropAll } from '../pull/pull.ts';
import { toStorageError } from '../store/failures.ts';
import { changeMeta } from '../store/meta.ts';
import type { LeadContext } from './context.ts';
import { LeadLost, leading, takeToken } from './token.ts';
import { type TurnPlan, type TurnResult, takeTurn } from './turn.ts';
import type { Asked, Wake } from './wake.ts';

/** Milliseconds between pulls nobody asked for: a poke can be lost. */
const PULL_EVERY_MS = 60_000;
/** Milliseconds after which a device without work says that it is there. */
const HELLO_EVERY_MS = 5 * 60_000;
/** Milliseconds after which the scopes are chosen anew. */
const CHOOSE_EVERY_MS = 15 * 60_000;
/** Milliseconds between looks at a sign-in that has expired: it is told when it is renewed, here or in another tab. */
const PAUSED_RETRY_MS = 5 * 60_000;

/** What the loop needs besides what a turn needs. */
export interface LoopContext<D extends Docs> extends LeadContext<D> {
  readonly ports: LeadContext<D>['ports'] & Pick<EnginePorts, 'surroundings' | 'pokes'>;
  readonly wake: Wake;
  /** Sends pictures beside the commands; asked after every turn that went well. */
  readonly uploads: { ask(): Promise<void> };
  onPoke(poke: Poke): void;
  /** A turn went well: the store takes what is written to it. */
  onTurnDone(): void;
}

/**
 * The work of the leading tab until it loses the lead: turn after turn, each begun by a reason (something was appended, a poke, the network is
 * back, the time has come) and each failure followed by a wait. Ends quietly when the lead is lost.
 */
export async function leadLoop<D extends Docs>(context: LoopContext<D>): Promise<void> {
  const { db, token, ports, wake, signal, tenantId } = context;
  await takeToken(db, token);
  await forgetOld(db, ports.clock.now());
  let turn: Promise<unknown> = Promise.resolve();
  const unsubscribe = ports.pokes.subscribe(tenantId, {
    onReady: () => wake.ask('pull'),
    onPoke: (poke) => {
      context.onPoke(poke);
      // Judged when the turn is over: in the middle of it some scopes lie before the version and some behind it.
      turn
        .then(() => isNews(context, poke))
        .then(
          (isNew) => isNew && wake.ask('pull'),
          // A store that cannot even be asked is the next turn's business.
          () => wake.ask('pull'),
        );
    },
  });
  try {
    const pace = new Pace();
    while (!signal.aborted) {
      const taken = attempt(context, pace);
      turn = taken;
      await wake.wait(await taken, signal);
    }
  } catch (error) {
    if (!(error instanceof LeadLost) && !signal.aborted) throw error;
  } finally {
    unsubscribe();
  }
}

/**
 * The work of a leader that nobody looks at: one turn, in which what waits goes out and no more is pulled than what follows from it. A failure is
 * noted like any other, and tried again by whoever asked for this. Ends quietly when the lead is lost.
 */
export async function drainOnce<D extends Docs>(context: LoopContext<D>): Promise<void> {
  const pace = new Pace();
  try {
    await takeToken(context.db, context.token);
    await takeTurn(context, { pull: false, choose: false, hello: false });
    await context.uploads.ask();
  } catch (error) {
    if (error instanceof LeadLost || context.signal.aborted) return;
    pace.failures += 1;
    await failed(context, pace, toStorageError(error));
  }
}

/** How to wait: see `Wake.wait`. */
interface Pause {
  readonly ms: number;
  readonly patient: boolean;
  readonly deaf: boolean;
}

const untilAsked: Pause = { ms: PULL_EVERY_MS, patient: false, deaf: false };

/** When what was last done, and how many turns have failed since one went well. */
class Pace {
  failures = 0;
  #pulled = Number.NEGATIVE_INFINITY;
  #chosen = Number.NEGATIVE_INFINITY;
  // A device that has just started says hello with its first turn.
  #spoke = Number.NEGATIVE_INFINITY;

  plan(now: number, asked: Asked): TurnPlan {
    const choose = asked.choose || now - this.#chosen >= CHOOSE_EVERY_MS;
    return {
      choose,
      pull: choose || asked.pull || now - this.#pulled >= PULL_EVERY_MS,
      hello: now - this.#spoke >= HELLO_EVERY_MS,
    };
  }

  wentWell(now: number, plan: TurnPlan, { pulled, spoke }: TurnResult): void {
    this.failures = 0;
    if (pulled) this.#pulled = now;
    if (pulled && plan.choose) this.#chosen = now;
    if (spoke) this.#spoke = now;
  }
}

/** One turn; answers how to wait for the next. */
async function attempt<D extends Docs>(context: LoopContext<D>, pace: Pace): Promise<Pause> {
  const { ports, wake } = context;
  const asked = wake.take();
  const plan = pace.plan(ports.clock.monotonic(), asked);
  try {
    const result = await takeTurn(context, plan);
    pace.wentWell(ports.clock.monotonic(), plan, result);
    context.onTurnDone();
    void context.uploads.ask();
    if (result.scopesMayDiffer && !plan.choose) wake.ask('choose');
    return untilAsked;
  } catch (error) {
    if (error instanceof LeadLost || context.signal.aborted) throw error;
    wake.giveBack(asked);
    pace.failures += 1;
    return failed(context, pace, toStorageError(error));
  }
}

async function failed<D extends Docs>(context: LoopContext<D>, pace: Pace, error: SyncError): Promise<Pause> {
  const { db, token, ports } = context;
  const { kind, code, retryAfterMs } = error;
  const isRemoved = code === 'tenant_unknown';
  const pause = kind === 'auth_expired' || kind === 'forbidden' ? { reason: kind, code } : null;
  await leading(db, token, [], () =>
    changeMeta(db, 'drain', ({ removed = false }) => ({
      pause,
      // Neither the network going nor an expired sign-in takes that back.
      removed: removed || isRemoved,
      lastError: { kind, code },
      failures: pace.failures,
      pulling: null,
    })),
  );
  // What they left unsent could not be read without the rows it speaks of: these go with the last of it.
  if (isRemoved && (await countUnsynced(db)) === 0) await dropAll(context);
  // Nobody tells a person who may not send that they may again: somebody else adds them, at a place of their own.
  if (kind === 'forbidden') return { ms: lookAgainMs(ports.random.fraction()), patient: true, deaf: false };
  if (pause) return { ms: PAUSED_RETRY_MS, patient: true, deaf: false };
  const ms = backoffMs(pace.failures, ports.random.fraction(), retryAfterMs);
  // A server that said when to come back is not asked before, whatever happens here.
  return { ms, patient: true, deaf: retryAfterMs !== null };
}

/** Whether any scope has been pulled before this version only: the change may be in that one. */
async function isNews<D extends Docs>({ db }: LoopContext<D>, { event, version }: Poke): Promise<boolean> {
  if (event !== 'poke') return false;
  const scopes = await db.scopes.toArray();
  return version === null || scopes.some(({ cursor }) => cursor < version);
}
