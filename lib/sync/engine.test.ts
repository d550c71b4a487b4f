import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SyncError } from './ports.ts';
import { STALL_MS } from './stall-watch.ts';
import { fillableStorage } from './testing/fakes.ts';
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

const plasma = (n = 1) => ({ name: 'make_thing.v1', args: { thingId: toyId(n), name: `Plasma ${n}` } });
const applies = () => server.calls.filter(({ name, commands }) => name === 'apply' && commands.length > 0);

describe('an engine', () => {
  test('pulls when it starts, sends what is given, and is synced', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced', complete: true });
    await engine.enqueue(plasma());
    await untilStatus(engine, { pill: 'synced', waiting: 0 });
    expect(server.things.get(toyId(1))?.name).toBe('Plasma 1');
    // It is synced once the server has it, which is before its row has come back.
    await until(
      async () => (await engine.held.get('sample', toyId(1)))?.provisional === false,
      'its row is no longer only foreseen',
    );
  });

  test('keeps a command before its rows show it, and shows it to whoever asks next', async () => {
    const { engine } = await phone.openTab();
    const { id } = await engine.keep(plasma());
    expect(await engine.outbox.get(id)).toMatchObject({ state: 'queued', predicted: null });
    expect(await (await engine.reader()).get('sample', toyId(1))).toMatchObject({ doc: { name: 'Plasma 1' } });
  });

  test('foresees what was kept in its order, and sends it, although nobody asks', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced', complete: true });
    const kept = await Promise.all([
      engine.keep(plasma()),
      engine.keep({ name: 'put_thing.v1', args: { thingId: toyId(1), place: 'north/A1' } }),
    ]);
    phone.clock.pass(1_000);
    const foreseen = Promise.all(kept.map((each) => each.foreseen));
    await until(async () => (await engine.held.get('sample', toyId(1)))?.doc.place === 'north/A1', 'both are seen');
    expect((await foreseen).map((verdict) => verdict?.status)).toEqual(['applied', 'applied']);
    await untilStatus(engine, { pill: 'synced', waiting: 0 });
  });

  test('keeps a command once that is given again under the id it was given under, before and after it was sent', async () => {
    const { engine } = await phone.openTab();
    const id = toyId(77);
    const first = await engine.enqueue({ ...plasma(), id });
    const again = await engine.enqueue({ ...plasma(), id });
    expect([first.id, again.id, again.seq]).toEqual([id, id, first.seq]);
    expect(await again.foreseen).toEqual(await first.foreseen);
    await untilStatus(engine, { pill: 'synced', waiting: 0 });
    await engine.enqueue({ ...plasma(), id });
    expect(await engine.outbox.list(10)).toMatchObject([{ id, state: 'done' }]);
    expect(await engine.outbox.unsyncedCount()).toBe(0);
  });

  test('refuses arguments that cannot be right, and keeps nothing', async () => {
    const { engine } = await phone.openTab();
    await expect(engine.enqueue({ name: 'sing_song.v1', args: {} })).rejects.toMatchObject({ code: 'command_unknown' });
    expect(await engine.outbox.unsyncedCount()).toBe(0);
  });

  test('foresees a command without giving it', async () => {
    const { engine } = await phone.openTab();
    server.change(toyId(2), { id: toyId(2), name: 'There', place: 'north/A1' });
    server.change(toyId(3), { id: toyId(3), name: 'Here', place: null });
    engine.syncNow();
    await until(async () => (await engine.held.count('sample')) === 2, 'both are held');
    const verdict = await engine.preview({ name: 'put_thing.v1', args: { thingId: toyId(3), place: 'north/A1' } });
    expect(verdict).toMatchObject({ status: 'conflict', code: 'position_occupied' });
    expect((await engine.held.get('sample', toyId(3)))?.provisional).toBe(false);
  });

  test('says hello at its start, so that the board knows it', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced' });
    expect([...server.devices.values()]).toMatchObject([{ name: 'Phone', queueLength: 0, oldestQueuedAt: null }]);
  });

  test('does not count what it hands over among what waits on it', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced' });
    await engine.enqueue(plasma());
    await untilStatus(engine, { pill: 'synced', waiting: 0 });
    expect([...server.devices.values()]).toMatchObject([{ queueLength: 0, oldestQueuedAt: null }]);
  });

  test('reports what the server refused, which waits on it again', async () => {
    server.change(toyId(1), { id: toyId(1), name: 'Somebody else', place: null });
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced' });
    await engine.enqueue(plasma());
    await untilStatus(engine, { setAside: 1, waiting: 0 });
    await until(() => server.devices.values().next().value?.queueLength === 1, 'the board knows');
    expect(server.devices.values().next().value?.oldestQueuedAt).toMatch(/^20/);
  });

  test('does not say again what its last report has said', async () => {
    server.change(toyId(1), { id: toyId(1), name: 'Somebody else', place: null });
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced' });
    await engine.enqueue(plasma());
    await until(() => server.devices.values().next().value?.queueLength === 1, 'the board knows');
    const before = server.calls.filter(({ name }) => name === 'apply').length;
    await engine.enqueue(plasma(2));
    await until(
      async () => (await engine.held.get('sample', toyId(2)))?.provisional === false,
      'the next one has come back',
    );
    expect(server.calls.filter(({ name }) => name === 'apply')).toHaveLength(before + 1);
    expect(server.devices.values().next().value?.queueLength).toBe(1);
  });

  test('keeps the difference of the clocks as evidence', async () => {
    server.now = () => phone.clock.now() - 90_000;
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced' });
    await engine.enqueue(plasma());
    await until(() => applies().length === 1, 'it is sent');
    expect(applies()[0]?.commands[0]?.clockOffsetMs).toBe(90_000);
  });
});

describe('a queue that cannot be sent', () => {
  test('waits without a network, and goes when it is back', async () => {
    const { engine, surroundings } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    const { apply } = server;
    server.apply = () => Promise.reject(new SyncError('transient', 'transient', { details: { reason: 'offline' } }));
    surroundings.tell('offline');
    await engine.enqueue(plasma());
    await untilStatus(engine, { pill: 'offline', waiting: 1 });
    server.apply = apply;
    surroundings.tell('online');
    await untilStatus(engine, { pill: 'synced', waiting: 0 });
  });

  test('pauses on an expired sign-in and goes on after the next', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    const { apply } = server;
    server.apply = () => Promise.reject(new SyncError('auth_expired', 'auth_expired'));
    await engine.enqueue(plasma());
    await untilStatus(engine, { pill: 'paused', waiting: 1, pause: { reason: 'auth_expired', code: 'auth_expired' } });
    server.apply = apply;
    engine.signedInAgain();
    await untilStatus(engine, { pill: 'synced', waiting: 0, pause: null });
  });

  test('of a person who was removed is kept and says why', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    server.apply = () => Promise.reject(new SyncError('forbidden', 'tenant_unknown'));
    await engine.enqueue(plasma());
    await untilStatus(engine, { pill: 'paused', waiting: 1, pause: { reason: 'forbidden', code: 'tenant_unknown' } });
    expect(await engine.status()).toMatchObject({ removed: true });
    expect(await engine.outbox.unsyncedCount()).toBe(1);
  });

  test('of a person who was removed stays so while nobody answers, until a turn goes well', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true, removed: false });
    const { apply } = server;
    server.apply = () => Promise.reject(new SyncError('forbidden', 'tenant_unknown'));
    await engine.enqueue(plasma());
    await untilStatus(engine, { removed: true });
    for (const kind of ['transient', 'auth_expired'] as const) {
      server.apply = () => Promise.reject(new SyncError(kind, kind));
      engine.syncNow();
      await untilStatus(engine, { removed: true, lastError: { kind, code: kind } });
    }
    server.apply = apply;
    engine.signedInAgain();
    await untilStatus(engine, { pill: 'synced', waiting: 0, removed: false });
  });

  test('of a person who was removed lets go of what was pulled once nothing is unsent, and holds it anew when they are back', async () => {
    server.change(toyId(1), { id: toyId(1), name: 'Plasma 1', place: 'north/A1' });
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    const rowIds = async () => (await engine.held.all('sample')).map(({ doc }) => doc.id);
    const { apply, pull } = server;
    server.pull = () => Promise.reject(new SyncError('forbidden', 'tenant_unknown'));
    server.apply = () => Promise.reject(new SyncError('forbidden', 'tenant_unknown'));
    await engine.enqueue(plasma(9));
    await untilStatus(engine, { removed: true });
    expect(await rowIds()).toContain(toyId(1));
    server.apply = apply;
    engine.syncNow();
    await until(async () => !(await rowIds()).includes(toyId(1)), 'what was pulled has gone');
    server.pull = pull;
    engine.signedInAgain();
    await untilStatus(engine, { pill: 'synced', removed: false });
    expect(await rowIds()).toEqual([toyId(1), toyId(9)]);
  });

  test('of a person who was removed is looked at once or twice a minute, and goes on by itself when they are added again', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    const { apply } = server;
    const asked: number[] = [];
    server.apply = () => {
      asked.push(phone.clock.monotonic());
      return Promise.reject(new SyncError('forbidden', 'tenant_unknown'));
    };
    const whileTimePasses = (isTrue: () => Promise<boolean> | boolean, what: string) =>
      until(() => {
        phone.clock.pass(1_000);
        return isTrue();
      }, what);
    await engine.enqueue(plasma());
    await untilStatus(engine, { pill: 'paused', removed: true });
    await whileTimePasses(
      async () => (await engine.status()).removed && asked.length === 3,
      'it was asked again twice',
    );
    const waits = asked.slice(1).map((at, before) => at - (asked[before] ?? 0));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(30_000);
    // A minute, and what passes while the store is written.
    expect(Math.max(...waits)).toBeLessThan(90_000);
    server.apply = apply;
    await whileTimePasses(async () => (await engine.status()).pill === 'synced', 'it goes on');
    expect(await engine.status()).toMatchObject({ removed: false, waiting: 0, pause: null });
  });

  test('is not hurried by more scans, and comes back no sooner than the server asked', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    const { apply } = server;
    let calls = 0;
    server.apply = () => {
      calls += 1;
      return Promise.reject(new SyncError('transient', 'transient', { retryAfterMs: 30_000 }));
    };
    await engine.enqueue(plasma());
    await untilStatus(engine, { lastError: { kind: 'transient', code: 'transient' } });
    await engine.enqueue(plasma(2));
    engine.syncNow();
    phone.clock.pass(29_000);
    await untilStatus(engine, { waiting: 2 });
    expect(calls).toBe(1);
    server.apply = apply;
    phone.clock.pass(2_000);
    await untilStatus(engine, { waiting: 0 });
  });

  test('that does not move for a minute while online raises an alarm, by a clock nobody can set', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    server.apply = () => Promise.reject(new SyncError('transient', 'transient', { retryAfterMs: 600_000 }));
    await engine.enqueue(plasma());
    await untilStatus(engine, { pill: 'waiting', attention: null });
    phone.clock.setWall(phone.clock.now() + 86_400_000);
    await untilStatus(engine, { attention: null });
    phone.clock.pass(STALL_MS);
    await untilStatus(engine, { pill: 'attention', attention: 'stalled' });
  });

  test('shows that commands wait for a person', async () => {
    server.change(toyId(1), { id: toyId(1), name: 'Somebody else', place: null });
    const { engine } = await phone.openTab();
    await engine.enqueue(plasma());
    await untilStatus(engine, { pill: 'attention', attention: 'set_aside', setAside: 1, waiting: 0 });
    const [item] = await engine.outbox.list(10);
    await engine.outbox.discard(item?.id ?? '', 'it was there');
    await untilStatus(engine, { pill: 'synced', setAside: 0 });
  });
});

describe('a status', () => {
  test('is not called synced before a whole pull has arrived', async () => {
    const { pull } = server;
    let arrive = () => {};
    const gate = new Promise<void>((resolve) => (arrive = resolve));
    server.pull = async (call) => {
      await gate;
      return pull.call(server, call);
    };
    const { engine } = await phone.openTab();
    await until(() => server.calls.some(({ name }) => name === 'summary'), 'the server was asked what there is');
    await untilStatus(engine, { pill: 'waiting', waiting: 0, complete: false });
    arrive();
    await untilStatus(engine, { pill: 'synced', complete: true });
  });

  test('is not called synced while the pages of a long pull come', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced' });
    const { pull } = server;
    let arrive = () => {};
    const gate = new Promise<void>((resolve) => (arrive = resolve));
    let asked = 0;
    server.pull = async (call) => {
      asked += 1;
      if (asked > 1) await gate;
      const answer = await pull.call(server, call);
      return asked === 1 && answer.status === 'ok' ? { ...answer, more: true } : answer;
    };
    engine.syncNow();
    await untilStatus(engine, { pill: 'waiting', waiting: 0, complete: true });
    arrive();
    await untilStatus(engine, { pill: 'synced', pulling: null });
  });

  test('raises no alarm when the store breaks off once, and one when it goes on doing so', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced' });
    const { pull } = server;
    let broken = 0;
    server.pull = () => {
      broken += 1;
      return Promise.reject(new DOMException('The transaction was aborted', 'AbortError'));
    };
    engine.syncNow();
    await until(() => broken === 1, 'it broke off');
    await untilStatus(engine, { pill: 'synced', attention: null, lastError: null });
    await until(async () => {
      engine.syncNow();
      return (await engine.status()).attention === 'storage_failed';
    }, 'somebody has to look');
    server.pull = pull;
    engine.syncNow();
    await untilStatus(engine, { pill: 'synced', lastError: null });
  });
});

describe('a disk that was full while this tab led', () => {
  test('is no alarm any more once it takes what comes', async () => {
    const { storage, full } = fillableStorage();
    const filled = new Phone(server, storage);
    const { engine } = await filled.openTab();
    await untilStatus(engine, { pill: 'synced' });
    full.now = true;
    engine.syncNow();
    await untilStatus(engine, { attention: 'storage_full' });
    full.now = false;
    await until(async () => {
      filled.clock.pass(5_000);
      return (await engine.status()).pill === 'synced';
    }, 'it is synced again');
    await filled.close();
  });
});

describe('a poke', () => {
  test('fetches what is new, and only then', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    const pulls = () => server.calls.filter(({ name }) => name === 'pull').length;
    await until(() => phone.pokes.subscribers === 1, 'the channel is joined');
    const before = pulls();
    phone.pokes.poke(0);
    phone.pokes.poke(null, 'devices');
    server.change(toyId(5), { id: toyId(5), name: 'New', place: null });
    phone.pokes.poke(server.version);
    await until(async () => (await engine.held.count('sample')) === 1, 'the new thing is held');
    expect(pulls()).toBe(before + 1);
  });

  test('fetches what changed in a scope that this turn had already pulled', async () => {
    server.change(toyId(1), { id: toyId(1), name: 'Old', place: 'north/A1' });
    const { engine } = await phone.openTab();
    await untilStatus(engine, { pill: 'synced', complete: true });
    await until(() => phone.pokes.subscribers === 1, 'the channel is joined');
    const { pull } = server;
    server.pull = async (call) => {
      // The tenant's scope has been pulled; before the site's is, something changes in it.
      if (call.scope === 'site:north' && server.things.size === 1) {
        server.change(toyId(5), { id: toyId(5), name: 'New', place: null });
      }
      return pull.call(server, call);
    };
    engine.syncNow();
    await until(
      async () => (await engine.diagnostics()).scopes.some(({ cursor }) => cursor === 2),
      'the turn has pulled the site',
    );
    phone.pokes.poke(server.version);
    await until(async () => (await engine.held.count('sample')) === 2, 'the new thing is held');
  });

  test('that was missed is made good by the subscription', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    server.change(toyId(5), { id: toyId(5), name: 'New', place: null });
    phone.pokes.ready();
    await until(async () => (await engine.held.count('sample')) === 1, 'the new thing is held');
  });

  test('that was never sent is made good by the timer', async () => {
    const { engine } = await phone.openTab();
    await untilStatus(engine, { complete: true });
    server.change(toyId(5), { id: toyId(5), name: 'New', place: null });
    await until(async () => {
      phone.clock.pass(61_000);
      return (await engine.held.count('sample')) === 1;
    }, 'the new thing is held');
  });
});

describe('two tabs', () => {
  test('decide on what the other one has kept, although it has not foreseen it yet', async () => {
    const { engine: one } = await phone.openTab();
    const { engine: two } = await phone.openTab();
    await one.keep(plasma());
    expect(await (await two.reader()).get('sample', toyId(1))).toMatchObject({ doc: { name: 'Plasma 1' } });
  });

  test('both append, one sends, in one order', async () => {
    const [first, second] = [await phone.openTab(), await phone.openTab()];
    await untilStatus(first.engine, { complete: true });
    await Promise.all([1, 2, 3, 4].map((n) => (n % 2 === 0 ? first : second).engine.enqueue(plasma(n))));
    await untilStatus(second.engine, { waiting: 0, pill: 'synced' });
    const seqs = applies().flatMap(({ commands }) => commands.map(({ seq }) => seq));
    expect(seqs).toEqual([1, 2, 3, 4]);
    expect(server.devices.size).toBe(1);
    expect(
      (await Promise.all([first, second].map(({ engine }) => engine.diagnostics()))).map(({ leading }) => leading),
    ).toEqual([true, false]);
  });

  test('show the same, and hear the same pokes', async () => {
    const [first, second] = [await phone.openTab(), await phone.openTab()];
    await untilStatus(first.engine, { complete: true });
    const heard: unknown[] = [];
    second.engine.onPoke((poke) => heard.push(poke));
    await until(() => phone.pokes.subscribers === 1, 'the channel is joined');
    phone.pokes.poke(null, 'devices');
    expect(heard).toEqual([{ event: 'devices', version: null }]);
    await first.engine.enqueue(plasma());
    expect(await second.engine.held.get('sample', toyId(1))).toBeDefined();
  });

  test('hand over when the leading one is closed', async () => {
    const [first, second] = [await phone.openTab(), await phone.openTab()];
    await untilStatus(first.engine, { complete: true });
    await first.engine.stop();
    await second.engine.enqueue(plasma());
    await untilStatus(second.engine, { waiting: 0 });
    expect((await second.engine.diagnostics()).leading).toBe(true);
  });

  test('hand over when the leading one sleeps and the other is in the hand', async () => {
    const [first, second] = [await phone.openTab(), await phone.openTab()];
    await untilStatus(first.engine, { complete: true });
    // A frozen tab answers nothing and keeps its lock: its call never ends.
    const { apply } = server;
    server.apply = () => new Promise(() => undefined);
    await second.engine.enqueue(plasma());
    await until(async () => (await second.engine.outbox.list(1))[0]?.state === 'sending', 'the first tab is sending');
    server.apply = apply;
    first.surroundings.isFrozen = true;
    second.surroundings.tell('foreground');
    phone.clock.pass(6_000);
    await untilStatus(second.engine, { waiting: 0 });
    expect(applies().flatMap(({ commands }) => commands)).toHaveLength(1);
  });
});

describe('a tab that was closed in the middle of a call', () => {
  test('loses nothing and does nothing twice', async () => {
    const first = await phone.openTab();
    await untilStatus(first.engine, { complete: true });
    const { apply } = server;
    server.apply = async (call) => {
      await apply.call(server, call);
      return new Promise(() => undefined);
    };
    await first.engine.enqueue(plasma());
    await until(() => server.things.size === 1, 'the server has it');
    await first.engine.stop();
    server.apply = apply;
    const again = await phone.openTab();
    await untilStatus(again.engine, { waiting: 0, pill: 'synced' });
    expect(server.version).toBe(1);
  });
});
