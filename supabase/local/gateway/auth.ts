import type { Sql } from 'postgres';
import { z } from 'zod';

const verifyBody = z.looseObject({ type: z.string(), email: z.string().optional() });

/**
 * Lets the Auth service understand `type: 'email'`, which hosted Auth takes for any code from a mail. The service wants
 * to know which of its mails it was: the confirmation of a new account, or a code for one that is confirmed.
 */
export async function translateVerify(request: Request, sql: Sql): Promise<Request> {
  const text = await request.text();
  const parsed = verifyBody.safeParse(safeJson(text));
  if (!parsed.success || parsed.data.type !== 'email') return withBody(request, text);
  const [row] = await sql<{ unconfirmed: boolean }[]>`
    select email_confirmed_at is null as unconfirmed from auth.users where email = ${parsed.data.email?.toLowerCase() ?? ''}`;
  return withBody(request, JSON.stringify({ ...parsed.data, type: row?.unconfirmed ? 'signup' : 'magiclink' }));
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The Auth service answers what is wrong with a body that is no JSON.
    return undefined;
  }
}

function withBody(request: Request, body: string): Request {
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  return new Request(request.url, { method: request.method, headers, body });
}
