import { type ErrorCode, type ErrorKind, errorCodes, toErrorCode } from '../domain/errors/codes.ts';
import { type RpcAnswer, SyncError } from './ports.ts';

/** Statuses that say "not now" and nothing about the call. */
const NOT_NOW = new Set([408, 425, 429]);
/** Statuses that say that the call itself cannot be understood. */
const REFUSED = new Set([400, 406, 411, 413, 414, 415, 422]);
/** PostgREST's codes for a token that is not (or no longer) good. */
const TOKEN_CODES = new Set(['PGRST300', 'PGRST301', 'PGRST302', 'PGRST303']);

/**
 * The one place where an answer of the network becomes an error with a retry meaning. Our own codes come as the message of a raised error;
 * then the status decides, then PostgREST's and PostgreSQL's codes. What nobody foresaw is `unknown`: kept, tried again, never dropped.
 */
export function classify({
  status,
  error,
  retryAfterMs,
}: Pick<RpcAnswer, 'status' | 'error' | 'retryAfterMs'>): SyncError {
  const own = error === null ? undefined : ownCode(error.message);
  const kind = own === undefined ? kindOf(status, error?.code ?? '') : errorCodes[own];
  const details: Record<string, unknown> = { status, sqlstate: error?.code ?? '' };
  if (status === 0) details['reason'] = 'offline';
  return new SyncError(kind, own ?? fallbackCode(kind), { details, retryAfterMs });
}

function ownCode(message: string): ErrorCode | undefined {
  const code = toErrorCode(message);
  return code === message ? code : undefined;
}

function kindOf(status: number, code: string): ErrorKind {
  if (status === 0 || NOT_NOW.has(status)) return 'transient';
  if (status === 401 || TOKEN_CODES.has(code)) return 'auth_expired';
  // A lock, a deadlock, a full disk or a restart, under whatever status.
  if (/^(08|25|40|53|55|57|58)[0-9A-Z]{3}$/.test(code)) return 'transient';
  if (status === 403) return 'forbidden';
  if (status >= 500) return code.startsWith('XX') || code.startsWith('P0') ? 'unknown' : 'transient';
  return REFUSED.has(status) ? 'validation' : 'unknown';
}

function fallbackCode(kind: ErrorKind): ErrorCode {
  switch (kind) {
    case 'auth_expired':
      return 'auth_expired';
    case 'transient':
      return 'transient';
    case 'forbidden':
      return 'not_permitted';
    case 'validation':
      return 'arguments_invalid';
    case 'conflict':
    case 'unknown':
      return 'internal';
  }
}
