import { beforeEach, describe, expect, test, vi } from 'vitest';
import { storeName } from '../../lib/sync/store/open.ts';
import { fakeStorage } from '../../lib/sync/testing/fakes.ts';
import { toyDevice, toyId } from '../../lib/sync/testing/toy-device.ts';
import { ToyServer } from '../../lib/sync/testing/toy-server.ts';
import type { Connection, Person, TenantChoice } from './backend.ts';
import { openDirectory, type Directory } from './directory.ts';
import { sessionStore } from './session-store.ts';

const address = 'https://lab.example';
const [mia, omar]: readonly [Person, Person] = [
  { userId: '0197a000-0000-7000-8000-0000000000aa', email: 'mia@lab.example' },
  { userId: '0197a000-0000-7000-8000-0000000000bb', email: 'omar@lab.example' },
];
const branding = { shortName: 'Lab', initials: 'L', primary: '#0f766e', accent: '#b45309', logoPath: null };
const lab = (n: number): TenantChoice => {
  return {
    id: `0197a000-0000-7000-8000-00000000000${n}`,
    slug: `lab-${n}`,
    name: `Lab ${n}`,
    role: 'technician',
    branding,
  };
};

/** A server that answers which laboratories there are when the test says so, and tells of sign-ins. */
function slowServer() {
  let answer: (tenants: readonly TenantChoice[]) => void = () => undefined;
  let signedIn: (person: Person) => void = () => undefined;
  const nobody = () => Promise.resolve({ ok: false, code: 'offline' } as const);
  const connection: Connection = {
    address,
    auth: {
      ...{ signIn: nobody, requestCode: nobody, verifyCode: nobody, mayBeIn: () => true },
      signOut: () => Promise.resolve(),
      current: () => Promise.resolve(null),
      onSignedIn: (listener) => {
        signedIn = listener;
        return () => undefined;
      },
    },
    rpcAs: () => ({
      call: () =>
        new Promise((resolve) => {
          answer = (data) => resolve({ status: 200, data, error: null, retryAfterMs: null });
        }),
    }),
    evidenceAs: () => () => Promise.resolve({ status: 0, message: '' }),
    pokes: { subscribe: () => () => undefined },
    client: () => Promise.reject(new Error('No network')),
  };
  return {
    connection,
    answer: (tenants: readonly TenantChoice[]) => answer(tenants),
    signIn: (who: Person) => signedIn(who),
  };
}

let storage: ReturnType<typeof fakeStorage>;
let directory: Directory;
beforeEach(() => {
  storage = fakeStorage();
  directory = openDirectory(address, storage);
});

/** The answers of the server have been dealt with when what they are remembered by is there. */
async function answered(server: ReturnType<typeof slowServer>, tenants: readonly TenantChoice[]) {
  server.answer(tenants);
  await vi.waitFor(async () => expect(await directory.tenantsOf(mia.userId)).toEqual(tenants));
  await directory.current();
}

describe('whoever signs out', () => {
  /** Mia leaves a step unsent in a laboratory. */
  async function leaveBehind(tenant: TenantChoice): Promise<void> {
    const identity = { server: address, tenantId: tenant.id, userId: mia.userId };
    const phone = await toyDevice(new ToyServer(), { storage, identity });
    await phone.give('make_thing.v1', { thingId: toyId(1), name: 'Plasma' });
    phone.close();
    const whose = { userId: mia.userId, email: mia.email, tenantId: tenant.id, tenantName: tenant.name };
    await directory.noteStore({ name: storeName(identity), ...whose, lastUsedAt: '2026-01-01T00:00:00.000Z' });
  }

  test('is asked about what waits in a laboratory that is not open, and stays signed in until they answer', async () => {
    await leaveBehind(lab(2));
    await directory.remember(mia, lab(1));
    const store = sessionStore(slowServer().connection, directory);
    store.begin();
    await vi.waitFor(() => expect(store.get().status).toBe('ready'));
    expect(await store.actions.waiting()).toMatchObject([{ tenantName: 'Lab 2', unsynced: 1 }]);
    expect(await store.actions.signOut()).toEqual({ signedOut: false, unsynced: 1 });
    expect(store.get().status).toBe('ready');
    expect(await store.actions.signOut({ despiteUnsynced: true })).toEqual({ signedOut: true, unsynced: 1 });
    expect(store.get().status).toBe('signed_out');
    expect(await directory.waitingOf(mia.userId)).toHaveLength(1);
  });

  test('is asked as well while they choose a laboratory', async () => {
    await leaveBehind(lab(1));
    await directory.remember(mia, null);
    const store = sessionStore(slowServer().connection, directory);
    store.begin();
    await vi.waitFor(() => expect(store.get().status).toBe('choosing'));
    expect(await store.actions.signOut()).toEqual({ signedOut: false, unsynced: 1 });
  });

  test("is not asked about somebody else's work", async () => {
    await leaveBehind(lab(1));
    await directory.remember(omar, lab(1));
    const store = sessionStore(slowServer().connection, directory);
    store.begin();
    await vi.waitFor(() => expect(store.get().status).toBe('ready'));
    expect(await store.actions.signOut()).toEqual({ signedOut: true, unsynced: 0 });
  });
});

describe('somebody who was here before', () => {
  test('is back at once, and gets the role that the server knows', async () => {
    await directory.remember(mia, lab(1));
    const server = slowServer();
    const store = sessionStore(server.connection, directory);
    store.begin();
    await vi.waitFor(() => expect(store.get()).toMatchObject({ status: 'ready', tenant: { role: 'technician' } }));
    await answered(server, [{ ...lab(1), role: 'supervisor' }]);
    await vi.waitFor(() => expect(store.get()).toMatchObject({ status: 'ready', tenant: { role: 'supervisor' } }));
  });

  test('who went to another laboratory before the server answered is not brought back', async () => {
    await directory.remember(mia, lab(1));
    const server = slowServer();
    const store = sessionStore(server.connection, directory);
    store.begin();
    await vi.waitFor(() => expect(store.get().status).toBe('ready'));
    await store.actions.chooseTenant(lab(2));
    await answered(server, [{ ...lab(1), role: 'supervisor' }, lab(2)]);
    expect(store.get()).toMatchObject({ tenant: { id: lab(2).id } });
    expect(await directory.current()).toMatchObject({ tenant: { id: lab(2).id } });
  });

  test('is not put before somebody who signed in while the device remembered', async () => {
    await directory.remember(mia, lab(1));
    const server = slowServer();
    let recall: (found: Awaited<ReturnType<Directory['current']>>) => void = () => undefined;
    const remembering = new Promise<Awaited<ReturnType<Directory['current']>>>((resolve) => (recall = resolve));
    const current = vi.fn(directory.current).mockReturnValueOnce(remembering);
    const store = sessionStore(server.connection, { ...directory, current });
    store.begin();
    server.signIn(omar);
    await vi.waitFor(() => expect(store.get()).toMatchObject({ status: 'choosing', person: omar }));
    recall({ person: mia, tenant: lab(1) });
    await remembering;
    expect(store.get()).toMatchObject({ status: 'choosing', person: omar });
  });
});
