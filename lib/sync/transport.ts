import { applyAnswerSchema } from '../domain/commands/envelope.ts';
import { pullAnswerSchema, syncSummarySchema } from '../domain/sync/pull.ts';
import { classify } from './classify.ts';
import { type RpcPort, type ServerPort, SyncError } from './ports.ts';
import type { z } from 'zod';

/** The protocol over remote procedure calls. Every answer is judged by its schema: a captive portal's page is not an answer. */
export function serverOver(rpc: RpcPort): ServerPort {
  async function call<T>(
    schema: z.ZodType<T>,
    name: string,
    args: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<T> {
    const answer = await rpc.call(name, args, signal);
    if (answer.error !== null || answer.status === 0 || answer.status >= 300) throw classify(answer);
    const read = schema.safeParse(answer.data);
    if (read.success) return read.data;
    const issue = read.error.issues[0];
    throw new SyncError('unknown', 'internal', { details: { reason: 'unreadable_answer', at: issue?.path.join('.') } });
  }

  return {
    apply: ({ tenantId, device, commands }, signal) =>
      call(
        applyAnswerSchema,
        'apply_commands',
        { p_tenant_id: tenantId, p_device: device, p_commands: commands },
        signal,
      ),
    pull: ({ tenantId, scope, cursor, limit, epoch, begun, kinds }, signal) =>
      call(
        pullAnswerSchema,
        'pull_changes',
        {
          ...{ p_tenant_id: tenantId, p_scope: scope, p_cursor: cursor, p_limit: limit, p_epoch: epoch },
          ...{ p_begun: begun, p_kinds: kinds },
        },
        signal,
      ),
    summary: (tenantId, signal) => call(syncSummarySchema, 'sync_summary', { p_tenant_id: tenantId }, signal),
  };
}
