import { describe, expect, test } from 'vitest';
import { SyncError } from '../ports.ts';
import { takeToken } from '../lead/token.ts';
import { readMeta } from '../store/meta.ts';
import { TestDevice } from '../testing/device.ts';
import { fakeStorage } from '../testing/fakes.ts';
import { type ToyDocs, toyCatalogue, toyModel } from '../testing/toy.ts';
import { placeOf, toyDevice, toyId } from '../testing/toy-device.ts';
import { ToyServer } from '../testing/toy-server.ts';
import { catchUp } from '../world/catch-up.ts';
import { dropAll } from './pull.ts';

/** A server with so many things in the north, and their ids. */
function north(count: number): { server: ToyServer; ids: string[] } {
  const server = new ToyServer();
  const ids = Array.from({ length: count }, (_, n) => toyId(n + 1));
  for (const [n, id] of ids.entries()) server.change(id, { id, name: `Thing ${n}`, place: `north/A${n}` });
  return { server, ids };
}

describe('a pull', () => {
  test('brings everything, page by page, and knows that it is everything', async () => {
    const { server, ids } = north(25);
    const phone = await toyDevice(server, { pageSize: 10 });
    await phone.turn();
    expect((await phone.rows('sample')).map(({ id }) => id)).toEqual(ids);
    expect(await phone.db.scopes.toArray()).toMatchObject([
      { scope: 'site:north', rows: 25, complete: true, cursor: 25 },
      { scope: 'tenant', rows: 0, complete: true },
    ]);
  });

  test('tells that it comes when there is more than one page, and not for a single one', async () => {
    const { server, ids } = north(25);
    const phone = await toyDevice(server, { pageSize: 10 });
    await phone.turn();
    const { pull } = server;
    const told: unknown[] = [];
    server.pull = async (call) => {
      told.push((await readMeta(phone.db, 'drain')).pulling);
      return pull.call(server, call);
    };
    const rename = (some: readonly string[]) => {
      for (const id of some) server.change(id, { id, name: 'Renamed', place: 'north/A1' });
    };
    rename(ids.slice(0, 5));
    await phone.turn();
    expect(told.every((pulling) => pulling === null)).toBe(true);
    rename(ids);
    await phone.turn();
    expect(told.at(-1)).toEqual({ rows: 10, expected: null });
    expect((await readMeta(phone.db, 'drain')).pulling).toBeNull();
  });

  test('takes a page of any size, new or known, in one transaction', async () => {
    const { server, ids } = north(1_500);
    const phone = await toyDevice(server, { pageSize: 2_000 });
    await phone.turn();
    for (const id of ids) server.change(id, { id, name: 'Renamed', place: 'south/A1' });
    await phone.turn();
    expect(await phone.held.counts('sample', 'place', ['south/A1'])).toEqual(new Map([['south/A1', 1_500]]));
    expect(await phone.counters()).toMatchObject({ mismatches: 0 });
  });

  test('by an app that is older than the server brings what it can read, and is whole', async () => {
    const { server } = north(3);
    server.addSite(toyId(9), 'A kind of a newer server');
    const phone = await TestDevice.open<Pick<ToyDocs, 'sample'>>({
      server,
      model: { version: 1, scopeKinds: [], kinds: { sample: toyModel.kinds.sample } },
      catalogue: { ...toyCatalogue, predict: () => Promise.resolve(null) },
    });
    await phone.turn();
    expect(await phone.db.scopes.toArray()).toMatchObject([
      { scope: `site:${toyId(9)}`, rows: 0, complete: true },
      { scope: 'site:north', rows: 3, complete: true },
      { scope: 'tenant', rows: 0, complete: true },
    ]);
    expect(await phone.counters()).toMatchObject({ mismatches: 0 });
  });

  test('goes on where it was interrupted', async () => {
    const { server, ids } = north(25);
    const phone = await toyDevice(server, { pageSize: 10 });
    const { pull } = server;
    let allowed = 2;
    server.pull = (call) => {
      allowed -= 1;
      return allowed < 0 ? Promise.reject(new SyncError('transient', 'transient')) : pull.call(server, call);
    };
    await expect(phone.turn()).rejects.toMatchObject({ kind: 'transient' });
    const held = (await phone.rows('sample')).length;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(25);
    server.pull = pull;
    server.calls.length = 0;
    await phone.turn();
    expect((await phone.rows('sample')).length).toBe(ids.length);
    expect(server.calls.filter(({ name }) => name === 'pull').length).toBeLessThanOrEqual(4);
  });

  test('of an old cursor whose tombstones are forgotten begins anew, with the rows readable all the while', async () => {
    const { server, ids } = north(12);
    const phone = await toyDevice(server, { pageSize: 5 });
    await phone.turn();
    server.change(ids[3] ?? '', undefined);
    server.purge();
    const seen: number[] = [];
    const { pull } = server;
    server.pull = async (call) => {
      seen.push((await phone.rows('sample')).length);
      return pull.call(server, call);
    };
    await phone.turn();
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(11);
    expect((await phone.rows('sample')).map(({ id }) => id)).toEqual(ids.filter((id) => id !== ids[3]));
  });

  test('from nothing ends although all its pages lie before the tombstone horizon', async () => {
    const { server, ids } = north(12);
    server.change(toyId(99), { id: toyId(99), name: 'Gone', place: 'north/Z9' });
    server.change(toyId(99), undefined);
    server.purge();
    const phone = await toyDevice(server, { pageSize: 5 });
    await phone.turn();
    expect(await phone.rows('sample')).toHaveLength(ids.length);
  });

  test('after a change of permissions begins anew', async () => {
    const { server } = north(4);
    const phone = await toyDevice(server);
    await phone.turn();
    server.epoch += 1;
    server.change(toyId(50), { id: toyId(50), name: 'New', place: 'north/B1' });
    await phone.turn();
    expect(await phone.rows('sample')).toHaveLength(5);
    expect(await phone.db.scopes.get('site:north')).toMatchObject({ epoch: 2, complete: true, resyncing: false });
  });

  test('finds out that a row is missing or wrong, counts it, and heals it', async () => {
    const { server, ids } = north(6);
    const phone = await toyDevice(server);
    await phone.turn();
    await phone.db.table('rows_sample').delete(ids[2] ?? '');
    await phone.db.scopes.update('site:north', { rows: 5 });
    await phone.turn();
    expect(await phone.rows('sample')).toHaveLength(6);
    expect(await phone.counters()).toMatchObject({ mismatches: 1 });
    await phone.turn();
    expect(await phone.counters()).toMatchObject({ mismatches: 1 });
  });
});

describe('a thing that leaves', () => {
  test('for another scope stays, although the old scope says that it is gone', async () => {
    const { server, ids } = north(3);
    const [id = ''] = ids;
    server.change(toyId(9), { id: toyId(9), name: 'There', place: 'south/A1' });
    const phone = await toyDevice(server);
    await phone.turn();
    server.change(id, { id, name: 'Moved', place: 'south/A2' });
    await phone.turn();
    expect(await placeOf(phone, id)).toBe('south/A2');
    expect(await phone.db.scopes.get('site:north')).toMatchObject({ rows: 2 });
  });

  test('for a scope that is pulled later is in sight all the while, also for whoever decides on it', async () => {
    const { server, ids } = north(3);
    const [id = ''] = ids;
    server.change(toyId(9), { id: toyId(9), name: 'There', place: 'south/A1' });
    const phone = await toyDevice(server);
    await phone.turn();
    await phone.give('put_thing.v1', { thingId: id, place: 'south/A2' });
    const seen: unknown[] = [];
    const { pull } = server;
    server.pull = async (call) => {
      await catchUp(phone.db, phone.lead.predictor);
      seen.push(await placeOf(phone, id));
      return pull.call(server, call);
    };
    await phone.turn();
    expect(new Set(seen)).toEqual(new Set(['south/A2']));
    expect(await placeOf(phone, id)).toBe('south/A2');
    expect(await phone.counters()).toMatchObject({ mismatches: 0 });
  });

  test('for a scope that was asked a moment before stays until that is asked again', async () => {
    const { server } = north(3);
    const id = toyId(9);
    server.change(id, { id, name: 'There', place: 'south/A1' });
    const phone = await toyDevice(server);
    await phone.turn();
    const { pull } = server;
    server.pull = async (call) => {
      if (call.scope === 'site:south') server.change(id, { id, name: 'There', place: 'north/B1' });
      return pull.call(server, call);
    };
    await phone.turn();
    expect(await placeOf(phone, id)).toBe('south/A1');
    server.pull = pull;
    await phone.turn();
    expect(await placeOf(phone, id)).toBe('north/B1');
    expect((await readMeta(phone.db, 'leaving')).rows).toEqual([]);
    expect(await phone.counters()).toMatchObject({ mismatches: 0 });
  });

  test('when the network goes between two scopes is where it was, and goes with the next pull', async () => {
    const { server, ids } = north(3);
    const [id = ''] = ids;
    server.change(toyId(9), { id: toyId(9), name: 'There', place: 'south/A1' });
    const phone = await toyDevice(server);
    await phone.turn();
    server.change(id, undefined);
    const { pull } = server;
    server.pull = (call) =>
      call.scope === 'site:south' ? Promise.reject(new SyncError('transient', 'transient')) : pull.call(server, call);
    await expect(phone.turn()).rejects.toMatchObject({ kind: 'transient' });
    expect(await placeOf(phone, id)).toBe('north/A0');
    server.pull = pull;
    await phone.turn();
    expect(await placeOf(phone, id)).toBeUndefined();
    expect(await phone.rows('sample')).toHaveLength(3);
  });

  test('and waits for other scopes goes all the same when nothing is held any more', async () => {
    const { server, ids } = north(1);
    server.change(toyId(9), { id: toyId(9), name: 'There', place: 'south/A1' });
    const phone = await toyDevice(server);
    await phone.turn();
    server.change(ids[0] ?? '', undefined);
    const { pull } = server;
    server.pull = (call) =>
      call.scope === 'site:south' ? Promise.reject(new SyncError('transient', 'transient')) : pull.call(server, call);
    await expect(phone.turn()).rejects.toMatchObject({ kind: 'transient' });
    expect((await readMeta(phone.db, 'leaving')).rows).toHaveLength(1);
    await dropAll(phone.lead);
    expect(await phone.rows('sample')).toEqual([]);
    expect((await readMeta(phone.db, 'leaving')).rows).toEqual([]);
  });

  test('among more than can wait for the other scopes goes with them, and the sums are right', async () => {
    const { server, ids } = north(1_500);
    const phone = await toyDevice(server, { pageSize: 400 });
    await phone.turn();
    for (const id of ids) server.change(id, undefined);
    await phone.turn();
    expect(await phone.rows('sample')).toEqual([]);
    expect((await readMeta(phone.db, 'leaving')).rows).toEqual([]);
    expect(await phone.counters()).toMatchObject({ mismatches: 0 });
  });

  test('for good goes, and its cursor with it', async () => {
    const { server, ids } = north(3);
    const phone = await toyDevice(server);
    await phone.turn();
    server.change(ids[0] ?? '', undefined);
    await phone.turn();
    expect(await placeOf(phone, ids[0] ?? '')).toBeUndefined();
  });

  test('stays on the screen of somebody who has just changed it, until the server has judged that', async () => {
    const { server, ids } = north(3);
    const [id = ''] = ids;
    const phone = await toyDevice(server);
    await phone.turn();
    await phone.give('put_thing.v1', { thingId: id, place: 'north/Z1' });
    server.change(id, undefined);
    const { apply } = server;
    server.apply = () => Promise.reject(new SyncError('auth_expired', 'auth_expired'));
    await expect(phone.turn()).rejects.toMatchObject({ kind: 'auth_expired' });
    expect(await placeOf(phone, id)).toBe('north/Z1');
    server.apply = apply;
    await phone.turn();
    expect(await placeOf(phone, id)).toBeUndefined();
    expect(await phone.outbox()).toMatchObject([{ state: 'quarantined', verdict: { code: 'sample_not_found' } }]);
  });
});

describe('what a phone holds', () => {
  test('is the active site first, and others as long as they fit', async () => {
    const { server } = north(6);
    for (let n = 20; n < 24; n += 1) server.change(toyId(n), { id: toyId(n), name: 'South', place: `south/A${n}` });
    server.change(toyId(30), { id: toyId(30), name: 'East', place: 'east/A1' });
    const phone = await toyDevice(server, { capacity: 6 });
    await phone.db.meta.put({ key: 'active', scope: 'site:south' });
    await phone.turn();
    expect((await phone.db.scopes.toCollection().primaryKeys()).toSorted()).toEqual([
      'site:east',
      'site:south',
      'tenant',
    ]);
    await phone.db.meta.put({ key: 'active', scope: 'site:north' });
    await phone.turn();
    expect(await phone.db.scopes.toCollection().primaryKeys()).toEqual(['site:north', 'tenant']);
    expect(await phone.rows('sample')).toHaveLength(6);
  });

  test('is a site in which nothing stands, too: the first thing that is put there stays', async () => {
    const { server, ids } = north(1);
    server.addSite('annex', 'Annex');
    const phone = await toyDevice(server);
    await phone.turn();
    await phone.give('put_thing.v1', { thingId: ids[0], place: 'annex/A1' });
    await phone.turn({ choose: false });
    expect(await placeOf(phone, ids[0] ?? '')).toBe('annex/A1');
    expect(await phone.outbox()).toMatchObject([{ state: 'done', awaitsPull: null }]);
  });

  test('may be another site by now: what was put there stays in sight until that site is held', async () => {
    const { server } = north(1);
    const id = toyId(7);
    const phone = await toyDevice(server);
    await phone.turn();
    server.addSite('annex', 'Annex');
    await phone.give('make_thing.v1', { thingId: id, name: 'The first' });
    await phone.give('put_thing.v1', { thingId: id, place: 'annex/A1' });
    expect(await phone.turn({ choose: false })).toMatchObject({ scopesMayDiffer: true });
    expect(await placeOf(phone, id)).toBe('annex/A1');
    await phone.turn();
    expect(await placeOf(phone, id)).toBe('annex/A1');
    expect((await phone.outbox()).map(({ awaitsPull }) => awaitsPull)).toEqual([null, null]);
  });

  test('with a prediction on it outlives the scope it came with', async () => {
    const { server, ids } = north(3);
    const [id = ''] = ids;
    for (let n = 20; n < 24; n += 1) server.change(toyId(n), { id: toyId(n), name: 'South', place: `south/A${n}` });
    const phone = await toyDevice(server, { capacity: 4 });
    await phone.db.meta.put({ key: 'active', scope: 'site:north' });
    await phone.turn();
    await phone.give('put_thing.v1', { thingId: id, place: 'north/Z1' });
    await phone.db.meta.put({ key: 'active', scope: 'site:south' });
    server.apply = () => Promise.reject(new SyncError('forbidden', 'not_permitted'));
    await expect(phone.turn()).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await placeOf(phone, id)).toBe('north/Z1');
  });
});

describe('a tab that lost the lead', () => {
  test('cannot write what it had asked for', async () => {
    const { server } = north(3);
    const storage = fakeStorage();
    const old = await toyDevice(server, { storage });
    const { pull } = server;
    server.pull = async (call) => {
      const answer = await pull.call(server, call);
      await takeToken(old.db, 'somebody else');
      return answer;
    };
    await expect(old.turn()).rejects.toMatchObject({ name: 'LeadLost' });
    expect(await old.rows('sample')).toHaveLength(0);
  });
});

describe('a row this app cannot read', () => {
  test('is held and counted, and not shown', async () => {
    const { server } = north(2);
    server.things.set(toyId(1), { id: toyId(1) } as never);
    const phone = await toyDevice(server);
    await phone.turn();
    expect(await phone.held.get('sample', toyId(1))).toBeUndefined();
    expect(await phone.counters()).toMatchObject({ unreadable: 1, mismatches: 0 });
    await phone.turn();
    expect(await phone.counters()).toMatchObject({ unreadable: 1, mismatches: 0 });
  });
});
