import { browserClock } from '../../lib/sync/browser/clock.ts';
import { browserStorage } from '../../lib/sync/browser/ports.ts';
import { browserSurroundings } from '../../lib/sync/browser/surroundings.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import { storeName } from '../../lib/sync/store/open.ts';
import type { Connection } from './backend.ts';
import type { OpenStore } from './context.ts';
import { openDirectory } from './directory.ts';
import { feed } from './feed.ts';
import type { Session } from './session.ts';
import { nextTask } from '../ui/next-task.ts';
import { rulesAhead } from './rules-ahead.ts';
import { sendElsewhere } from './send-elsewhere.ts';
import { type SessionStore, sessionStore } from './session-store.ts';
import { watch } from './watch.ts';

type Ready = Extract<Session, { status: 'ready' }>;

/** The engine and the rules of every command; only a laboratory's screens need them. */
const engineRoom = async () => {
  await rulesAhead();
  return import('./open-store.ts');
};

/** Everything behind the screens. Loaded after the first paint: a page opens without the engine, the rules and the database library. */
export interface Rooms {
  readonly connection: Connection;
  readonly session: SessionStore;
  /** Opens somebody's store and notes that this device has it. */
  open(ready: Ready): Promise<OpenStore>;
  /** The code that says why a store could not be opened. */
  codeOf(error: unknown): string;
}

/** Sets up what this device remembers and the session on top of it. */
export function furnish(connection: Connection): Rooms {
  const storage = browserStorage();
  const surroundings = browserSurroundings(window);
  const directory = openDirectory(connection.address, storage);
  // Fetched while the device looks who is here, which comes first; a failure shows when the store is opened.
  if (connection.auth.mayBeIn()) void nextTask().then(() => engineRoom().catch(() => undefined));
  return {
    connection,
    session: sessionStore(connection, directory),
    async open(ready) {
      const { openStoreFor } = await engineRoom();
      const opened = await openStoreFor(ready, connection);
      try {
        await directory.noteStore(noteOf(ready, connection.address));
      } catch (error) {
        await opened.engine.stop();
        throw error;
      }
      return furnished(opened, ready);
    },
    codeOf: (error) => (error instanceof SyncError ? error.code : 'storage_failed'),
  };

  /** An open store with what screens follow, and with somebody who sees to the person's other laboratories as long as it is open. */
  function furnished(opened: Pick<OpenStore, 'engine' | 'queries'>, { person, tenant }: Ready): OpenStore {
    const { engine } = opened;
    const status = feed({ watch, read: () => engine.status(), onOther: (again) => engine.onStatus(again) });
    const elsewhere = feed({
      watch,
      // Another laboratory's store that cannot be read says so when it is opened; this one goes on.
      read: () => directory.elsewhere(person.userId, tenant.id).catch(() => []),
      onOther: (again) => surroundings.subscribe((event) => event === 'foreground' && again()),
    });
    const end = sendElsewhere({
      ...{ elsewhere, status, surroundings, clock: browserClock() },
      send: (other, signal) => sendOnce({ status: 'ready', person, tenant: other }, signal),
    });
    return {
      ...{ ...opened, watch, status, elsewhere },
      async close() {
        await Promise.all([end(), engine.stop()]);
      },
    };
  }

  async function sendOnce(ready: Ready, signal: AbortSignal): Promise<void> {
    const { openStoreFor } = await engineRoom();
    const { engine } = await openStoreFor(ready, connection);
    try {
      await engine.drain(signal);
    } finally {
      await engine.stop();
    }
  }
}

function noteOf({ person, tenant }: Ready, server: string) {
  return {
    name: storeName({ server, tenantId: tenant.id, userId: person.userId }),
    userId: person.userId,
    email: person.email,
    tenantId: tenant.id,
    tenantName: tenant.name,
    lastUsedAt: new Date().toISOString(),
  };
}
