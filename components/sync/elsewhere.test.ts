import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeStorage } from '../../lib/sync/testing/fakes.ts';
import { toyDevice, toyId } from '../../lib/sync/testing/toy-device.ts';
import { ToyServer } from '../../lib/sync/testing/toy-server.ts';
import { storeName } from '../../lib/sync/store/open.ts';
import type { TenantChoice } from './backend.ts';
import { type Directory, openDirectory } from './directory.ts';
import { feed } from './feed.ts';
import type { Elsewhere } from './session.ts';
import { watch } from './watch.ts';

const server = 'https://lab.example';
const [mia, omar] = [toyId(11), toyId(12)];
const [northwind, cascade] = [toyId(21), toyId(22)];
const branding = { shortName: 'Lab', initials: 'L', primary: '#0f766e', accent: '#b45309', logoPath: null };
const lab = (id: string, name: string): TenantChoice => ({ id, slug: name, name, role: 'technician', branding });
const both = [lab(northwind, 'Northwind'), lab(cascade, 'Cascade')];

let storage: ReturnType<typeof fakeStorage>;
let directory: Directory;
let things: number;

beforeEach(() => {
  storage = fakeStorage();
  // What is watched is watched in the same disk.
  Object.assign(Dexie.dependencies, storage);
  directory = openDirectory(server, storage);
  things = 0;
});
afterEach(() => vi.unstubAllGlobals());

/** Somebody's store in a laboratory, noted as the app does when it is opened. */
async function storeOf(userId: string, tenant: TenantChoice) {
  const identity = { server, tenantId: tenant.id, userId };
  const phone = await toyDevice(new ToyServer(), { storage, identity });
  await directory.noteStore({
    ...{ name: storeName(identity), userId, email: `${userId}@lab.example`, tenantId: tenant.id },
    ...{ tenantName: tenant.name, lastUsedAt: '2026-01-01T00:00:00.000Z' },
  });
  return {
    give: () => phone.give('make_thing.v1', { thingId: toyId((things += 1)), name: 'Plasma' }),
    send: () => phone.turn(),
  };
}

describe('what waits of a person on a device', () => {
  test('is counted in each of their laboratories, and not in those of somebody else', async () => {
    const [here, there, his] = [
      await storeOf(mia, lab(northwind, 'Northwind')),
      await storeOf(mia, lab(cascade, 'Cascade')),
      await storeOf(omar, lab(cascade, 'Cascade')),
    ];
    await here.give();
    for (const phone of [there, there, his]) await phone.give();
    const waiting = await directory.waitingOf(mia);
    expect(new Map(waiting.map(({ tenantName, unsynced }) => [tenantName, unsynced]))).toEqual(
      new Map([
        ['Northwind', 1],
        ['Cascade', 2],
      ]),
    );
  });

  test('is told for the laboratories that are not open, with the way there', async () => {
    await directory.rememberTenants(mia, both);
    const here = await storeOf(mia, lab(northwind, 'Northwind'));
    const there = await storeOf(mia, lab(cascade, 'An old name'));
    await here.give();
    await there.give();
    expect(await directory.elsewhere(mia, northwind)).toEqual([
      { tenantId: cascade, tenantName: 'Cascade', unsynced: 1, tenant: both[1] },
    ]);
  });

  test('is told without a way there to whoever is no longer in that laboratory', async () => {
    await directory.rememberTenants(mia, both.slice(0, 1));
    const there = await storeOf(mia, lab(cascade, 'Cascade'));
    await there.give();
    expect(await directory.elsewhere(mia, northwind)).toMatchObject([{ tenantName: 'Cascade', tenant: null }]);
  });

  test('is nothing in a store of which the server has everything', async () => {
    await storeOf(mia, lab(cascade, 'Cascade'));
    expect(await directory.elsewhere(mia, northwind)).toEqual([]);
    expect(await directory.waitingOf(mia)).toEqual([]);
  });

  test('is told anew when it changes in the other store', async () => {
    // Nobody draws here, and what is not drawn is read at once.
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'hidden' }));
    const there = await storeOf(mia, lab(cascade, 'Cascade'));
    const elsewhere = feed<readonly Elsewhere[]>({
      watch,
      read: () => directory.elsewhere(mia, northwind),
      onOther: () => () => undefined,
    });
    const leave = elsewhere.subscribe(() => undefined);
    const told = () => elsewhere.get()?.map(({ unsynced }) => unsynced);
    await vi.waitFor(() => expect(told()).toEqual([]));
    await there.give();
    await vi.waitFor(() => expect(told()).toEqual([1]));
    await there.send();
    await vi.waitFor(() => expect(told()).toEqual([]));
    leave();
  });
});
