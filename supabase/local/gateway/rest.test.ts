import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, startTestStack, type TestDatabase, type TestStack } from '../testing.ts';
import { addNotes, anonymous, signedIn, userId, type Client } from './testing.ts';

let db: TestDatabase;
let stack: TestStack;
let mia: Client;
let omar: Client;
let grantsBefore: unknown;

const grants = async () =>
  (
    await db.admin`
    select c.oid::regclass::text as name, c.relacl::text as grants from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace, 'storage'::regnamespace, 'realtime'::regnamespace)
    order by 1`
  ).slice();

beforeAll(async () => {
  db = await createTestDatabase();
  await addNotes(db);
  grantsBefore = await grants();
  stack = await startTestStack({ db });
  mia = await signedIn(stack, 'mia@example.test');
  omar = await signedIn(stack, 'omar@example.test');
});

afterAll(async () => {
  await stack.close();
  await db.drop();
});

test('a person reads and writes under row security, and another sees nothing of it', async () => {
  const added = await mia
    .from('notes')
    .insert({ body: { text: 'hers' } })
    .select()
    .single();
  expect(added.data).toMatchObject({ body: { text: 'hers' }, owner: await userId(mia) });
  expect((await mia.from('notes').select('body', { count: 'exact' })).count).toBe(1);
  expect((await omar.from('notes').select('*')).data).toEqual([]);
  expect((await omar.from('notes').insert({ body: 1, owner: await userId(mia) })).error?.code).toBe('42501');
});

test('a moment reads as PostgREST writes it', async () => {
  const { data } = await mia.from('notes').insert({ body: 1 }).select('at').single();
  expect(data).toEqual({ at: '2026-11-22T17:15:23.475+00:00' });
});

test('somebody without a token is refused by the missing grant', async () => {
  const { error, status } = await anonymous(stack).from('notes').select('*');
  expect([status, error?.code]).toEqual([401, '42501']);
});

test('serving requests changes no grant', async () => {
  await mia.from('notes').select('*');
  expect(await grants()).toEqual(grantsBefore);
});

describe('rpc', () => {
  test('reads arguments as the declared types, once', async () => {
    const { data } = await mia.rpc('echo', { document: [{ a: 'é' }, null, '"'], words: ['x', 'y,z'] });
    expect(data).toEqual({ document: [{ a: 'é' }, null, '"'], words: ['x', 'y,z'], number: 3 });
  });

  test('runs in the caller’s role with that role’s timeout', async () => {
    expect((await mia.rpc('whoami')).data).toEqual({ uid: await userId(mia), role: 'authenticated', timeout: '8s' });
    expect((await anonymous(stack).rpc('whoami')).data).toEqual({ uid: null, role: 'anon', timeout: '3s' });
  });

  test('answers sets, rows and nothing as PostgREST does', async () => {
    expect((await mia.rpc('pairs')).data).toEqual([
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
    ]);
    expect((await mia.rpc('numbers', { until: 3 })).data).toEqual([1, 2, 3]);
    expect(await mia.rpc('nothing')).toMatchObject({ data: null, error: null, status: 204 });
  });

  test('cuts a set at the project’s max_rows', async () => {
    const { data } = await mia.rpc('numbers', { until: 1500 });
    expect(data).toHaveLength(1000);
  });

  test('passes on code, detail and hint of what a function raises, with the status', async () => {
    expect(await mia.rpc('refuse')).toMatchObject({
      status: 400,
      error: { code: 'TS001', message: 'not so', details: 'why', hint: 'else' },
    });
    expect((await mia.rpc('gone')).status).toBe(410);
    expect(await anonymous(stack).rpc('nothing')).toMatchObject({ status: 401, error: { code: '42501' } });
  });

  test('does not let a stable function write', async () => {
    expect(await mia.rpc('sneak')).toMatchObject({ status: 405, error: { code: '25006' } });
  });

  test('leaves filters, counts and unknown names to the general server', async () => {
    expect((await mia.rpc('pairs').eq('a', 2)).data).toEqual([{ a: 2, b: 'y' }]);
    expect((await mia.rpc('nothing_like_it')).error?.code).toBe('PGRST202');
  });

  test.each([
    ['no JSON', '{"document":', 400],
    ['nine megabytes', JSON.stringify({ document: 'x'.repeat(9_000_000) }), 413],
  ])('refuses a body that is %s', async (_, body, status) => {
    const headers = { apikey: stack.publishableKey, 'content-type': 'application/json' };
    expect((await fetch(`${stack.url}/rest/v1/rpc/echo`, { method: 'POST', headers, body })).status).toBe(status);
  });
});

describe('hostile calls', () => {
  async function call(path: string, body: string, more: Record<string, string> = {}): Promise<unknown> {
    const { data } = await mia.auth.getSession();
    const headers = {
      apikey: stack.publishableKey,
      authorization: `Bearer ${data.session?.access_token}`,
      'content-type': 'application/json',
      ...more,
    };
    const answer = await fetch(`${stack.url}/rest/v1/rpc/${path}`, { method: 'POST', headers, body });
    return [answer.status, await answer.json()];
  }

  test.each([
    ['a name that is no text', '%E0%A4%A', '{}', 400, /400/],
    ['a name with SQL in it', 'whoami"()--', '{}', 404, /PGRST202/],
    ['an argument with SQL in its name', 'whoami', '{"a\\") from pg_authid --": 1}', 404, /PGRST202/],
    ['an argument named __proto__', 'whoami', '{"__proto__": {"admin": true}}', 404, /PGRST202/],
    ['a zero character', 'echo', '{"document": "\\u0000", "words": []}', 400, /22P05/],
    ['the wrong type', 'echo', '{"document": 1, "words": [], "number": "many"}', 400, /22P02/],
    ['an array for the arguments', 'echo', '[{"document": 1}]', 404, /PGRST202/],
    [
      'a hundred thousand brackets',
      'echo',
      `{"document": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "words": []}`,
      413,
      /54001/,
    ],
  ])('with %s are answered by code', async (_, path, body, status, code) => {
    expect(await call(path, body)).toEqual([status, expect.objectContaining({ code: expect.stringMatching(code) })]);
  });

  test('reach no schema that is not exposed', async () => {
    expect(await call('uid', '{}', { 'content-profile': 'auth' })).toEqual([
      406,
      expect.objectContaining({ code: 'PGRST106' }),
    ]);
  });
});

describe('keys and tokens', () => {
  const call = (headers: Record<string, string>, path = '/rest/v1/rpc/whoami') =>
    fetch(`${stack.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });

  test('a request needs an API key that is one', async () => {
    expect((await call({})).status).toBe(401);
    expect((await call({ apikey: 'sb_publishable_other' })).status).toBe(401);
  });

  test('a browser may not hold the secret key', async () => {
    expect((await call({ apikey: stack.secretKey, 'user-agent': 'Mozilla/5.0' })).status).toBe(401);
  });

  test.each(['supabase_admin', 'postgres', 'tracseq_command', 'authenticator'])(
    'a signed token cannot become %s',
    async (role) => {
      const token = await new SignJWT({ role, sub: crypto.randomUUID() })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(stack.jwtSecret));
      const headers = { apikey: stack.publishableKey, authorization: `Bearer ${token}` };
      expect((await call(headers)).status).toBe(401);
      const read = await fetch(`${stack.url}/rest/v1/notes`, { headers });
      expect(read.status).toBeGreaterThanOrEqual(400);
    },
  );

  test('a token signed by somebody else is refused', async () => {
    const token = await new SignJWT({ role: 'service_role' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode('x'.repeat(40)));
    expect((await call({ apikey: stack.publishableKey, authorization: `Bearer ${token}` })).status).toBe(401);
  });

  test('any page may call', async () => {
    const answer = await fetch(`${stack.url}/rest/v1/rpc/whoami`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'apikey,authorization,x-client-info',
      },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-headers')).toContain('x-client-info');
  });
});
