import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hono } from 'hono';
import postgres from 'postgres';
import { translateVerify } from './gateway/auth.ts';
import { identify } from './gateway/identity.ts';
import type { StackKeys } from './gateway/keys.ts';
import { allowAnyOrigin, limitBody, limitUpload, refuseMalformedPath } from './gateway/limits.ts';
import { startLite } from './gateway/lite.ts';
import { MailInbox, mailPages } from './gateway/mail.ts';
import { readProjectConfig } from './gateway/project-config.ts';
import { readRequestContext } from './gateway/request-context.ts';
import { createRpc } from './gateway/rpc.ts';
import { MAIL_HOST, startSmtp } from './gateway/smtp.ts';
import { nameUploadedFile } from './gateway/storage.ts';
import { startFunctions } from './functions.ts';
import { startRealtime } from './realtime/server.ts';

/** What a gateway stands on. */
export interface GatewayOptions {
  /** Address of the database for a role that may sign in. */
  urlAs(role: string): string;
  keys: StackKeys;
  /** Where people reach the stack, for links in mails. */
  siteUrl: string;
  /** Where this gateway itself can be reached from this machine, for edge functions. */
  internalUrl(): string;
  storageDirectory: string;
  /** Seconds that an access token is good for; `config.toml` says when left out. */
  jwtExpiry?: number;
  /** Names that edge functions find on this machine, each by its port, besides the mail catcher's. */
  loopbackHosts?: Readonly<Record<string, number>>;
}

/** Everything under `/rest`, `/auth`, `/storage`, `/functions` and `/realtime`, and the inbox at `/mail`. */
export interface Gateway {
  fetch(request: Request): Promise<Response>;
  /** Answers WebSocket upgrades under `/realtime/v1`; false when the address is not one of its own. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  mail: MailInbox;
  close(): Promise<void>;
}

/** Starts the services over a migrated database. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const config = readProjectConfig();
  const mail = new MailInbox();
  const quiet = { onnotice: () => undefined, idle_timeout: 60 };
  const requests = postgres(options.urlAs('authenticator'), { ...quiet, max: 10 });
  const accounts = postgres(options.urlAs('supabase_auth_admin'), { ...quiet, max: 2 });
  const context = await readRequestContext(requests, [
    ...new Set([...config.api.schemas, ...config.api.extra_search_path]),
  ]);
  const rpc = await createRpc({ sql: requests, schemas: config.api.schemas, maxRows: config.api.max_rows, context });
  const lite = await startLite({ ...options, config, inbox: mail });
  const realtime = await startRealtime({ urlAs: options.urlAs, keys: options.keys, context });
  const smtp = await startSmtp(mail);
  const functions = startFunctions({
    config,
    keys: options.keys,
    internalUrl: options.internalUrl,
    urlAs: options.urlAs,
    appUrl: options.siteUrl,
    loopbackHosts: { ...options.loopbackHosts, [MAIL_HOST]: smtp.port },
  });

  const app = new Hono();
  app.use(refuseMalformedPath);
  for (const prefix of ['rest', 'auth', 'functions', 'realtime']) app.use(`/${prefix}/v1/*`, allowAnyOrigin, limitBody);
  app.all('/rest/v1/rpc/:name', async (c) => {
    const identity = await identify(c.req.raw, options.keys);
    if (identity instanceof Response) return identity;
    return (await rpc(c.req.raw, identity)) ?? lite.rest(c.req.raw);
  });
  app.all('/rest/v1/*', (c) => lite.rest(c.req.raw));
  app.post('/auth/v1/verify', async (c) => lite.auth(await translateVerify(c.req.raw, accounts)));
  app.all('/auth/v1/*', (c) => lite.auth(c.req.raw));
  app.all('/storage/v1/*', limitUpload, async (c) => lite.storage(await nameUploadedFile(c.req.raw)));
  app.all('/functions/v1/*', (c) => functions.fetch(c.req.raw));
  app.all('/realtime/v1/api/*', (c) => realtime.fetch(c.req.raw));
  app.route('/', mailPages(mail));
  app.onError((error, c) => {
    process.stderr.write(`${c.req.method} ${c.req.path}: ${error.stack ?? error.message}\n`);
    return c.json({ code: '500', message: 'The embedded gateway failed; its terminal says why' }, 500);
  });

  return {
    fetch: async (request) => app.fetch(request),
    upgrade: (request, socket, head) => realtime.upgrade(request, socket, head),
    mail,
    async close() {
      await Promise.all([functions.close(), realtime.close(), lite.close(), smtp.close()]);
      await Promise.all([requests.end({ timeout: 2 }), accounts.end({ timeout: 2 })]);
    },
  };
}

/** Sends a server's upgrades to the gateway and refuses all others. */
export function attachUpgrades(server: Server, gateway: Gateway): void {
  server.on('upgrade', (request, socket, head) => {
    if (!gateway.upgrade(request, socket, head)) socket.destroy();
  });
}
