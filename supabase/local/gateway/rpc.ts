import type { Row, Sql } from 'postgres';
import { callStatement, findFunction, readFunctions, type ApiFunction } from '../rpc-catalogue.ts';
import type { Identity } from './identity.ts';
import { errorResponse } from './postgrest-errors.ts';
import { contextStatement, type RequestContext } from './request-context.ts';

/** Answers `/rest/v1/rpc/*`, or nothing when the call needs what only the general server does (filters, counts ...). */
export type RpcHandler = (request: Request, identity: Identity) => Promise<Response | undefined>;

/** Where the calls run and what they may reach. */
export interface RpcOptions {
  /** Connected as `authenticator`. */
  sql: Sql;
  schemas: readonly string[];
  maxRows: number;
  context: RequestContext;
}

interface Call {
  fn: ApiFunction;
  given: string[];
  json: string;
  readOnly: boolean;
}

interface Answer {
  body: string | null;
  status: string | null;
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/**
 * Calls functions in three pipelined messages instead of the general server's dozen round trips, by PostgREST's rules:
 * role and claims set for the transaction, arguments read as the declared types, read-only when the function is.
 */
export async function createRpc(options: RpcOptions): Promise<RpcHandler> {
  const functions = await readFunctions(options.sql, options.schemas);
  return async (request, identity) => {
    const call = await readCall(request, functions, options);
    if (!call || call instanceof Response) return call;
    try {
      const answer = await run(options, call, identity, request);
      return respond(call.fn, answer);
    } catch (error) {
      return errorResponse(error, identity);
    }
  };
}

async function readCall(
  request: Request,
  functions: readonly ApiFunction[],
  options: RpcOptions,
): Promise<Call | Response | undefined> {
  const url = new URL(request.url);
  const name = url.pathname.split('/').at(-1) ?? '';
  url.searchParams.delete('apikey');
  const plain = /^(\*\/\*|application\/json)?$/.test(request.headers.get('accept') ?? '');
  if (request.method !== 'POST' || url.search !== '' || !plain || request.headers.has('prefer')) return undefined;
  const schema = request.headers.get('content-profile') ?? options.schemas[0] ?? 'public';
  if (!options.schemas.includes(schema) || !functions.some((fn) => fn.name === name && fn.schema === schema))
    return undefined;
  // Only now is the body consumed: what goes to the general server must go unread.
  const text = (await request.clone().text()) || '{}';
  let args: unknown;
  try {
    args = JSON.parse(text);
  } catch {
    return Response.json(
      { code: 'PGRST102', message: 'Empty or invalid json', details: null, hint: null },
      { status: 400 },
    );
  }
  if (typeof args !== 'object' || args === null || Array.isArray(args)) return undefined;
  const given = Object.keys(args);
  const fn = findFunction(functions, schema, name, given);
  return fn && { fn, given, json: text, readOnly: fn.readOnly };
}

async function run(options: RpcOptions, call: Call, identity: Identity, request: Request): Promise<Answer> {
  const setting = contextStatement(options.context, identity, request);
  const [, rows] = await options.sql.begin(
    call.readOnly ? 'read only' : 'read write',
    (tx): [Promise<Row[]>, Promise<Answer[]>] => [
      tx.unsafe(setting.text, setting.values, { prepare: true }),
      tx.unsafe<Answer[]>(callStatement(call.fn, call.given, options.maxRows), [call.json], { prepare: true }),
    ],
  );
  return rows[0] ?? { body: null, status: null };
}

function respond(fn: ApiFunction, answer: Answer): Response {
  const status = answer.status ? Number(answer.status) : fn.shape === 'void' ? 204 : 200;
  if (status === 204) return new Response(null, { status });
  return new Response(answer.body ?? 'null', { status, headers: json });
}
