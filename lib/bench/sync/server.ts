import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createViteServer } from 'vite';
import { z } from 'zod';
import { ROWS, SITE, sample } from './rows.ts';

const SERVER_TIME = '2026-11-22T12:00:00.000Z';
const TENANT = 'tenant';

const pullCall = z.object({ p_scope: z.string(), p_cursor: z.number(), p_limit: z.number() });

/** Where the page is, and how to end it. */
export interface BenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page with its modules, and answers as a server with 50,000 samples in one site would. */
export async function startBenchServer(root: string): Promise<BenchServer> {
  const pages = new Map<string, string>();
  const vite = await createViteServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    cacheDir: '.local/bench-vite',
    optimizeDeps: { include: ['dexie', 'zod', 'uuid'] },
    server: { middlewareMode: true, hmr: false, ws: false },
  });
  const http: Server = createHttpServer((request, response) => {
    const { url = '/' } = request;
    if (url === '/') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>Bench</title><script type="module" src="/lib/bench/sync/page.ts"></script>');
      return;
    }
    if (!url.startsWith('/rpc/')) {
      vite.middlewares(request, response);
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(answer(url.slice('/rpc/'.length), body, pages));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${portOf(http)}/`,
    async close() {
      await vite.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function portOf(http: Server): number {
  const address: AddressInfo | string | null = http.address();
  if (address === null || typeof address === 'string') throw new Error('The bench server has no port');
  return address.port;
}

function answer(name: string, body: string, pages: Map<string, string>): string {
  if (name === 'sync_summary') {
    const scopes = [
      { scope: TENANT, rows: 0 },
      { scope: `site:${SITE}`, rows: ROWS },
    ];
    return JSON.stringify({ epoch: 1, version: ROWS, role: 'technician', scopes, serverTime: SERVER_TIME });
  }
  if (name === 'apply_commands') return JSON.stringify({ results: [], version: ROWS, serverTime: SERVER_TIME });
  // Made once: the bench measures the device, not the making of the answer.
  const page = pages.get(body) ?? pullPage(pullCall.parse(JSON.parse(body)));
  pages.set(body, page);
  return page;
}

function pullPage({ p_scope, p_cursor, p_limit }: z.infer<typeof pullCall>): string {
  const total = p_scope === TENANT ? 0 : ROWS;
  const end = Math.min(total, p_cursor + p_limit);
  const changes = Array.from({ length: Math.max(0, end - p_cursor) }, (_, index) => {
    const n = p_cursor + index;
    const doc = sample(n);
    return { kind: 'sample', id: doc.id, version: n + 1, doc };
  });
  const more = end < total;
  const checksum = { rows: total, versions: String((total * (total + 1)) / 2), ids: xorOfIds(total) };
  return JSON.stringify({
    ...{ status: 'ok', changes, cursor: more ? end : ROWS, more, epoch: 1 },
    ...{ checksum: more ? null : checksum, serverTime: SERVER_TIME },
  });
}

function xorOfIds(count: number): number {
  let bits = 0;
  for (let n = 0; n < count; n += 1) bits = (bits ^ Number.parseInt(sample(n).id.slice(-8), 16)) >>> 0;
  return bits;
}
