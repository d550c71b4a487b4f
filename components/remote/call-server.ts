import { z } from 'zod';
import type { Backend } from '../sync/index.ts';

/** What came of a call: what the server answered, or the code of why not (`errors.json` has words for it). */
export type Called = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly code: string };

const refusalSchema = z.object({ code: z.string() });
const OFFLINE: Called = { ok: false, code: 'offline' };

/** Calls an edge function with the person's own rights: POST with a body, GET without. */
export async function callFunction(
  backend: Backend,
  name: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<Called> {
  try {
    const client = await backend.client();
    const options = body === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body };
    const answer = await client.functions.invoke<unknown>(name, options);
    const error: unknown = answer.error;
    if (error === null) return { ok: true, data: answer.data };
    if (!(error instanceof Error && 'context' in error && error.context instanceof Response)) return OFFLINE;
    const refusal = refusalSchema.safeParse(await error.context.json().catch(() => null));
    return { ok: false, code: refusal.data?.code ?? 'transient' };
  } catch {
    // No script or no session without a network.
    return OFFLINE;
  }
}

/** Calls a function of the database with the person's own rights. */
export async function callDatabase(
  backend: Backend,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<Called> {
  try {
    const client = await backend.client();
    const answer = await client.rpc(name, args);
    const data: unknown = answer.data;
    if (answer.error === null) return { ok: true, data };
    return answer.status === 0 ? OFFLINE : { ok: false, code: answer.error.message };
  } catch {
    return OFFLINE;
  }
}
