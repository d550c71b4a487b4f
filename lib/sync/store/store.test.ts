import { Dexie } from 'dexie';
import { describe, expect, test } from 'vitest';
import type { StoreModel } from '../ports.ts';
import { append, predictAppended } from '../outbox/append.ts';
import { fakeRandom, fakeStorage, fillableStorage } from '../testing/fakes.ts';
import { type ToyDocs, toyModel } from '../testing/toy.ts';
import { placeOf, toyDevice, toyId } from '../testing/toy-device.ts';
import { ToyServer } from '../testing/toy-server.ts';
import { countUnsyncedIn, forgetStore } from './count-unsynced.ts';
import { storeName } from './open.ts';

const newer: StoreModel<ToyDocs> = { ...toyModel, version: 2 };
const mia = { server: 'https://lab.example', tenantId: toyId(1), userId: toyId(2) };
const omar = { ...mia, userId: toyId(3) };

describe('a store', () => {
  test('of a newer app is refused, and left as it is', async () => {
    const storage = fakeStorage();
    const today = await toyDevice(new ToyServer(), { storage, model: newer });
    await today.give('make_thing.v1', { thingId: toyId(1), name: 'Plasma' });
    today.close();
    await expect(toyDevice(new ToyServer(), { storage })).rejects.toMatchObject({ code: 'store_newer' });
    const again = await toyDevice(new ToyServer(), { storage, model: newer });
    expect(await again.outbox()).toHaveLength(1);
  });

  test('of an older app pulls its rows anew and keeps its outbox', async () => {
    const storage = fakeStorage();
    const server = new ToyServer();
    server.change(toyId(9), { id: toyId(9), name: 'There', place: 'north/A1' });
    const before = await toyDevice(server, { storage });
    await before.turn();
    await before.give('make_thing.v1', { thingId: toyId(1), name: 'Plasma' });
    before.close();
    const after = await toyDevice(server, { storage, model: newer });
    expect(await after.rows('sample')).toHaveLength(0);
    expect(await after.outbox()).toMatchObject([{ seq: 1, state: 'queued' }]);
    await after.turn();
    expect(await after.rows('sample')).toHaveLength(2);
  });

  test('of an app that knew no pictures keeps its outbox and can hold pictures', async () => {
    const storage = fakeStorage();
    const before = await toyDevice(new ToyServer(), { storage, identity: mia });
    await before.give('make_thing.v1', { thingId: toyId(1), name: 'Plasma' });
    const tables = before.db.tables.filter(({ name }) => name !== 'attachments');
    const rows = await Promise.all(tables.map(async (table) => [table.name, await table.toArray()] as const));
    before.close();
    const older = new Dexie(storeName(mia), storage);
    await older.delete();
    older
      .version(1000 + toyModel.version)
      .stores(Object.fromEntries(tables.map(({ name, schema }) => [name, schema.primKey.src])));
    await older.open();
    for (const [name, held] of rows) await older.table(name).bulkPut([...held]);
    older.close();
    const after = await toyDevice(new ToyServer(), { storage, identity: mia });
    expect(await after.outbox()).toMatchObject([{ seq: 1, state: 'queued' }]);
    expect(await after.db.attachments.count()).toBe(0);
  });

  test('keeps its device for ever', async () => {
    const storage = fakeStorage();
    const id = async () => {
      const phone = await toyDevice(new ToyServer(), { storage });
      const row = await phone.db.meta.get('identity');
      phone.close();
      return row;
    };
    expect(await id()).toEqual(await id());
  });

  test("of one person is not another's, on the same phone", async () => {
    const storage = fakeStorage();
    const hers = await toyDevice(new ToyServer(), { storage, identity: mia });
    await hers.give('make_thing.v1', { thingId: toyId(1), name: 'Plasma' });
    hers.close();
    const his = await toyDevice(new ToyServer(), { storage, identity: omar, random: fakeRandom(2) });
    expect(await his.outbox()).toEqual([]);
    await hers.db.open();
    expect(await his.db.meta.get('identity')).not.toEqual(await hers.db.meta.get('identity'));
  });

  test('says what is unsynced in it, to anybody on the phone, and is not forgotten while there is something', async () => {
    const storage = fakeStorage();
    const server = new ToyServer();
    const hers = await toyDevice(server, { storage, identity: mia });
    await hers.give('make_thing.v1', { thingId: toyId(1), name: 'Plasma' });
    hers.close();
    expect(await countUnsyncedIn(storeName(mia), storage)).toBe(1);
    expect(await forgetStore(storeName(mia), storage)).toBe(false);
    const again = await toyDevice(server, { storage, identity: mia });
    await again.turn();
    again.close();
    expect(await forgetStore(storeName(mia), storage)).toBe(true);
    expect(await countUnsyncedIn(storeName(mia), storage)).toBeNull();
  });
});

describe('a full disk', () => {
  test('is said at once, and the scan is not acknowledged', async () => {
    const { storage, full } = fillableStorage();
    const phone = await toyDevice(new ToyServer(), { storage });
    full.now = true;
    await expect(phone.give('make_thing.v1', { thingId: toyId(1), name: 'Plasma' })).rejects.toMatchObject({
      name: 'SyncError',
      code: 'storage_full',
    });
    full.now = false;
    expect(await phone.outbox()).toEqual([]);
  });

  test('that fills up between a scan and its prediction loses nothing', async () => {
    const { storage, full } = fillableStorage();
    const phone = await toyDevice(new ToyServer(), { storage });
    const context = phone.appendContext;
    const predict = context.predictor.catalogue.predict;
    const filling = {
      ...context.predictor.catalogue,
      predict: (...args: Parameters<typeof predict>) => {
        full.now = true;
        return predict(...args);
      },
    };
    const given = { name: 'make_thing.v1', args: { thingId: toyId(1), name: 'Plasma' } };
    const failing = { ...context, predictor: { ...context.predictor, catalogue: filling } };
    expect(await predictAppended(failing, await append(failing, given))).toBeNull();
    full.now = false;
    expect(await phone.outbox()).toHaveLength(1);
    await phone.turn();
    expect(await placeOf(phone, toyId(1))).toBeNull();
  });
});

describe('reading', () => {
  test('finds by index and by beginning, each thing once, and counts by key', async () => {
    const server = new ToyServer();
    const things = [
      ['Plasma Plasmid', 'north/A1'],
      ['Plasma', 'north/A1'],
      ['Serum', 'north/A2'],
    ] as const;
    for (const [n, [name, place]] of things.entries()) server.change(toyId(n), { id: toyId(n), name, place });
    const { held, ...phone } = await toyDevice(server).then(async (device) => {
      await device.turn();
      return { held: device.held, db: device.db };
    });
    expect(phone.db).toBeInstanceOf(Dexie);
    expect((await held.startingWith('sample', 'words', 'Plasm', 10)).map(({ doc }) => doc.id)).toEqual([
      toyId(0),
      toyId(1),
    ]);
    expect(await held.counts('sample', 'place', ['north/A1', 'north/A2', 'north/A3'])).toEqual(
      new Map([
        ['north/A1', 2],
        ['north/A2', 1],
        ['north/A3', 0],
      ]),
    );
  });
});
