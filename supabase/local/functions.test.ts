import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFunctions, type Functions } from './functions.ts';
import { newKeys } from './gateway/keys.ts';
import { readProjectConfig } from './gateway/project-config.ts';
import { startTestStack, type TestStack } from './testing.ts';

const keys = newKeys();
let stack: TestStack;
let directory: string;
let functions: Functions;

const sources: Record<string, string> = {
  mirror: `Deno.serve(async (request) => Response.json({
    path: new URL(request.url).pathname, body: await request.text(), method: request.method,
    url: Deno.env.get('SUPABASE_URL'), home: Deno.env.get('TRACSEQ_SECRET_OF_THE_HOST') ?? null }))`,
  crash: `Deno.serve(() => { setTimeout(() => Deno.exit(3), 10); return new Response('bye') })`,
  broken: `import 'npm:a-package-that-nobody-installed'; Deno.serve(() => new Response(''))`,
};

beforeAll(async () => {
  stack = await startTestStack();
  directory = mkdtempSync(join(tmpdir(), 'tracseq-functions-'));
  for (const [name, source] of Object.entries(sources)) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'index.ts'), source);
  }
  process.env['TRACSEQ_SECRET_OF_THE_HOST'] = 'secret';
  functions = startFunctions({
    config: { ...readProjectConfig(), functions: { crash: { enabled: true, verify_jwt: false } } },
    keys,
    directory,
    internalUrl: () => stack.url,
    urlAs: stack.db.urlAs,
  });
});

afterAll(async () => {
  await functions.close();
  await stack.close();
  rmSync(directory, { recursive: true, force: true });
  delete process.env['TRACSEQ_SECRET_OF_THE_HOST'];
});

async function token(): Promise<string> {
  const secret = new TextEncoder().encode(keys.jwtSecret);
  return new SignJWT({ role: 'authenticated' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(secret);
}

const call = async (path: string, init: RequestInit = {}) =>
  functions.fetch(new Request(`http://localhost${path}`, init));

test('health says through the gateway that the database answers', async () => {
  const answer = await fetch(`${stack.url}/functions/v1/health`);
  expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'ok', database: { reachable: true } }]);
});

test('a function gets path and body, hosted’s variables, and nothing of the host', async () => {
  const headers = { authorization: `Bearer ${await token()}` };
  const answer = await call('/functions/v1/mirror/deep/path', { method: 'POST', body: 'hello', headers });
  expect(await answer.json()).toEqual({
    path: '/mirror/deep/path',
    body: 'hello',
    method: 'POST',
    url: stack.url,
    home: null,
  });
});

test('a function that wants a token is not called without one', async () => {
  expect((await call('/functions/v1/mirror')).status).toBe(401);
  const forged = { authorization: 'Bearer a.b.c' };
  expect((await call('/functions/v1/mirror', { headers: forged })).status).toBe(401);
});

test('a function that crashed starts again', async () => {
  expect(await (await call('/functions/v1/crash')).text()).toBe('bye');
  await expect.poll(async () => (await call('/functions/v1/crash')).status, { timeout: 20_000 }).toBe(200);
});

test('a function that imports what is not installed answers 503, and fetches nothing', async () => {
  const headers = { authorization: `Bearer ${await token()}` };
  expect((await call('/functions/v1/broken', { headers })).status).toBe(503);
});

test.each(['/functions/v1/none', '/functions/v1/..%2fhealth', '/functions/v1/'])('%s is not found', async (path) => {
  expect((await call(path)).status).toBe(404);
});
