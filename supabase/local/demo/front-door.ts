import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Gateway } from '../gateway.ts';

/** What the door opens to. */
export interface FrontDoorOptions {
  gateway: Pick<Gateway, 'fetch' | 'upgrade'>;
  /** Pages of the demo itself, asked before the app; nothing means "not mine". */
  pages(request: Request): Promise<Response | undefined>;
  /** Port of the app on the loopback address. */
  appPort: number;
  /** Key and certificate, to answer by HTTPS. */
  secure?: { key: string; cert: string };
}

const backend = /^\/((rest|auth|storage|realtime|functions)\/v1|mail|demo)(\/|\?|$)/;
// Headers that speak about one connection and not about the message.
const hopByHop = ['connection', 'keep-alive', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** One address for everything: the Supabase services by their paths, the app for all else. */
export function createFrontDoor(options: FrontDoorOptions): Server {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const answer = getRequestListener(async (request) => {
    const page = await options.pages(request);
    return page ?? options.gateway.fetch(request);
  });
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    const { url = '/' } = request;
    // What cannot be decoded is no page: the app would call it a fault of its own, the gateway says what is wrong with it.
    if (backend.test(url) || !isDecodable(url)) void answer(request, response);
    else forward(request, response, options, agent);
  };
  const server = options.secure ? createSecureServer(options.secure, listener) : createServer(listener);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (!options.gateway.upgrade(request, socket, head)) tunnel(request, socket, head, options.appPort);
  });
  server.on('close', () => agent.destroy());
  return server;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.replace(/\?.*/s, ''));
    return true;
  } catch {
    return false;
  }
}

function forward(request: IncomingMessage, response: ServerResponse, options: FrontDoorOptions, agent: Agent): void {
  const { host = 'localhost' } = request.headers;
  const headers = {
    ...request.headers,
    'x-forwarded-host': host,
    'x-forwarded-proto': options.secure ? 'https' : 'http',
    'x-forwarded-for': request.socket.remoteAddress ?? '',
  };
  const { method = 'GET', url: path = '/' } = request;
  const isBare = method === 'GET' || method === 'HEAD';
  const pass = (via: Agent | false) => {
    const onward = httpRequest({ host: '127.0.0.1', port: options.appPort, method, path, headers, agent: via });
    onward.on('response', (answer) => {
      const back = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !hopByHop.includes(name)));
      response.writeHead(answer.statusCode ?? 502, back);
      answer.pipe(response);
    });
    onward.on('error', (error) => {
      // The app may close an idle connection in the moment in which it is used again; nobody has read the question then.
      if (via !== false && onward.reusedSocket && !response.headersSent && !response.destroyed) pass(false);
      else if (response.headersSent) response.destroy();
      else response.writeHead(502, { 'content-type': 'text/plain' }).end(`The app does not answer: ${error.message}\n`);
    });
    response.on('close', () => onward.destroy());
    if (isBare) onward.end();
    else request.pipe(onward);
  };
  // A body can be sent only once, so it goes over a connection of its own.
  pass(isBare ? agent : false);
}

/** Hot reload talks to the app over a WebSocket of its own: bytes pass through as they are. */
function tunnel(request: IncomingMessage, socket: Duplex, head: Buffer, port: number): void {
  const onward = connect(port, '127.0.0.1', () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let at = 0; at < request.rawHeaders.length; at += 2) {
      lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
  socket.on('close', () => onward.destroy());
}
