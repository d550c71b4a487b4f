import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SyncStatus } from '../../lib/sync/status.ts';
import { FakeClock, FakeSurroundings } from '../../lib/sync/testing/fakes.ts';
import type { TenantChoice } from './backend.ts';
import type { Feed } from './feed.ts';
import { sendElsewhere } from './send-elsewhere.ts';
import type { Elsewhere } from './session.ts';

const branding = { shortName: 'Lab', initials: 'L', primary: '#0f766e', accent: '#b45309', logoPath: null };
const cascade: TenantChoice = { id: 'cascade', slug: 'cascade', name: 'Cascade', role: 'technician', branding };
const waiting = (unsynced: number, tenant: TenantChoice | null = cascade): Elsewhere[] => [
  { tenantId: 'cascade', tenantName: 'Cascade', unsynced, tenant },
];
const atLeisure: SyncStatus = {
  ...{ pill: 'synced', waiting: 0, pictures: 0, held: 0, setAside: 0, online: true, pause: null, attention: null },
  ...{ lastError: null, lastSyncedAt: null, pulling: null, removed: false, complete: true },
};

/** A feed that says what the test says. */
class Said<T> implements Feed<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get(): T {
    return this.#value;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  say(value: T): void {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }
}

let elsewhere: Said<readonly Elsewhere[]>;
let status: Said<SyncStatus>;
let surroundings: FakeSurroundings;
let clock: FakeClock;
/** Every try to send, with the way to end it. */
let tries: { tenant: TenantChoice; signal: AbortSignal; over: () => void }[];
let end: () => Promise<void>;

beforeEach(() => {
  elsewhere = new Said<readonly Elsewhere[]>([]);
  status = new Said(atLeisure);
  surroundings = new FakeSurroundings();
  clock = new FakeClock(0);
  tries = [];
  end = sendElsewhere({
    ...{ elsewhere, status, surroundings, clock },
    send: (tenant, signal) =>
      new Promise((resolve) => {
        tries.push({ tenant, signal, over: resolve });
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
  });
});
afterEach(() => end());

/** Lets the last try end. */
async function over(): Promise<void> {
  tries.at(-1)?.over();
  await new Promise((resolve) => setImmediate(resolve));
}

test('what waits in another laboratory is sent', () => {
  elsewhere.say(waiting(1));
  expect(tries.map(({ tenant }) => tenant.id)).toEqual(['cascade']);
});

test('the work of the open laboratory goes first, and the server has to answer', () => {
  status.say({ ...atLeisure, pill: 'waiting', waiting: 1 });
  elsewhere.say(waiting(1));
  status.say({ ...atLeisure, pill: 'offline', online: false });
  status.say({ ...atLeisure, lastError: { kind: 'transient', code: 'transient' } });
  status.say({ ...atLeisure, pill: 'paused', pause: { reason: 'auth_expired', code: 'auth_expired' } });
  expect(tries).toHaveLength(0);
  status.say(atLeisure);
  expect(tries).toHaveLength(1);
});

test('a step of the open laboratory that waits for its person does not hold it up', () => {
  status.say({ ...atLeisure, pill: 'attention', attention: 'set_aside', setAside: 1, waiting: 2, held: 2 });
  elsewhere.say(waiting(1));
  expect(tries).toHaveLength(1);
});

test('it is never sent twice at a time, and what comes meanwhile is sent after it', async () => {
  elsewhere.say(waiting(1));
  elsewhere.say(waiting(2));
  surroundings.tell('foreground');
  expect(tries).toHaveLength(1);
  await over();
  expect(tries).toHaveLength(2);
});

test('what stays is not tried again and again, but when the network or the person is back, or some minutes later', async () => {
  elsewhere.say(waiting(1));
  await over();
  status.say({ ...atLeisure, lastSyncedAt: '2026-01-01T00:00:00.000Z' });
  expect(tries).toHaveLength(1);
  surroundings.tell('offline');
  expect(tries).toHaveLength(1);
  surroundings.tell('online');
  await over();
  surroundings.tell('foreground');
  await over();
  clock.pass(5 * 60_000);
  await over();
  expect(tries).toHaveLength(4);
});

test('a try that takes too long makes room for the next', async () => {
  elsewhere.say(waiting(1));
  clock.pass(5 * 60_000);
  await vi.waitFor(() => expect(tries).toHaveLength(2));
  expect(tries[0]?.signal.aborted).toBe(true);
});

test('nothing is sent for a laboratory that this person is no longer in', () => {
  elsewhere.say(waiting(1, null));
  expect(tries).toHaveLength(0);
});

test('whoever leaves the open laboratory ends it, and waits until it has ended', async () => {
  elsewhere.say(waiting(1));
  await end();
  expect(tries[0]?.signal.aborted).toBe(true);
  surroundings.tell('online');
  clock.pass(5 * 60_000);
  expect(tries).toHaveLength(1);
});
