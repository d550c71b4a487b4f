import { errors, jwtVerify, type JWTPayload } from 'jose';

/** What a verified access token says. */
export interface Claims extends JWTPayload {
  role?: string;
  session_id?: string;
}

/** Why a token was refused, with PostgREST's code. */
export class TokenError extends Error {
  readonly code: 'PGRST301' | 'PGRST303';

  constructor(message: string, code: 'PGRST301' | 'PGRST303') {
    super(message);
    this.name = 'TokenError';
    this.code = code;
  }
}

/** Checks signature and expiry of an access token; its role must be one that the API may take. */
export async function verifyToken(token: string, jwtSecret: string): Promise<Claims> {
  try {
    const { payload } = await jwtVerify<Claims>(token, new TextEncoder().encode(jwtSecret), { algorithms: ['HS256'] });
    if (payload.role === undefined || apiRoles.has(payload.role)) return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new TokenError('JWT expired', 'PGRST303');
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  throw new TokenError('No suitable key or wrong key type', 'PGRST301');
}

const apiRoles = new Set(['anon', 'authenticated', 'service_role']);
