import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import postgres from 'postgres';
import { WebSocketServer } from 'ws';
import { identityRole, type Identity } from '../gateway/identity.ts';
import type { StackKeys } from '../gateway/keys.ts';
import type { RequestContext } from '../gateway/request-context.ts';
import { verifyToken } from '../gateway/tokens.ts';
import { askPolicies } from './authorise.ts';
import { Connection, type Limits } from './connection.ts';
import { listenToDatabase } from './database.ts';
import { broadcastRoutes } from './http.ts';
import { Topics } from './topics.ts';

/** What hosted Realtime allows a paying project. */
const hostedLimits: Limits & { messageBytes: number } = {
  channels: 100,
  joinsPerSecond: 500,
  idleMilliseconds: 60_000,
  messageBytes: 3_000_000,
};

/** What the server stands on. */
export interface RealtimeOptions {
  urlAs(role: string): string;
  keys: StackKeys;
  context: RequestContext;
  limits?: Partial<typeof hostedLimits>;
}

/** A server that the stock `@supabase/realtime-js` takes for hosted Realtime. */
export interface Realtime {
  fetch(request: Request): Promise<Response>;
  /** Takes over a WebSocket under `/realtime/v1`; false when the address is not its own. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}

/** Starts the server: it listens to the database at once, and to clients as soon as upgrades are handed to it. */
export async function startRealtime(options: RealtimeOptions): Promise<Realtime> {
  const { keys, context } = options;
  const limits = { ...hostedLimits, ...options.limits };
  const sql = postgres(options.urlAs('supabase_realtime_admin'), { max: 4, onnotice: () => undefined });
  const topics = new Topics();
  const stopListening = await listenToDatabase(sql, topics);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes });
  const permissions = (identity: Identity, topic: string) => askPolicies(sql, context, identity, topic);
  const routes = broadcastRoutes({ keys, topics, permissions });

  async function identifyToken(token: string | undefined, key: string): Promise<Identity> {
    if (token === undefined || token.startsWith('sb_')) {
      const role = key === keys.secretKey ? 'service_role' : 'anon';
      return { role, claims: { role } };
    }
    const claims = await verifyToken(token, keys.jwtSecret);
    return { role: identityRole(claims), claims };
  }

  return {
    fetch: async (request) => routes.fetch(request),
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (!url.pathname.startsWith('/realtime/v1')) return false;
      const key = url.searchParams.get('apikey');
      const version = url.searchParams.get('vsn') ?? '1.0.0';
      if (url.pathname !== '/realtime/v1/websocket') return refuse(socket, '404 Not Found');
      if (key !== keys.publishableKey && key !== keys.secretKey) return refuse(socket, '401 Unauthorized');
      if (version !== '1.0.0' && version !== '2.0.0') return refuse(socket, '400 Bad Request');
      sockets.handleUpgrade(request, socket, head, (client) => {
        const identify = (token: string | undefined) => identifyToken(token, key);
        new Connection(client, version, { topics, limits, identify, permissions });
      });
      return true;
    },
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await stopListening();
      await sql.end({ timeout: 2 });
    },
  };
}

function refuse(socket: Duplex, status: string): true {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  return true;
}
