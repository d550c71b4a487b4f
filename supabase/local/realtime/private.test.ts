import { SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userId, type Client } from '../gateway/testing.ts';
import { join, openRooms, type Rooms } from './testing.ts';

let at: Rooms;

beforeAll(async () => {
  at = await openRooms();
});

afterEach(() => at.leaveAll());
afterAll(() => at.close());

describe('a private channel', () => {
  test('opens to whom the select policy lets in', async () => {
    expect((await join(at.mia, at.room, { private: true })).statuses).toEqual(['SUBSCRIBED']);
  });

  test('stays shut to others, and to somebody without a token', async () => {
    const refused = await join(at.omar, at.room, { private: true });
    expect([refused.statuses[0], refused.reason]).toEqual([
      'CHANNEL_ERROR',
      expect.stringContaining('permissions to read'),
    ]);
    expect((await join(at.stranger(), 'hall', { private: true })).statuses[0]).toBe('CHANNEL_ERROR');
  });

  test('carries no word of those whom the insert policy does not let speak', async () => {
    const listener = await join(at.mia, 'hall', { private: true });
    const speaker = await join(at.omar, 'hall', { private: true, broadcast: { ack: true } });
    expect(await speaker.channel.send({ type: 'broadcast', event: 'shout', payload: {} })).toBe('error');
    await at.mia.rpc('poke', { topic: 'hall', private: true });
    await vi.waitFor(() => expect(listener.heard.map((one) => one.event)).toEqual(['poke']));
  });

  test('has nothing to do with the public one of its name', async () => {
    const inside = await join(at.mia, at.room, { private: true });
    const outside = await join(at.omar, at.room);
    await at.mia.rpc('poke', { topic: at.room, private: false });
    await at.mia.rpc('poke', { topic: at.room, private: true });
    await vi.waitFor(() => expect([inside.heard.length, outside.heard.length]).toEqual([1, 1]));
  });
});

describe('a token', () => {
  const tokenFor = (sub: string, seconds: number) =>
    new SignJWT({ role: 'authenticated', sub })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(new TextEncoder().encode(at.stack.jwtSecret));

  async function withToken(seconds: number): Promise<Client> {
    const client = at.stranger();
    await client.realtime.setAuth(await tokenFor(await userId(at.mia), seconds));
    return client;
  }

  test('that runs out closes the channel', async () => {
    const joined = await join(await withToken(1), at.room, { private: true });
    expect(joined.statuses).toEqual(['SUBSCRIBED']);
    await vi.waitFor(() => expect(joined.statuses).toEqual(['SUBSCRIBED', 'CLOSED']), { timeout: 4_000 });
  });

  test('that is renewed in time keeps it open', async () => {
    const client = await withToken(1);
    const started = Date.now();
    const joined = await join(client, at.room, { private: true });
    await client.realtime.setAuth(await tokenFor(await userId(at.mia), 60));
    await vi.waitFor(() => expect(Date.now() - started).toBeGreaterThan(1_500), { timeout: 4_000 });
    await at.mia.rpc('poke', { topic: at.room, private: true });
    await vi.waitFor(() => expect(joined.heard).toHaveLength(1));
    expect(joined.statuses).toEqual(['SUBSCRIBED']);
  });

  test('of somebody who may no longer listen closes it at the renewal', async () => {
    const client = await withToken(60);
    const joined = await join(client, at.room, { private: true });
    await client.realtime.setAuth(await tokenFor(await userId(at.omar), 60));
    await vi.waitFor(() => expect(joined.statuses).toEqual(['SUBSCRIBED', 'CLOSED']));
  });

  test('that has run out already does not open it', async () => {
    const joined = await join(await withToken(-1), at.room, { private: true });
    expect([joined.statuses[0], joined.reason]).toEqual(['CHANNEL_ERROR', expect.stringContaining('expired')]);
  });
});
