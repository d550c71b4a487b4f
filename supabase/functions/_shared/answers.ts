import { type ErrorCode, errorCodes, toErrorCode } from '../../../lib/domain/errors/codes.ts';

// Functions are asked by the app from its own address: a token in a header is what counts, never a cookie.
const headers = {
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, apikey, content-type, x-client-info',
};

/** HTTP status by what a caller may do about an error. */
const statusOf = { validation: 400, conflict: 409, forbidden: 403, auth_expired: 401, transient: 503, unknown: 500 };

/** An answer that went well. */
export function answered(body: unknown): Response {
  return Response.json(body, { status: 200, headers });
}

/** What a browser asks before it sends a token to another address; null for any other request. */
export function preflight(request: Request): Response | null {
  return request.method === 'OPTIONS' ? new Response(null, { status: 204, headers }) : null;
}

/** A refusal: a code of the closed set and facts, never a sentence and never what was found inside. */
export function refused(code: ErrorCode, facts: Readonly<Record<string, unknown>> = {}, status?: number): Response {
  return Response.json({ code, details: facts }, { status: status ?? statusOf[errorCodes[code]], headers });
}

/** The refusal of a function of the database, passed on. */
export function passedOn({ status, message }: { status: number; message: string }): Response {
  return refused(toErrorCode(message), {}, status >= 400 && status < 600 ? status : 500);
}
