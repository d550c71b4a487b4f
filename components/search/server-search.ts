import { z } from 'zod';
import { containerSchema } from '../../lib/domain/containers/model.ts';
import { sampleSchema } from '../../lib/domain/samples/model.ts';
import { type RpcPort, SyncError } from '../../lib/sync/ports.ts';
import { type SearchFilters, serverFilters } from './filters.ts';
import type { Hit } from './hit.ts';

const path = z.array(z.object({ id: z.uuid(), name: z.string() }));
const answerSchema = z.object({
  results: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sample'), doc: sampleSchema, path }),
      z.object({ kind: z.literal('container'), doc: containerSchema, path }),
    ]),
  ),
  next: z.unknown().nullable(),
});

const PAGE = 50;

/** One page of the complete answer; `next` leads to the following one. */
export interface ServerPage {
  readonly hits: readonly Hit[];
  readonly next: unknown;
}

/** Asks the server, which knows every sample of the laboratory, also those this phone does not hold. Throws a `SyncError`. */
export async function serverSearch(
  rpc: RpcPort,
  asked: { tenantId: string; text: string; filters: SearchFilters; after: unknown },
  signal: AbortSignal,
): Promise<ServerPage> {
  const answer = await rpc.call(
    'search',
    {
      p_tenant_id: asked.tenantId,
      p_query: asked.text,
      p_filters: serverFilters(asked.filters, new Date()),
      p_limit: PAGE,
      p_after: asked.after ?? null,
    },
    signal,
  );
  if (answer.error) throw new SyncError('transient', answer.status === 0 ? 'offline' : 'transient');
  const read = answerSchema.safeParse(answer.data);
  if (!read.success) throw new SyncError('unknown', 'internal', { cause: read.error });
  const hits = read.data.results.map((result): Hit => ({ ...result, provisional: false, label: result.doc.position }));
  return { hits, next: read.data.next };
}
