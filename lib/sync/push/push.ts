import type { ApplyAnswer, Verdict } from '../../domain/commands/envelope.ts';
import { measured } from '../lead/clock-offset.ts';
import type { LeadContext } from '../lead/context.ts';
import { withTimeout } from '../lead/with-timeout.ts';
import type { OutboxEntry } from '../outbox/model.ts';
import { backToQueue, markSending, markStuck, setAside, settle } from '../outbox/settle.ts';
import { nextToSend, readStuck } from '../outbox/waiting.ts';
import { type Docs, SyncError } from '../ports.ts';
import { half, judge, reachOf, succeeded } from './attempts.ts';
import { deviceReport } from './device-report.ts';

/** Milliseconds until a call counts as unanswered. */
const TIMEOUT_MS = 30_000;

/** What one call did: the queue had nothing to send, verdicts were written, or the next batch will be another one. */
export type PushStep = 'empty' | 'settled' | 'smaller';

/**
 * Sends the next batch in the order of the device and writes the verdicts. Throws the `SyncError` of a failed call; the commands are back in
 * the queue then, and nothing is lost whatever it says.
 */
export async function pushOnce<D extends Docs>(context: LeadContext<D>): Promise<PushStep> {
  const { db, catalogue, attempts } = context;
  const batch = await nextToSend(db, catalogue, attempts.limit);
  if (batch.length === 0) return 'empty';
  const error = await send(context, batch);
  if (error === null) {
    succeeded(attempts);
    return 'settled';
  }
  if (judge(attempts, error, batch.length) === 'wait') throw error;
  return doubt(context, batch, error);
}

/** Tries the stuck commands again, each by itself. Says whether any got its verdict. */
export async function pushStuck<D extends Docs>(context: LeadContext<D>): Promise<boolean> {
  let isAnySettled = false;
  for (const entry of await readStuck(context.db)) {
    const error = await send(context, [entry]);
    if (error === null) isAnySettled = true;
    else if (error.kind === 'auth_expired' || error.kind === 'forbidden') throw error;
  }
  return isAnySettled;
}

/** A call without commands: how the device says that it is there, and how a broken batch is told from a broken server. */
export function sayHello<D extends Docs>(context: LeadContext<D>): Promise<ApplyAnswer> {
  return apply(context, []);
}

/** One call and its verdicts; the error of a call that failed, with its commands back in the queue. */
async function send<D extends Docs>(context: LeadContext<D>, read: readonly OutboxEntry[]): Promise<SyncError | null> {
  const { db, token } = context;
  const batch = await markSending(db, token, read);
  if (batch.length === 0) return null;
  try {
    const answer = await apply(context, batch);
    const settled = await settle(db, token, batch, answer, now(context));
    return settled > 0 ? null : new SyncError('unknown', 'internal', { details: { reason: 'no_results' } });
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    await backToQueue(db, token, reachOf(error));
    return error;
  }
}

/**
 * A batch is only to blame if the same call goes through without it. Then it is halved until one command is left. If every call with that one
 * is clearly refused, it is set aside for the person; if it may have had its effect, it keeps its id and is tried on by itself. If the empty
 * call fails too, the server, a proxy or a captive portal is to blame, and everything waits.
 */
async function doubt<D extends Docs>(
  context: LeadContext<D>,
  batch: readonly OutboxEntry[],
  error: SyncError,
): Promise<PushStep> {
  await sayHello(context);
  const { db, token, attempts } = context;
  const [poison] = batch;
  if (batch.length > 1 || !poison) {
    attempts.limit = half(batch.length);
    return 'smaller';
  }
  const isRefused = reachOf(error) === 'certainly_not' && !poison.uncertain;
  if (isRefused) await setAside(db, token, poison.seq, ownVerdict(error), now(context));
  else await markStuck(db, token, poison.seq, now(context));
  succeeded(attempts);
  return 'smaller';
}

function ownVerdict({ code, kind, details }: SyncError): Verdict {
  return { status: 'rejected', code, kind, details: { ...details } };
}

function now<D extends Docs>({ ports }: LeadContext<D>): string {
  return new Date(ports.clock.now()).toISOString();
}

async function apply<D extends Docs>(context: LeadContext<D>, batch: readonly OutboxEntry[]): Promise<ApplyAnswer> {
  const { db, ports, tenantId, signal, attempts } = context;
  const commands = batch.map(({ id, seq, name, args, deviceTime, clockOffsetMs }) => {
    return { id, seq, name, args: { ...args }, deviceTime, clockOffsetMs };
  });
  const device = await deviceReport(db, context.device, batch);
  const call = { tenantId, device, commands };
  const answer = await measured(context, () =>
    withTimeout(ports.clock, TIMEOUT_MS, signal, (inner) => ports.server.apply(call, inner)),
  );
  attempts.reportedLeft = device.queueLength;
  return answer;
}
