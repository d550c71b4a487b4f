import postgres from 'postgres';
import type { Identity } from './identity.ts';

/** Status by SQLSTATE, or by its class (two letters), as PostgREST documents it. */
const statusByCode: Readonly<Record<string, number>> = {
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '21000': 500,
  '23503': 409,
  '23505': 409,
  '25': 500,
  '25006': 405,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '42883': 404,
  '42P01': 404,
  '42P17': 500,
  '53': 503,
  '53400': 500,
  '54': 413,
  '55': 500,
  '57': 500,
  '57P01': 503,
  '58': 500,
  F0: 500,
  HV: 500,
  P0: 500,
  P0001: 400,
  XX: 500,
};

function statusOf(code: string, identity: Identity): number {
  // A function may choose its status: raise sqlstate 'PT404'.
  const chosen = /^PT([1-5]\d\d)$/.exec(code)?.[1];
  if (chosen) return Number(chosen);
  if (code === '42501') return identity.role === 'anon' ? 401 : 403;
  return statusByCode[code] ?? statusByCode[code.slice(0, 2)] ?? 400;
}

/** The answer to an error that the database raised: `{code, message, details, hint}`. Other errors are thrown on. */
export function errorResponse(error: unknown, identity: Identity): Response {
  if (!(error instanceof postgres.PostgresError)) throw error;
  const body = {
    code: error.code,
    details: error.detail ?? null,
    hint: error.hint ?? null,
    message: error.message,
  };
  return Response.json(body, { status: statusOf(error.code, identity) });
}
