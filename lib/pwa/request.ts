import { z } from 'zod';
import { slugSchema } from '../domain/branding/public-branding.ts';

/** Reads `?tenant=`: a slug, absent, or a refusal. */
const Tenant = slugSchema.optional();

/** The answer to a request that asks for something that cannot be. */
export function refuse(error: string, status = 400): Response {
  return Response.json({ error }, { status, headers: { 'Cache-Control': 'no-store' } });
}

/** The tenant a request names; `null` for one that is no slug. */
export function tenantOf(query: URLSearchParams): string | undefined | null {
  const read = Tenant.safeParse(query.get('tenant') ?? undefined);
  return read.success ? read.data : null;
}

/** One of a closed list of numbers, such as icon sizes. */
export function oneOf<Value extends number | string>(
  allowed: readonly Value[],
  asked: string | null,
): Value | undefined {
  const read = z.string().max(20).safeParse(asked);
  return read.success ? allowed.find((value) => String(value) === read.data) : undefined;
}

/** What the JSON of a body says; undefined when it is none or larger than so many bytes, of which no more are read then. */
export async function jsonWithin(request: Request, most: number): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > most) return undefined;
      text += decoder.decode(chunk, { stream: true });
    }
    const said: unknown = JSON.parse(text + decoder.decode());
    return said;
  } catch {
    return undefined;
  }
}
