import type { RealtimeChannel } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { addNotes, anonymous, signedIn, userId, type Client } from './gateway/testing.ts';
import { createTestDatabase, startTestStack, type TestDatabase, type TestStack } from './testing.ts';

let db: TestDatabase;
let stack: TestStack;
let mia: Client;
let omar: Client;
let room: string;
const others: Client[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  await addNotes(db);
  // Everybody may listen in their own room and in the hall; only in their own room may they speak.
  await db.admin.unsafe(`
    create policy test_listen on realtime.messages for select to authenticated
      using (realtime.topic() in ('hall', 'room:' || (select auth.uid())));
    create policy test_speak on realtime.messages for insert to authenticated
      with check (realtime.topic() = 'room:' || (select auth.uid()));
  `);
  stack = await startTestStack({ db });
  mia = await signedIn(stack, 'mia@example.test');
  omar = await signedIn(stack, 'omar@example.test');
  room = `room:${await userId(mia)}`;
});

afterEach(async () => {
  for (const client of [mia, omar, ...others.splice(0)]) await client.removeAllChannels();
});

afterAll(async () => {
  await stack.close();
  await db.drop();
});

interface Joined {
  channel: RealtimeChannel;
  /** What came in, by event. */
  heard: { event: string; payload?: unknown }[];
  /** Every status in its order. */
  statuses: string[];
  reason: string | undefined;
}

type Config = NonNullable<Parameters<Client['channel']>[1]>['config'];

async function join(client: Client, topic: string, config: Config = {}): Promise<Joined> {
  const channel = client.channel(topic, { config });
  const joined: Joined = { channel, heard: [], statuses: [], reason: undefined };
  channel.on('broadcast', { event: '*' }, ({ event, payload }) => void joined.heard.push({ event, payload }));
  await new Promise<void>((resolve) => {
    channel.subscribe((status, error) => {
      joined.statuses.push(status);
      joined.reason ??= error?.message;
      resolve();
    });
  });
  return joined;
}

describe.each(['1.0.0', '2.0.0'] as const)('with protocol %s', (vsn) => {
  const client = () => {
    const made = anonymous(stack, { vsn });
    others.push(made);
    return made;
  };

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
  const speaker = await join(anonymous(stack), 'bytes', { broadcast: { ack: true } });
  const listener = await join(anonymous(stack), 'bytes');
  await speaker.channel.send({ type: 'broadcast', event: 'raw', payload: new Uint8Array([0, 200, 255]).buffer });
  await vi.waitFor(() => expect(listener.heard).toHaveLength(1));
  expect(new Uint8Array(listener.heard[0]?.payload as ArrayBuffer)).toEqual(new Uint8Array([0, 200, 255]));
});

describe('a private channel', () => {
  test('opens to whom the select policy lets in', async () => {
    expect((await join(mia, room, { private: true })).statuses).toEqual(['SUBSCRIBED']);
  });

  test('stays shut to others, and to somebody without a token', async () => {
    const refused = await join(omar, room, { private: true });
    expect([refused.statuses[0], refused.reason]).toEqual([
      'CHANNEL_ERROR',
      expect.stringContaining('permissions to read'),
    ]);
    expect((await join(anonymous(stack), 'hall', { private: true })).statuses[0]).toBe('CHANNEL_ERROR');
  });

  test('carries no word of those whom the insert policy does not let speak', async () => {
    const listener = await join(mia, 'hall', { private: true });
    const speaker = await join(omar, 'hall', { private: true, broadcast: { ack: true } });
    expect(await speaker.channel.send({ type: 'broadcast', event: 'shout', payload: {} })).toBe('error');
    await mia.rpc('poke', { topic: 'hall', private: true });
    await vi.waitFor(() => expect(listener.heard.map((one) => one.event)).toEqual(['poke']));
  });

  test('has nothing to do with the public one of its name', async () => {
    const inside = await join(mia, room, { private: true });
    const outside = await join(omar, room);
    await mia.rpc('poke', { topic: room, private: false });
    await mia.rpc('poke', { topic: room, private: true });
    await vi.waitFor(() => expect([inside.heard.length, outside.heard.length]).toEqual([1, 1]));
  });
});

describe('a message from SQL', () => {
  test('arrives with its payload once the transaction has committed, in commit order', async () => {
    const listener = await join(mia, room, { private: true });
    await mia.rpc('poke', { topic: room, private: true });
    await vi.waitFor(() => expect(listener.heard).toMatchObject([{ event: 'poke', payload: { version: 7 } }]));
    await db.admin.begin(async (sql) => {
      for (let n = 1; n <= 50; n += 1) await sql`select realtime.send(${sql.json({ n })}, 'count', ${room}, true)`;
    });
    await vi.waitFor(() => expect(listener.heard).toHaveLength(51));
    expect(listener.heard.slice(1).map((one) => one.payload)).toMatchObject(
      Array.from({ length: 50 }, (_, index) => ({ n: index + 1 })),
    );
  });

  test('does not arrive when the transaction is undone', async () => {
    const listener = await join(mia, room, { private: true });
    await db.admin
      .begin(async (sql) => {
        await sql`select realtime.send('{}', 'never', ${room}, true)`;
        throw new Error('undone');
      })
      .catch(() => undefined);
    await mia.rpc('poke', { topic: room, private: true });
    await vi.waitFor(() => expect(listener.heard.map((one) => one.event)).toEqual(['poke']));
  });

  test('broadcast_changes tells what a trigger saw', async () => {
    const listener = await join(mia, room, { private: true });
    await db.admin.unsafe(`
      create function public.tell() returns trigger language plpgsql security definer as $$
      begin
        perform realtime.broadcast_changes('${room}', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
        return null;
      end $$;
      create trigger tell after insert on public.notes for each row execute function public.tell();`);
    await mia.from('notes').insert({ body: { text: 'new' } });
    await vi.waitFor(() => expect(listener.heard).toHaveLength(1));
    expect(listener.heard[0]).toMatchObject({
      event: 'INSERT',
      payload: {
        operation: 'INSERT',
        table: 'notes',
        schema: 'public',
        record: { body: { text: 'new' } },
        old_record: null,
      },
    });
  });
});

describe('a token', () => {
  const tokenFor = (sub: string, seconds: number) =>
    new SignJWT({ role: 'authenticated', sub })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(new TextEncoder().encode(stack.jwtSecret));

  async function withToken(seconds: number): Promise<Client> {
    const client = anonymous(stack);
    others.push(client);
    await client.realtime.setAuth(await tokenFor(await userId(mia), seconds));
    return client;
  }

  test('that runs out closes the channel', async () => {
    const joined = await join(await withToken(1), room, { private: true });
    expect(joined.statuses).toEqual(['SUBSCRIBED']);
    await vi.waitFor(() => expect(joined.statuses).toEqual(['SUBSCRIBED', 'CLOSED']), { timeout: 4_000 });
  });

  test('that is renewed in time keeps it open', async () => {
    const client = await withToken(1);
    const started = Date.now();
    const joined = await join(client, room, { private: true });
    await client.realtime.setAuth(await tokenFor(await userId(mia), 60));
    await vi.waitFor(() => expect(Date.now() - started).toBeGreaterThan(1_500), { timeout: 4_000 });
    await mia.rpc('poke', { topic: room, private: true });
    await vi.waitFor(() => expect(joined.heard).toHaveLength(1));
    expect(joined.statuses).toEqual(['SUBSCRIBED']);
  });

  test('of somebody who may no longer listen closes it at the renewal', async () => {
    const client = await withToken(60);
    const joined = await join(client, room, { private: true });
    await client.realtime.setAuth(await tokenFor(await userId(omar), 60));
    await vi.waitFor(() => expect(joined.statuses).toEqual(['SUBSCRIBED', 'CLOSED']));
  });

  test('that has run out already does not open it', async () => {
    const joined = await join(await withToken(-1), room, { private: true });
    expect([joined.statuses[0], joined.reason]).toEqual(['CHANNEL_ERROR', expect.stringContaining('expired')]);
  });
});

describe('by HTTP', () => {
  test('a message reaches the listeners of its topic', async () => {
    const listener = await join(mia, room, { private: true });
    await expect(mia.channel(room, { config: { private: true } }).httpSend('note', { a: 1 })).resolves.toEqual({
      success: true,
    });
    await vi.waitFor(() => expect(listener.heard).toEqual([{ event: 'note', payload: { a: 1 } }]));
  });

  test('a batch drops what a policy refuses', async () => {
    const listener = await join(mia, room, { private: true });
    const session = await omar.auth.getSession();
    const answer = await fetch(`${stack.url}/realtime/v1/api/broadcast`, {
      method: 'POST',
      headers: {
        apikey: stack.publishableKey,
        authorization: `Bearer ${session.data.session?.access_token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ messages: [{ topic: room, event: 'no', payload: {}, private: true }] }),
    });
    expect(answer.status).toBe(202);
    await mia.rpc('poke', { topic: room, private: true });
    await vi.waitFor(() => expect(listener.heard.map((one) => one.event)).toEqual(['poke']));
  });
});

test('an unknown API key opens no connection', async () => {
  const socket = new WebSocket(`${stack.url.replace('http', 'ws')}/realtime/v1/websocket?apikey=other&vsn=2.0.0`);
  const outcome = await new Promise((resolve) => {
    socket.onopen = () => resolve('open');
    socket.onerror = () => resolve('refused');
  });
  expect(outcome).toBe('refused');
});

test('a message over the limit closes the connection, and the others stay', async () => {
  const listener = await join(mia, room, { private: true });
  const socket = new WebSocket(
    `${stack.url.replace('http', 'ws')}/realtime/v1/websocket?apikey=${stack.publishableKey}&vsn=2.0.0`,
  );
  await new Promise((resolve) => (socket.onopen = resolve));
  const closed = new Promise<CloseEvent>((resolve) => (socket.onclose = resolve));
  socket.send(JSON.stringify([null, '1', 'phoenix', 'heartbeat', { text: 'x'.repeat(3_100_000) }]));
  expect((await closed).code).toBe(1009);
  await mia.rpc('poke', { topic: room, private: true });
  await vi.waitFor(() => expect(listener.heard).toHaveLength(1));
});

test('the hundred and first channel of a connection is refused', async () => {
  const client = anonymous(stack);
  others.push(client);
  const first = await Promise.all(Array.from({ length: 100 }, (_, n) => join(client, `many:${n}`)));
  expect(new Set(first.map((one) => one.statuses[0]))).toEqual(new Set(['SUBSCRIBED']));
  expect((await join(client, 'many:100')).reason).toContain('Too many channels');
});
