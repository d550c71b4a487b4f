import { z } from 'zod';
import { type RpcPort, SyncError } from '../../lib/sync/ports.ts';

const locatedSchema = z.object({
  kind: z.enum(['sample', 'container']),
  id: z.uuid(),
  name: z.string(),
  barcode: z.string().nullable(),
  state: z.enum(['available', 'checked_out', 'disposed', 'deleted', 'archived']),
  /** Null while it has no place. */
  siteId: z.uuid().nullable(),
  path: z.array(z.object({ id: z.uuid(), name: z.string() })),
  position: z.string().nullable(),
});
/** A sample or container as the server knows it, with the names of what it is in, outermost first. */
export type Located = z.infer<typeof locatedSchema>;

/** What is asked for: the bearer of a code, or a thing by its id. */
export type Wanted = { readonly barcode: string } | { readonly id: string };

/** Asks the server where one thing is; null when the laboratory has none such. Throws a `SyncError`. */
export async function locate(
  rpc: RpcPort,
  tenantId: string,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Located | null> {
  const { barcode, id } = { barcode: null, id: null, ...wanted };
  const answer = await rpc.call('locate', { p_tenant_id: tenantId, p_barcode: barcode, p_id: id }, signal);
  if (answer.error) throw new SyncError('transient', answer.status === 0 ? 'offline' : 'transient');
  const read = locatedSchema.nullable().safeParse(answer.data);
  if (!read.success) throw new SyncError('unknown', 'internal', { cause: read.error });
  return read.data;
}
