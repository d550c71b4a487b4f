import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SyncError } from './ports.ts';
import { Phone, until, untilStatus } from './testing/phone.ts';
import { toyId } from './testing/toy-device.ts';
import { ToyServer } from './testing/toy-server.ts';

let server: ToyServer;
let phone: Phone;

beforeEach(() => {
  server = new ToyServer();
  phone = new Phone(server);
});
afterEach(() => phone.close());

const plasma = { name: 'make_thing.v1', args: { thingId: toyId(1), name: 'Plasma' } };
const never = new AbortController().signal;

/** Gives a command without a network and closes the tab: what a person leaves who goes to another laboratory. */
async function leaveBehind(): Promise<void> {
  const { engine } = await phone.openTab();
  await untilStatus(engine, { complete: true });
  const { apply } = server;
  server.apply = () => Promise.reject(new SyncError('transient', 'transient'));
  await engine.enqueue(plasma, { bytes: new ArrayBuffer(3), type: 'image/jpeg' });
  await untilStatus(engine, { waiting: 1, lastError: { kind: 'transient', code: 'transient' } });
  await phone.close();
  server.apply = apply;
  server.calls.splice(0);
}

describe('a store that no screen shows', () => {
  test('is sent with its picture, and no more is asked for than what follows from it', async () => {
    await leaveBehind();
    const { engine } = await phone.openTab({ isShown: false });
    await engine.drain(never);
    expect(server.things.get(toyId(1))?.name).toBe('Plasma');
    expect(phone.attachments.stored.size).toBe(1);
    expect(await engine.outbox.unsyncedCount()).toBe(0);
    expect(await engine.held.get('sample', toyId(1))).toMatchObject({ provisional: false });
    expect(server.calls.map(({ name }) => name)).not.toContain('summary');
    expect(phone.pokes.subscribers).toBe(0);
  });

  test('of which nothing waits asks the server for nothing', async () => {
    await leaveBehind();
    const { engine } = await phone.openTab({ isShown: false });
    await engine.drain(never);
    server.calls.splice(0);
    await engine.drain(never);
    expect(server.calls).toEqual([]);
  });

  test('keeps what the server does not answer to, and says why', async () => {
    await leaveBehind();
    server.apply = () => Promise.reject(new SyncError('auth_expired', 'auth_expired'));
    const { engine } = await phone.openTab({ isShown: false });
    await engine.drain(never);
    expect(await engine.status()).toMatchObject({ waiting: 1, pause: { reason: 'auth_expired' } });
  });

  test('is left to the tab that leads it', async () => {
    await leaveBehind();
    const { apply } = server;
    let asked = 0;
    let answer = () => {};
    const gate = new Promise<void>((resolve) => (answer = resolve));
    server.apply = async (call) => {
      asked += 1;
      await gate;
      return apply.call(server, call);
    };
    const { engine } = await phone.openTab();
    await until(() => asked === 1, 'the leading tab sends it');
    const other = await phone.openTab({ isShown: false });
    const enough = new AbortController();
    const drained = other.engine.drain(enough.signal);
    for (let look = 0; look < 50; look += 1) await other.engine.status();
    expect(asked).toBe(1);
    enough.abort();
    await drained;
    answer();
    await untilStatus(engine, { pill: 'synced', waiting: 0 });
  });

  test('whose sending is broken off loses nothing, and is sent by the next one', async () => {
    await leaveBehind();
    const { apply } = server;
    const enough = new AbortController();
    let isAsked = false;
    server.apply = () => {
      isAsked = true;
      return new Promise(() => undefined);
    };
    const { engine } = await phone.openTab({ isShown: false });
    const drained = engine.drain(enough.signal);
    await until(() => isAsked, 'it is on its way');
    enough.abort();
    await drained;
    expect(await engine.outbox.unsyncedCount()).toBe(2);
    server.apply = apply;
    await engine.drain(never);
    expect(await engine.outbox.unsyncedCount()).toBe(0);
  });
});
