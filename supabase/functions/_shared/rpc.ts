import type { Environment } from './environment.ts';

const TIMEOUT_MS = 20_000;

/** What the database refused: its HTTP status and the code it raised. */
export class RpcRefusal extends Error {
  override readonly name = 'RpcRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Calls a function of the database with the rights of this service. Throws an `RpcRefusal`. */
export function callAsService(
  env: Environment,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  return call(env, name, args, { apikey: env.serviceKey, authorization: `Bearer ${env.serviceKey}` });
}

/** Calls it with the rights of the person whose token came with a request. Throws an `RpcRefusal`. */
export function callAsPerson(
  env: Environment,
  request: Request,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const authorization = request.headers.get('authorization') ?? '';
  return call(env, name, args, { apikey: env.publishableKey, authorization });
}

async function call(
  env: Environment,
  name: string,
  args: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>>,
): Promise<unknown> {
  const answer = await fetch(`${env.url}/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(args),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await answer.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  if (answer.ok) return body;
  const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : 'internal';
  throw new RpcRefusal(answer.status, message);
}
