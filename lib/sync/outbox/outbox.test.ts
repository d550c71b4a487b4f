import { describe, expect, test } from 'vitest';
import { SyncError } from '../ports.ts';
import { FakeClock, fakeStorage } from '../testing/fakes.ts';
import { placeOf, toyDevice, toyId } from '../testing/toy-device.ts';
import { ToyServer } from '../testing/toy-server.ts';
import { discardCommand, retryCommand } from './actions.ts';

const [tube, other] = [toyId(1), toyId(2)];

describe('a command that was given', () => {
  test('is shown at once, as provisional, and waits', async () => {
    const phone = await toyDevice(new ToyServer());
    const { predicted } = await phone.give('make_thing.v1', { thingId: tube, name: 'Plasma' });
    expect(predicted?.status).toBe('applied');
    expect(await phone.held.get('sample', tube)).toEqual({
      doc: { id: tube, name: 'Plasma', place: null },
      provisional: true,
    });
    expect(await phone.outbox()).toMatchObject([{ seq: 1, state: 'queued', held: false }]);
  });

  test('survives a crash that comes right after it was acknowledged', async () => {
    const storage = fakeStorage();
    const phone = await toyDevice(new ToyServer(), { storage });
    const { id } = await phone.give('make_thing.v1', { thingId: tube, name: 'Plasma' });
    phone.close();
    const again = await toyDevice(new ToyServer(), { storage });
    expect(await again.entry(id)).toMatchObject({ seq: 1, state: 'queued' });
  });

  test('is durable before it is predicted, and a broken prediction does not concern it', async () => {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    const { id, predicted } = await phone.give('break_thing.v1', { thingId: tube });
    expect(predicted).toBeNull();
    expect(await phone.counters()).toMatchObject({ failedPredictions: 1 });
    await phone.turn();
    expect(server.ledger.has(id)).toBe(true);
  });

  test('gets the next number even when the clock was set back', async () => {
    const clock = new FakeClock(Date.UTC(2026, 5, 1));
    const server = new ToyServer();
    const phone = await toyDevice(server, { clock });
    const first = await phone.give('make_thing.v1', { thingId: tube, name: 'First' });
    clock.setWall(Date.UTC(2026, 4, 1));
    const second = await phone.give('put_thing.v1', { thingId: tube, place: 'north/A1' });
    await phone.turn();
    expect(server.calls[0]?.commands.map(({ id, seq }) => [id, seq])).toEqual([
      [first.id, 1],
      [second.id, 2],
    ]);
    expect(server.things.get(tube)?.place).toBe('north/A1');
  });

  test('of an old version goes out as it is', async () => {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    const { id, predicted } = await phone.give('stow_thing.v3', { thingId: tube });
    expect(predicted).toBeNull();
    await phone.turn();
    expect(server.calls[0]?.commands).toMatchObject([{ id, name: 'stow_thing.v3', args: { thingId: tube } }]);
  });
});

describe('what the server says', () => {
  test('is written with the command, and the row is no longer provisional', async () => {
    const phone = await toyDevice(new ToyServer());
    const { id } = await phone.give('make_thing.v1', { thingId: tube, name: 'Plasma' });
    await phone.turn();
    expect(await phone.entry(id)).toMatchObject({ state: 'done', verdict: { status: 'applied' }, awaitsPull: null });
    expect(await phone.held.get('sample', tube)).toMatchObject({ provisional: false });
  });

  test('about a rejected command is kept with it, and its prediction leaves the screen', async () => {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    server.change(tube, { id: tube, name: 'Somebody else was first', place: null });
    const { id } = await phone.give('make_thing.v1', { thingId: tube, name: 'Mine' });
    await phone.turn();
    expect(await phone.entry(id)).toMatchObject({
      state: 'quarantined',
      unsendable: false,
      verdict: { status: 'rejected', code: 'id_taken' },
    });
    expect((await phone.held.get('sample', tube))?.doc.name).toBe('Somebody else was first');
  });

  test('comes twice when the first answer was lost, and nothing happens twice', async () => {
    const server = new ToyServer();
    const apply = server.apply.bind(server);
    let isLost = true;
    server.apply = async (call) => {
      const answer = await apply(call);
      if (isLost) throw new SyncError('transient', 'transient', { details: { reason: 'offline' } });
      return answer;
    };
    const phone = await toyDevice(server);
    const { id } = await phone.give('make_thing.v1', { thingId: tube, name: 'Plasma' });
    await expect(phone.turn()).rejects.toMatchObject({ kind: 'transient' });
    expect(await phone.entry(id)).toMatchObject({ state: 'queued' });
    isLost = false;
    await phone.turn();
    expect(await phone.entry(id)).toMatchObject({ state: 'done', verdict: { status: 'applied' } });
    expect(server.version).toBe(1);
  });

  test('of one command of a batch only, leaves the other waiting', async () => {
    const server = new ToyServer();
    const apply = server.apply.bind(server);
    let isShort = true;
    server.apply = async (call) => {
      const answer = await apply(call);
      const short = { ...answer, results: isShort ? answer.results.slice(0, 1) : answer.results };
      isShort = false;
      return short;
    };
    const phone = await toyDevice(server);
    await phone.give('make_thing.v1', { thingId: tube, name: 'One' });
    await phone.give('make_thing.v1', { thingId: other, name: 'Two' });
    await phone.turn();
    expect((await phone.outbox()).map(({ state }) => state)).toEqual(['done', 'done']);
    expect(server.calls.filter(({ name }) => name === 'apply').map(({ commands }) => commands.length)).toEqual([2, 1]);
  });

  test('does not flicker: what was applied stays on the screen until its row has come', async () => {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    await phone.turn();
    await phone.give('make_thing.v1', { thingId: tube, name: 'Plasma' });
    server.pull = () => Promise.reject(new SyncError('transient', 'transient'));
    await expect(phone.turn()).rejects.toMatchObject({ kind: 'transient' });
    expect(await phone.outbox()).toMatchObject([{ state: 'done', awaitsPull: 1 }]);
    expect(await phone.held.get('sample', tube)).toMatchObject({ provisional: true });
  });
});

describe('a command that no call gets through with', () => {
  async function poisoned() {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    const ids: string[] = [];
    for (let n = 1; n <= 9; n += 1) {
      ids.push((await phone.give('make_thing.v1', { thingId: toyId(n), name: n === 5 ? 'poison' : `Thing ${n}` })).id);
    }
    ids.push((await phone.give('put_thing.v1', { thingId: toyId(5), place: 'north/A5' })).id);
    ids.push((await phone.give('put_thing.v1', { thingId: toyId(6), place: 'north/A6' })).id);
    server.poison = ({ args }) => args['name'] === 'poison';
    await phone.turn();
    return { server, phone, ids };
  }

  test('is found and set aside, and the others go through in their order', async () => {
    const { server, phone } = await poisoned();
    const states = (await phone.outbox()).toReversed().map(({ state, held }) => (held ? 'held' : state));
    expect(states).toEqual([
      ...['done', 'done', 'done', 'done', 'quarantined', 'done', 'done', 'done', 'done'],
      ...['held', 'done'],
    ]);
    expect(server.things.get(toyId(6))?.place).toBe('north/A6');
  });

  test('is kept with the reason, as never judged by the server', async () => {
    const { phone, ids } = await poisoned();
    expect(await phone.entry(ids[4] ?? '')).toMatchObject({
      unsendable: true,
      verdict: { code: 'arguments_invalid', kind: 'validation' },
    });
  });

  test('given again goes first, and what was held behind it follows', async () => {
    const { server, phone, ids } = await poisoned();
    server.poison = () => false;
    const newId = await retryCommand(phone.appendContext, ids[4] ?? '');
    await phone.turn();
    expect(server.things.get(toyId(5))?.place).toBe('north/A5');
    expect(await phone.entry(ids[4] ?? '')).toMatchObject({ state: 'replaced', replacedBy: newId });
    expect((await phone.outbox()).filter(({ state }) => state === 'replaced')).toHaveLength(2);
  });

  test('given again twice is given again once', async () => {
    const { phone, ids } = await poisoned();
    const first = await retryCommand(phone.appendContext, ids[4] ?? '');
    expect(await retryCommand(phone.appendContext, ids[4] ?? '')).toBe(first);
  });

  test('given up lets the held ones go on, and stays listed', async () => {
    const { phone, ids } = await poisoned();
    await discardCommand(phone.db, ids[4] ?? '', 'dropped the tube');
    await phone.turn();
    expect(await phone.entry(ids[4] ?? '')).toMatchObject({ state: 'discarded', discardReason: 'dropped the tube' });
    expect(await phone.entry(ids[9] ?? '')).toMatchObject({
      state: 'quarantined',
      verdict: { code: 'sample_not_found' },
    });
  });

  test('is not blamed when the server refuses every call', async () => {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    const { id } = await phone.give('make_thing.v1', { thingId: tube, name: 'Plasma' });
    server.apply = () => Promise.reject(new SyncError('validation', 'arguments_invalid'));
    for (let n = 0; n < 30; n += 1) await expect(phone.turn()).rejects.toMatchObject({ kind: 'validation' });
    expect(await phone.entry(id)).toMatchObject({ state: 'queued' });
  });
});

describe('a command that always takes longer than anybody waits', () => {
  const late = [
    ['this device', { reason: 'timeout' }],
    ['a gateway on the way', { status: 504, sqlstate: '' }],
    ['the database', { status: 500, sqlstate: '57014' }],
  ] as const;

  test.each(late)('holds up nobody else for long when %s gives up', async (_, details) => {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    const ids: string[] = [];
    for (let n = 1; n <= 20; n += 1) {
      ids.push((await phone.give('make_thing.v1', { thingId: toyId(n), name: n === 7 ? 'slow' : `Thing ${n}` })).id);
    }
    const { apply } = server;
    server.apply = (call) =>
      call.commands.some(({ args }) => args['name'] === 'slow')
        ? Promise.reject(new SyncError('transient', 'transient', { details }))
        : apply.call(server, call);
    for (let n = 0; n < 12; n += 1) await phone.turn().catch(() => undefined);
    expect(server.things.size).toBe(19);
    expect(await phone.entry(ids[6] ?? '')).toMatchObject({ state: 'queued', uncertain: true });
    server.apply = apply;
    await phone.turn();
    expect(await phone.entry(ids[6] ?? '')).toMatchObject({ state: 'done' });
  });

  test('is not blamed when nothing gets through in time', async () => {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    const { id } = await phone.give('make_thing.v1', { thingId: tube, name: 'Plasma' });
    server.apply = () => Promise.reject(new SyncError('transient', 'transient', { details: { reason: 'timeout' } }));
    for (let n = 0; n < 30; n += 1) await expect(phone.turn()).rejects.toMatchObject({ kind: 'transient' });
    expect(await phone.entry(id)).toMatchObject({ state: 'queued', stuckSince: null });
  });
});

describe('a stuck command', () => {
  test('that somebody gave up while another was tried is not sent any more', async () => {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    const ids: string[] = [];
    for (const n of [1, 2]) ids.push((await phone.give('make_thing.v1', { thingId: toyId(n), name: 'stuck' })).id);
    const { apply } = server;
    server.apply = (call) =>
      call.commands.length > 0 ? Promise.reject(new SyncError('unknown', 'internal')) : apply.call(server, call);
    for (let n = 0; n < 20; n += 1) await phone.turn().catch(() => undefined);
    expect(await phone.outbox()).toMatchObject([
      { stuckSince: expect.any(String) },
      { stuckSince: expect.any(String) },
    ]);
    const sent: string[] = [];
    server.apply = async (call) => {
      sent.push(...call.commands.map(({ id }) => id));
      if (call.commands.length > 0) await discardCommand(phone.db, ids[1] ?? '', 'broken tube');
      throw new SyncError('unknown', 'internal');
    };
    await phone.turn().catch(() => undefined);
    expect(sent).toEqual([ids[0]]);
    expect(await phone.entry(ids[1] ?? '')).toMatchObject({ state: 'discarded', discardReason: 'broken tube' });
  });
});

describe('a waiting command', () => {
  test.each(['auth_expired', 'forbidden', 'transient', 'unknown', 'conflict'] as const)(
    'survives an answer of kind %s any number of times',
    async (kind) => {
      const server = new ToyServer();
      const phone = await toyDevice(server);
      const { id } = await phone.give('make_thing.v1', { thingId: tube, name: 'Plasma' });
      const { apply } = server;
      server.apply = () => Promise.reject(new SyncError(kind, 'internal'));
      for (let n = 0; n < 30; n += 1) await expect(phone.turn()).rejects.toMatchObject({ kind });
      server.apply = apply;
      await phone.turn();
      expect(await phone.entry(id)).toMatchObject({ state: 'done' });
    },
  );

  test('cannot be given up: it may have reached the server', async () => {
    const phone = await toyDevice(new ToyServer());
    const { id } = await phone.give('make_thing.v1', { thingId: tube, name: 'Plasma' });
    await expect(discardCommand(phone.db, id, 'no')).rejects.toMatchObject({ code: 'arguments_invalid' });
    expect(await phone.entry(id)).toMatchObject({ state: 'queued' });
  });

  test('is predicted on top of what others did meanwhile', async () => {
    const server = new ToyServer();
    const phone = await toyDevice(server);
    await phone.give('make_thing.v1', { thingId: tube, name: 'Mine' });
    await phone.turn();
    server.change(other, { id: other, name: 'Theirs', place: 'north/A1' });
    await phone.give('put_thing.v1', { thingId: tube, place: 'north/A1' });
    expect(await placeOf(phone, tube)).toBe('north/A1');
    const { apply } = server;
    server.apply = () => Promise.reject(new SyncError('transient', 'transient'));
    await expect(phone.turn()).rejects.toMatchObject({ kind: 'transient' });
    server.apply = apply;
    await phone.turn();
    expect(await placeOf(phone, tube)).toBeNull();
    expect(await placeOf(phone, other)).toBe('north/A1');
  });
});
