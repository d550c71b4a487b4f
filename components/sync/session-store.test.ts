import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeStorage } from '../../lib/sync/testing/fakes.ts';
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

describe('somebody who was here before', () => {
  test('is back at once, and gets the role that the server knows', async () => {
    await directory.remember(mia, lab(1));
    const server = slowServer();
    const store = sessionStore(server.connection, directory, storage);
    store.begin();
    await vi.waitFor(() => expect(store.get()).toMatchObject({ status: 'ready', tenant: { role: 'technician' } }));
    await answered(server, [{ ...lab(1), role: 'supervisor' }]);
    await vi.waitFor(() => expect(store.get()).toMatchObject({ status: 'ready', tenant: { role: 'supervisor' } }));
  });

  test('who went to another laboratory before the server answered is not brought back', async () => {
    await directory.remember(mia, lab(1));
    const server = slowServer();
    const store = sessionStore(server.connection, directory, storage);
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
    const store = sessionStore(server.connection, { ...directory, current }, storage);
    store.begin();
    server.signIn(omar);
    await vi.waitFor(() => expect(store.get()).toMatchObject({ status: 'choosing', person: omar }));
    recall({ person: mia, tenant: lab(1) });
    await remembering;
    expect(store.get()).toMatchObject({ status: 'choosing', person: omar });
  });
});
