import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@supabase/supabase-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { retryAfterWatch } from './retry-after.ts';
import { rpcAs } from './rpc.ts';

const ANA = '01977e00-0000-7000-8000-00000000000a';
const BEN = '01977e00-0000-7000-8000-00000000000b';
const SIGN_IN = 'password';
const REFRESH = 'refresh_token';

interface Call {
  readonly path: string;
  readonly bearer: string;
  readonly body: unknown;
}
type Reply = (response: ServerResponse, request: IncomingMessage) => void;

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
const hangsUp: Reply = (response) => response.destroy();
const session = (token: string, userId = ANA): Reply =>
  says(200, {
    ...{ access_token: token, refresh_token: `again-${token}`, token_type: 'bearer', expires_in: 3600 },
    user: { id: userId, aud: 'authenticated', email: 'a@labs.example', app_metadata: {}, user_metadata: {} },
  });

/** What the server says to each call and each refresh, in order. */
let replies: { rpc: Reply[]; refresh: Reply[] };
let calls: Call[];
let refreshes: number;
let signedInAs: string;
const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => (text += part));
  request.on('end', () => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const grant = searchParams.get('grant_type');
    if (grant === SIGN_IN) return session('first', signedInAs)(response, request);
    if (grant === REFRESH) refreshes += 1;
    else calls.push({ path: pathname, bearer: request.headers.authorization ?? '', body: JSON.parse(text) });
    const reply = (grant === REFRESH ? replies.refresh : replies.rpc).shift();
    (reply ?? says(418, 'nothing more was expected'))(response, request);
  });
});

beforeEach(async () => {
  replies = { rpc: [], refresh: [] };
  calls = [];
  refreshes = 0;
  signedInAs = ANA;
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
});
const stopServer = () =>
  new Promise<void>((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
afterEach(async () => {
  if (server.listening) await stopServer();
});

/** A device on which somebody is signed in (or nobody), calling as Ana. */
async function anasCalls(who: string | null = ANA) {
  const watch = retryAfterWatch(fetch);
  const supabase = createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'sb_publishable_x', {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: watch.fetch },
  });
  if (who !== null) {
    signedInAs = who;
    await supabase.auth.signInWithPassword({ email: 'a@labs.example', password: 'p' });
  }
  const rpc = rpcAs(() => Promise.resolve(supabase), ANA, watch.waitOf);
  return (signal = new AbortController().signal) => rpc.call('pull_changes', { p_limit: 1 }, signal);
}

const raised = (code: string, message: string, details: unknown = null) => ({ code, message, details, hint: null });
const EXPIRED = { status: 401, data: null, error: { code: 'PGRST301', message: 'auth_expired' } };

describe('an answer', () => {
  test('comes with what the function returned, to who is named by their token', async () => {
    replies.rpc = [says(200, { rows: [1] })];
    const call = await anasCalls();
    expect(await call()).toEqual({ status: 200, data: { rows: [1] }, error: null, retryAfterMs: null });
    expect(calls).toEqual([{ path: '/rest/v1/rpc/pull_changes', bearer: 'Bearer first', body: { p_limit: 1 } }]);
  });

  test('that is an error keeps its status, code, message and details', async () => {
    replies.rpc = [says(403, raised('PT403', 'device_forbidden', 'd1'))];
    const call = await anasCalls();
    const error = { code: 'PT403', message: 'device_forbidden', details: 'd1' };
    expect(await call()).toEqual({ status: 403, data: null, error, retryAfterMs: null });
  });

  test.each([403, 409, 429, 500, 503])(
    'of status %i is asked for once: whoever called knows when to ask again',
    async (status) => {
      replies.rpc = [says(status, raised('X', 'x')), says(200, 'late')];
      const call = await anasCalls();
      expect(await call()).toMatchObject({ status });
      expect([calls.length, refreshes]).toEqual([1, 0]);
    },
  );

  test('says how long the server asked to wait, and the next one does not say it again', async () => {
    replies.rpc = [says(429, raised('', 'slow down'), { 'Retry-After': '7' }), says(503, raised('', 'busy'))];
    const call = await anasCalls();
    expect(await call()).toMatchObject({ status: 429, retryAfterMs: 7000 });
    expect(await call()).toMatchObject({ status: 503, retryAfterMs: null });
  });
});

describe('what is no answer of ours', () => {
  const page = '<html>Welcome to the guest network</html>';
  test.each([
    ["a portal's page in place of an answer", 200, page, page],
    ["a proxy's page", 502, page, page],
    ['half an answer', 200, '{"rows": [', '{"rows": ['],
    ['an error in other words', 500, { msg: 'no route' }, ''],
    ['an error that is a word', 500, '"down"', ''],
    ['an error with numbers for words', 400, { code: 7, message: 8 }, ''],
  ])('%s is an error of that status with words alone', async (_name, status, body, message) => {
    replies.rpc = [says(status, body)];
    const call = await anasCalls();
    const answer = await call();
    expect(answer).toMatchObject({ status, data: null, error: { code: '', message } });
  });

  test('an answer that breaks off is none', async () => {
    replies.rpc = [
      (response) => response.writeHead(200, { 'Content-Length': '99' }).write('{', () => response.destroy()),
    ];
    const call = await anasCalls();
    expect(await call()).toMatchObject({ status: 0, data: null, error: { code: '' } });
  });
});

describe('nobody answers', () => {
  test('when the connection is cut', async () => {
    replies.rpc = [hangsUp];
    const call = await anasCalls();
    expect(await call()).toMatchObject({ status: 0, data: null, error: { code: '' }, retryAfterMs: null });
  });

  test('when there is no server', async () => {
    const call = await anasCalls();
    await stopServer();
    expect(await call()).toMatchObject({ status: 0, data: null });
  });

  test('when the client itself could not be fetched', async () => {
    const rpc = rpcAs(
      () => Promise.reject(new Error('no script')),
      ANA,
      () => null,
    );
    expect(await rpc.call('f', {}, new AbortController().signal)).toMatchObject({ status: 0, data: null });
  });

  test('to a call that was given up before it went out, which does not go out', async () => {
    const call = await anasCalls();
    expect(await call(AbortSignal.abort())).toMatchObject({ status: 0, data: null });
    expect(calls).toEqual([]);
  });

  test('to a call that is given up while the server thinks', async () => {
    const caller = new AbortController();
    replies.rpc = [() => caller.abort()];
    const call = await anasCalls();
    expect(await call(caller.signal)).toMatchObject({ status: 0, data: null });
    expect(calls).toHaveLength(1);
  });
});

describe('a call goes out in the name of its person alone', () => {
  test.each([
    ['nobody is signed in', null],
    ['somebody else is', BEN],
  ])('and not at all when %s', async (_name, who) => {
    const call = await anasCalls(who);
    expect(await call()).toMatchObject(EXPIRED);
    expect([calls.length, refreshes]).toEqual([0, 0]);
  });

  test('and not again when somebody else has signed in meanwhile', async () => {
    replies = { rpc: [says(401, raised('PGRST303', 'JWT expired'))], refresh: [session('second', BEN)] };
    const call = await anasCalls();
    expect(await call()).toMatchObject(EXPIRED);
    expect(calls.map(({ bearer }) => bearer)).toEqual(['Bearer first']);
  });
});

describe('an old token', () => {
  const old = says(401, raised('PGRST303', 'JWT expired'));

  test('is exchanged, and the call made once more', async () => {
    replies = { rpc: [old, says(200, [])], refresh: [session('second')] };
    const call = await anasCalls();
    expect(await call()).toMatchObject({ status: 200, data: [], error: null });
    expect(calls.map(({ bearer }) => bearer)).toEqual(['Bearer first', 'Bearer second']);
  });

  test('is exchanged once: a server that refuses the fresh one too has answered', async () => {
    replies = { rpc: [old, old, says(200, [])], refresh: [session('second'), session('third')] };
    const call = await anasCalls();
    expect(await call()).toMatchObject({ status: 401, error: { code: 'PGRST303' } });
    expect([calls.length, refreshes]).toEqual([2, 1]);
  });

  test('that the server does not exchange is an expired session', async () => {
    replies = { rpc: [old], refresh: [says(400, { error_code: 'refresh_token_not_found', msg: 'not found' })] };
    const call = await anasCalls();
    expect(await call()).toMatchObject(EXPIRED);
  });

  test.each([
    ['nobody answers', hangsUp],
    ['the server is busy', says(503, '')],
  ])('is no expired session while %s', async (_name, reply) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    // So late that the client does not try again by itself.
    const late: Reply = (response, request) => {
      vi.setSystemTime(Date.now() + 31_000);
      reply(response, request);
    };
    replies = { rpc: [old], refresh: [late] };
    const call = await anasCalls();
    expect(await call()).toMatchObject({ status: 0, data: null });
    expect(calls).toHaveLength(1);
    vi.useRealTimers();
  });
});
