import type { SyncSummary } from '../../domain/sync/pull.ts';
import { measured } from '../lead/clock-offset.ts';
import type { LeadContext } from '../lead/context.ts';
import { withTimeout } from '../lead/with-timeout.ts';
import type { Docs } from '../ports.ts';

/** Milliseconds until the summary counts as unanswered. */
const TIMEOUT_MS = 30_000;

/** What there is to hold, and the tenant's version now. */
export function askSummary<D extends Docs>(context: LeadContext<D>): Promise<SyncSummary> {
  const { ports, tenantId, signal } = context;
  return measured(context, () =>
    withTimeout(ports.clock, TIMEOUT_MS, signal, (inner) => ports.server.summary(tenantId, inner)),
  );
}
