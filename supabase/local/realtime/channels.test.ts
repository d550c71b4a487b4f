import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { join, openRooms, type Rooms } from './testing.ts';

let at: Rooms;

beforeAll(async () => {
  at = await openRooms();
});

afterEach(() => at.leaveAll());
afterAll(() => at.close());

describe.each(['1.0.0', '2.0.0'] as const)('with protocol %s', (vsn) => {
  const client = () => at.stranger(vsn);

  test('what one says on a public topic the others hear, and the speaker only on request', async () => {
    const speaker = await join(client(), 'open', { broadcast: { ack: true } });
    const echo = await join(client(), 'open', { broadcast: { ack: true, self: true } });
    const listener = await join(client(), 'open');
    expect(await speaker.channel.send({ type: 'broadcast', event: 'hi', payload: { text: 'héllo' } })).toBe('ok');
    expect(await echo.channel.send({ type: 'broadcast', event: 'again', payload: {} })).toBe('ok');
    await vi.waitFor(() => expect(listener.heard.map((one) => one.event)).toEqual(['hi', 'again']));
    expect(listener.heard[0]?.payload).toEqual({ text: 'héllo' });
    expect(echo.heard.map((one) => one.event)).toEqual(['hi', 'again']);
    expect(speaker.heard.map((one) => one.event)).toEqual(['again']);
  });

  test('presence shows who comes, changes and goes', async () => {
    const one = client();
    const seen = one.channel('desk', { config: { presence: { key: 'one' } } });
    seen.on('presence', { event: 'sync' }, () => undefined);
    await new Promise<void>((resolve) => void seen.subscribe(() => resolve()));
    const two = await join(client(), 'desk', { presence: { key: 'two' } });
    await two.channel.track({ state: 'scanning' });
    await vi.waitFor(() => expect(seen.presenceState()).toMatchObject({ two: [{ state: 'scanning' }] }));
    await two.channel.track({ state: 'idle' });
    await vi.waitFor(() => expect(seen.presenceState()).toMatchObject({ two: [{ state: 'idle' }] }));
    await two.channel.unsubscribe();
    await vi.waitFor(() => expect(seen.presenceState()).toEqual({}));
  });
});

test('bytes arrive as bytes', async () => {
  const speaker = await join(at.stranger(), 'bytes', { broadcast: { ack: true } });
  const listener = await join(at.stranger(), 'bytes');
  await speaker.channel.send({ type: 'broadcast', event: 'raw', payload: new Uint8Array([0, 200, 255]).buffer });
  await vi.waitFor(() => expect(listener.heard).toHaveLength(1));
  expect(new Uint8Array(listener.heard[0]?.payload as ArrayBuffer)).toEqual(new Uint8Array([0, 200, 255]));
});

describe('by HTTP', () => {
  test('a message reaches the listeners of its topic', async () => {
    const listener = await join(at.mia, at.room, { private: true });
    await expect(at.mia.channel(at.room, { config: { private: true } }).httpSend('note', { a: 1 })).resolves.toEqual({
      success: true,
    });
    await vi.waitFor(() => expect(listener.heard).toEqual([{ event: 'note', payload: { a: 1 } }]));
  });

  test('a batch drops what a policy refuses', async () => {
    const listener = await join(at.mia, at.room, { private: true });
    const session = await at.omar.auth.getSession();
    const answer = await fetch(`${at.stack.url}/realtime/v1/api/broadcast`, {
      method: 'POST',
      headers: {
        apikey: at.stack.publishableKey,
        authorization: `Bearer ${session.data.session?.access_token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ messages: [{ topic: at.room, event: 'no', payload: {}, private: true }] }),
    });
    expect(answer.status).toBe(202);
    await at.mia.rpc('poke', { topic: at.room, private: true });
    await vi.waitFor(() => expect(listener.heard.map((one) => one.event)).toEqual(['poke']));
  });
});

test('an unknown API key opens no connection', async () => {
  const socket = new WebSocket(`${at.stack.url.replace('http', 'ws')}/realtime/v1/websocket?apikey=other&vsn=2.0.0`);
  const outcome = await new Promise((resolve) => {
    socket.onopen = () => resolve('open');
    socket.onerror = () => resolve('refused');
  });
  expect(outcome).toBe('refused');
});

test('a message over the limit closes the connection, and the others stay', async () => {
  const listener = await join(at.mia, at.room, { private: true });
  const socket = new WebSocket(
    `${at.stack.url.replace('http', 'ws')}/realtime/v1/websocket?apikey=${at.stack.publishableKey}&vsn=2.0.0`,
  );
  await new Promise((resolve) => (socket.onopen = resolve));
  const closed = new Promise<CloseEvent>((resolve) => (socket.onclose = resolve));
  socket.send(JSON.stringify([null, '1', 'phoenix', 'heartbeat', { text: 'x'.repeat(3_100_000) }]));
  expect((await closed).code).toBe(1009);
  await at.mia.rpc('poke', { topic: at.room, private: true });
  await vi.waitFor(() => expect(listener.heard).toHaveLength(1));
});

test('the hundred and first channel of a connection is refused', async () => {
  const client = at.stranger();
  const first = await Promise.all(Array.from({ length: 100 }, (_, n) => join(client, `many:${n}`)));
  expect(new Set(first.map((one) => one.statuses[0]))).toEqual(new Set(['SUBSCRIBED']));
  expect((await join(client, 'many:100')).reason).toContain('Too many channels');
});

describe('a hostile client', () => {
  async function open(): Promise<WebSocket> {
    const address = `${at.stack.url.replace('http', 'ws')}/realtime/v1/websocket`;
    const socket = new WebSocket(`${address}?apikey=${at.stack.publishableKey}&vsn=2.0.0`);
    await new Promise((resolve) => (socket.onopen = resolve));
    return socket;
  }

  async function ask(event: string, topic: string, payload: unknown): Promise<unknown> {
    const socket = await open();
    const answer = new Promise<unknown>((resolve) => {
      socket.onmessage = (message: MessageEvent<string>) => resolve(JSON.parse(message.data));
    });
    socket.send(JSON.stringify(['1', '1', topic, event, payload]));
    const heard = await answer;
    socket.close();
    return heard;
  }

  test('that speaks no Phoenix is hung up on', async () => {
    const socket = await open();
    const closed = new Promise<CloseEvent>((resolve) => (socket.onclose = resolve));
    socket.send('hello');
    expect((await closed).code).toBe(1003);
  });

  test.each([
    ['phx_join', 'realtime:', {}],
    ['phx_join', 'other', {}],
    ['phx_join', 'realtime:x', { config: { private: 'yes' } }],
    ['phx_join', 'realtime:x', { access_token: 'a.b.c' }],
    ['phx_join', 'realtime:x', { config: { postgres_changes: [{ event: '*' }] } }],
    ['broadcast', 'realtime:never-joined', { event: 'x' }],
    ['nonsense', 'phoenix', {}],
  ])('gets an error for %s on %s', async (event, topic, payload) => {
    const reply = [
      '1',
      '1',
      topic,
      'phx_reply',
      { status: 'error', response: { reason: expect.any(String) as string } },
    ];
    expect(await ask(event, topic, payload)).toEqual(reply);
  });
});
