import { z } from 'zod';
import { type CustodyEvent, custodyEventSchema } from '../../lib/domain/custody/model.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import type { Backend } from '../sync/index.ts';

/** A tube lives through some dozens of events; a longer history is for the audit screens. */
const MOST = 200;

/** The latest events of a sample and those that carried its containers, newest first, as far as the person may read them. Throws a `SyncError`. */
export async function fetchHistory(backend: Backend, tenantId: string, sampleId: string): Promise<CustodyEvent[]> {
  const client = await backend.client();
  const answer = await client.rpc('sample_history', { p_tenant_id: tenantId, p_sample_id: sampleId, p_limit: MOST });
  const { error } = answer;
  const data: unknown = answer.data;
  if (error) throw new SyncError('transient', 'transient', { cause: error });
  const read = z.array(custodyEventSchema).safeParse(data);
  if (!read.success) throw new SyncError('unknown', 'internal', { cause: read.error });
  return read.data;
}

/** The samples that were made from this one. Throws a `SyncError`. */
export async function fetchChildren(backend: Backend, tenantId: string, sampleId: string): Promise<string[]> {
  const client = await backend.client();
  const { data, error } = await client
    .from('sample_parents')
    .select('sample_id')
    .eq('tenant_id', tenantId)
    .eq('parent_id', sampleId)
    .limit(MOST);
  if (error) throw new SyncError('transient', 'transient', { cause: error });
  const read = z.array(z.object({ sample_id: z.uuid() })).safeParse(data);
  if (!read.success) throw new SyncError('unknown', 'internal', { cause: read.error });
  return read.data.map((row) => row.sample_id);
}
