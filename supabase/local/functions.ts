import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDeno, type RunningFunction } from './deno.ts';
import { bearerToken } from './gateway/identity.ts';
import type { StackKeys } from './gateway/keys.ts';
import type { ProjectConfig } from './gateway/project-config.ts';
import { TokenError, verifyToken } from './gateway/tokens.ts';

/** What edge functions are given. */
export interface FunctionsOptions {
  config: ProjectConfig;
  keys: StackKeys;
  internalUrl(): string;
  urlAs(role: string): string;
  /** Where people find the app: what a message links to. */
  appUrl?: string;
  /** Ports on this machine that messages may go to, by host: a mail catcher. Everything else must be public. */
  loopbackHosts?: Readonly<Record<string, number>>;
  /** Folder with one folder per function. */
  directory?: string;
}

/** Answers `/functions/v1/<name>/...`. */
export interface Functions {
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** Hosted Supabase gives up on a function after this long. */
const timeoutMilliseconds = 150_000;
const passedOver = ['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding'];

/** Runs each edge function in Deno, started at its first call and again after it has ended. */
export function startFunctions(options: FunctionsOptions): Functions {
  const directory = options.directory ?? fileURLToPath(new URL('../functions', import.meta.url));
  const running = new Map<string, Promise<RunningFunction>>();

  function runtime(name: string): Promise<RunningFunction> {
    const found = running.get(name);
    if (found) return found;
    const started = startDeno(join(directory, name, 'index.ts'), environment(options));
    running.set(name, started);
    const forget = () => void running.delete(name);
    started.then((fn) => fn.exited.then(forget), forget);
    return started;
  }

  return {
    async fetch(request) {
      const url = new URL(request.url);
      const name = url.pathname.split('/')[3] ?? '';
      if (!isFunction(directory, name) || options.config.functions[name]?.enabled === false) {
        return Response.json({ code: 'NOT_FOUND', message: 'Requested function was not found' }, { status: 404 });
      }
      const refused =
        (options.config.functions[name]?.verify_jwt ?? true) && (await refuseToken(request, options.keys));
      if (refused) return refused;
      try {
        return await forward(request, await runtime(name), url);
      } catch (error) {
        process.stderr.write(`Edge function ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
        return Response.json(
          { code: 'BOOT_ERROR', message: 'Function failed to start (please check logs)' },
          { status: 503 },
        );
      }
    },
    async close() {
      const all = await Promise.allSettled(running.values());
      await Promise.all(all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.stop()] : [])));
    },
  };
}

function isFunction(directory: string, name: string): boolean {
  if (!/^[a-z0-9][a-z0-9-]*$/i.test(name) || !existsSync(directory)) return false;
  return readdirSync(directory).includes(name) && existsSync(join(directory, name, 'index.ts'));
}

async function refuseToken(request: Request, keys: StackKeys): Promise<Response | undefined> {
  const token = bearerToken(request);
  if (token === undefined)
    return Response.json({ code: 401, message: 'Missing authorization header' }, { status: 401 });
  try {
    await verifyToken(token, keys.jwtSecret);
    return undefined;
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return Response.json({ code: 401, message: 'Invalid JWT' }, { status: 401 });
  }
}

async function forward(request: Request, fn: RunningFunction, url: URL): Promise<Response> {
  const headers = new Headers(request.headers);
  for (const name of passedOver) headers.delete(name);
  headers.set('x-forwarded-host', url.host);
  const target = new URL(url.pathname.replace(/^\/functions\/v1/, '') + url.search, fn.url);
  const body = request.body ? await request.arrayBuffer() : null;
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  const answer = await fetch(target, { method: request.method, headers, body, redirect: 'manual', signal });
  const answered = new Headers(answer.headers);
  answered.delete('content-encoding');
  answered.delete('content-length');
  return new Response(answer.body, { status: answer.status, headers: answered });
}

/** The variables that hosted Supabase sets for every function. */
function environment({ keys, internalUrl, urlAs, appUrl, loopbackHosts }: FunctionsOptions): Record<string, string> {
  return {
    SUPABASE_URL: internalUrl(),
    SUPABASE_ANON_KEY: keys.publishableKey,
    SUPABASE_SERVICE_ROLE_KEY: keys.secretKey,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: keys.publishableKey }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: keys.secretKey }),
    SUPABASE_DB_URL: urlAs('postgres'),
    SB_EXECUTION_ID: 'embedded',
    SB_REGION: 'embedded',
    TRACSEQ_SECRETS_KEYS: keys.secretsKeys,
    TRACSEQ_VAPID_PUBLIC_KEY: keys.vapid.publicKey,
    TRACSEQ_VAPID_PRIVATE_KEY: keys.vapid.privateKey,
    TRACSEQ_VAPID_SUBJECT: 'mailto:operator@tracseq.example',
    // One door serves the app and the functions.
    ...(appUrl !== undefined && { TRACSEQ_APP_URL: appUrl, TRACSEQ_FUNCTIONS_URL: `${appUrl}/functions/v1` }),
    ...(loopbackHosts && { TRACSEQ_LOOPBACK_HOSTS: JSON.stringify(loopbackHosts) }),
  };
}
