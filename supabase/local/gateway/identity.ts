import type { StackKeys } from './keys.ts';
import { TokenError, verifyToken, type Claims } from './tokens.ts';

/** Who a request speaks for: a database role and the claims that policies read. */
export interface Identity {
  role: 'anon' | 'authenticated' | 'service_role';
  claims: Claims;
}

function refuse(status: number, body: Record<string, unknown>): Response {
  return Response.json(body, { status });
}

/** The bearer token of a request, or undefined when it only repeats an API key, as supabase-js does when signed out. */
export function bearerToken(request: Request): string | undefined {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  return token === undefined || token.startsWith('sb_') ? undefined : token;
}

/** The API key of a request, from its header or, as WebSockets must, from the address. */
export function apiKey(request: Request): string | undefined {
  return request.headers.get('apikey') ?? new URL(request.url).searchParams.get('apikey') ?? undefined;
}

/** Decides whom a request speaks for, or answers why it may not speak at all, as the hosted gateway does. */
export async function identify(request: Request, keys: StackKeys): Promise<Identity | Response> {
  const key = apiKey(request);
  if (key === undefined) {
    return refuse(401, {
      message: 'No API key found in request',
      hint: 'No `apikey` request header or url param was found.',
    });
  }
  if (key !== keys.publishableKey && key !== keys.secretKey) {
    return refuse(401, { message: 'Invalid API key', hint: 'Double check your Supabase `apikey`' });
  }
  if (key === keys.secretKey && request.headers.get('user-agent')?.startsWith('Mozilla/')) {
    return refuse(401, { message: 'Forbidden use of secret API key in browser' });
  }
  const token = bearerToken(request);
  if (token === undefined) {
    const role = key === keys.secretKey ? 'service_role' : 'anon';
    return { role, claims: { role } };
  }
  try {
    const claims = await verifyToken(token, keys.jwtSecret);
    return { role: identityRole(claims), claims };
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return refuse(401, { code: error.code, message: error.message, details: null, hint: null });
  }
}

/** The database role that a verified token asks for. */
export function identityRole(claims: Claims): Identity['role'] {
  return claims.role === 'authenticated' || claims.role === 'service_role' ? claims.role : 'anon';
}
