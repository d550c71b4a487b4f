import type { ApplyAnswer, Verdict } from '../../domain/commands/envelope.ts';
import type { OutboxEntry } from '../outbox/model.ts';
import { backToQueue, markSending, setAside, settle } from '../outbox/settle.ts';
import { nextToSend } from '../outbox/waiting.ts';
import { type Docs, SyncError } from '../ports.ts';
import type { LeadContext } from '../lead/context.ts';
import { measured } from '../lead/clock-offset.ts';
import { withTimeout } from '../lead/with-timeout.ts';
import { half, judge, succeeded } from './attempts.ts';
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
  const { db, token, catalogue, attempts, ports } = context;
  const batch = await nextToSend(db, catalogue, attempts.limit);
  if (batch.length === 0) return 'empty';
  await markSending(db, token, batch);
  try {
    const answer = await apply(context, batch);
    const settled = await settle(db, token, batch, answer, new Date(ports.clock.now()).toISOString());
    if (settled === 0) throw new SyncError('unknown', 'internal', { details: { reason: 'no_results' } });
    succeeded(attempts);
    return 'settled';
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    await backToQueue(db, token);
    if (judge(attempts, error, batch.length) === 'wait') throw error;
    return doubt(context, batch, error);
  }
}

/** A call without commands: how the device says that it is there, and how a broken batch is told from a broken server. */
export function sayHello<D extends Docs>(context: LeadContext<D>): Promise<ApplyAnswer> {
  return apply(context, []);
}

/**
 * A batch is only to blame if the same call goes through without it. Then it is halved until one command is left, and that one is set aside.
 * If the empty call fails too, the server, a proxy or a captive portal is to blame, and everything waits.
 */
async function doubt<D extends Docs>(
  context: LeadContext<D>,
  batch: readonly OutboxEntry[],
  error: SyncError,
): Promise<PushStep> {
  await sayHello(context);
  const [poison] = batch;
  if (batch.length > 1 || !poison) {
    context.attempts.limit = half(batch.length);
    return 'smaller';
  }
  const { db, token, ports } = context;
  await setAside(db, token, poison.seq, ownVerdict(error), new Date(ports.clock.now()).toISOString());
  succeeded(context.attempts);
  return 'settled';
}

function ownVerdict({ code, kind, details }: SyncError): Verdict {
  return { status: 'rejected', code, kind, details: { ...details } };
}

async function apply<D extends Docs>(context: LeadContext<D>, batch: readonly OutboxEntry[]): Promise<ApplyAnswer> {
  const { db, ports, tenantId, device, signal } = context;
  const commands = batch.map(({ id, seq, name, args, deviceTime, clockOffsetMs }) => {
    return { id, seq, name, args: { ...args }, deviceTime, clockOffsetMs };
  });
  const call = { tenantId, device: await deviceReport(db, device), commands };
  return measured(context, () =>
    withTimeout(ports.clock, TIMEOUT_MS, signal, (inner) => ports.server.apply(call, inner)),
  );
}
