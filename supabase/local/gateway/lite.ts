import { App, setExperimental, type Connection } from '@supabase/lite';
import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import type { StackKeys } from './keys.ts';
import type { MailInbox } from './mail.ts';
import { projectDirectory, type ProjectConfig } from './project-config.ts';
import { hideRefusedQueries } from './quiet.ts';
import { StoredFiles } from './stored-files.ts';
import { bearerToken } from './identity.ts';
import { TokenError, verifyToken } from './tokens.ts';

/** The three services that Supabase's own embeddable server provides, each under the role that hosted gives it. */
export interface LiteServices {
  rest(request: Request): Promise<Response>;
  auth(request: Request): Promise<Response>;
  storage(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** What the services need to know. */
export interface LiteOptions {
  urlAs(role: string): string;
  keys: StackKeys;
  config: ProjectConfig;
  inbox: MailInbox;
  siteUrl: string;
  storageDirectory: string;
  jwtExpiry?: number;
}

type AppOptions = ConstructorParameters<typeof App>[0];

// JSON arguments arrive as text already; the driver's own serializer would encode them twice.
const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const types = {
  json: { to: 114, from: [114], serialize: asText, parse: (text: string): unknown => JSON.parse(text) },
  jsonb: { to: 3802, from: [3802], serialize: asText, parse: (text: string): unknown => JSON.parse(text) },
};

const sameText = (text: string) => text;
/** PostgREST answers with what `to_json` writes: `2026-11-22T17:15:23.475+00:00`; the driver reads `2026-11-22 17:15:23.475+00`. */
const isoText = (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
const moments = {
  timestamp: { to: 1114, from: [1114], serialize: sameText, parse: isoText },
  timestamptz: { to: 1184, from: [1184], serialize: sameText, parse: isoText },
};

function connect(url: string, max: number, more: Partial<typeof moments> = {}): PostgresConnection {
  const connection = createPostgresConnection({
    url,
    postgresOptions: { max, types: { ...types, ...more }, onnotice: () => undefined },
  });
  // On first use the server would grant everything on every RLS schema to the API roles. Grants belong to migrations.
  Reflect.set(connection, 'rlsState', 'active');
  return connection;
}

/** Starts the REST, Auth and Storage services. Migrations must have run: the schema is read once. */
export async function startLite(options: LiteOptions): Promise<LiteServices> {
  process.env['LITE_TELEMETRY'] = '0';
  process.env['DO_NOT_TRACK'] = '1';
  hideRefusedQueries();
  const { keys, config } = options;
  const rest = connect(options.urlAs('authenticator'), 10, moments);
  const auth = connect(options.urlAs('supabase_auth_admin'), 5);
  const storage = connect(options.urlAs('supabase_storage_admin'), 3);
  const introspector = connect(options.urlAs('supabase_admin'), 1);
  // `authenticator` may read no table, so it sees no columns; the schema is read by who sees all.
  const schema = await introspector.introspect();
  rest.introspect = () => Promise.resolve(schema);
  await introspector.close();

  const common = {
    auth: authSettings(options),
    api: { enabled: true, schemas: config.api.schemas, max_rows: config.api.max_rows },
    studio: { enabled: false },
    db: { migrations: { enabled: false } },
  };
  const app = (connection: Connection, more: Partial<AppOptions> = {}) =>
    new App({
      connection,
      ...common,
      ...more,
      options: {
        server: { admin: false, disableStudio: true, middlewares: [trustStatelessTokens(keys.jwtSecret)] },
        drivers: { email: options.inbox },
      },
    });

  const restApp = await app(rest).init();
  const authApp = await app(auth).init();
  const storageApp = app(storage, { storage: { enabled: true, file_size_limit: config.storage.file_size_limit } });
  storageApp._storageAdapter = new StoredFiles(options.storageDirectory);
  await storageApp.init();
  setExperimental('storage', true);

  return {
    rest: async (request) => restApp.fetch(request),
    auth: async (request) => authApp.fetch(request),
    storage: async (request) => storageApp.fetch(request),
    async close() {
      await Promise.all([rest.close(), auth.close(), storage.close()]);
    },
  };
}

type Middleware = NonNullable<NonNullable<NonNullable<AppOptions['options']>['server']>['middlewares']>[number];

/**
 * As hosted PostgREST and Storage do, believe a token for what it says; the embedded server would look its session up
 * in the database for every request. Auth still looks: there a signed-out session must not pass.
 */
function trustStatelessTokens(jwtSecret: string): Middleware {
  return async (context, next) => {
    const token = context.req.path.startsWith('/auth/') ? undefined : bearerToken(context.req.raw);
    if (token !== undefined) {
      try {
        const claims = await verifyToken(token, jwtSecret);
        context.set('userId', claims.sub ?? '');
        context.set('sessionId', claims.session_id ?? 'stateless');
        context.set('jwt', claims);
      } catch (error) {
        // The service itself answers what is wrong with the token.
        if (!(error instanceof TokenError)) throw error;
      }
    }
    await next();
  };
}

function authSettings({ config, keys, siteUrl, jwtExpiry }: LiteOptions) {
  const { template, ...email } = config.auth.email;
  const files: Record<string, { subject: string; content_path: string }> = {};
  for (const [kind, mail] of Object.entries(template)) {
    files[kind] = { subject: mail.subject, content_path: `${projectDirectory}/${mail.content_path}` };
  }
  return {
    enabled: true,
    jwt_secret: keys.jwtSecret,
    publishable_key: keys.publishableKey,
    secret_key: keys.secretKey,
    site_url: siteUrl,
    additional_redirect_urls: [`${siteUrl}/**`],
    jwt_expiry: jwtExpiry ?? config.auth.jwt_expiry,
    enable_refresh_token_rotation: config.auth.enable_refresh_token_rotation,
    refresh_token_reuse_interval: config.auth.refresh_token_reuse_interval,
    enable_signup: config.auth.enable_signup,
    minimum_password_length: config.auth.minimum_password_length,
    email: { ...email, template: files },
  };
}
