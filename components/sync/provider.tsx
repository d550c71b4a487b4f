'use client';

import { type ReactNode, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import { browserStorage } from '../../lib/sync/browser/ports.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import { storeName } from '../../lib/sync/store/open.ts';
import type { Backend, Connection } from './backend.ts';
import { type OpenStore, SyncContext, type SyncContextValue } from './context.ts';
import { openDirectory } from './directory.ts';
import { openStoreFor } from './open-store.ts';
import type { Session, SessionActions } from './session.ts';
import { type SessionStore, sessionStore } from './session-store.ts';

interface Rooms {
  readonly connection: Connection;
  readonly directory: ReturnType<typeof openDirectory>;
  readonly session: SessionStore;
}

/**
 * Opens the store of the person at this device and keeps it in step with the server. Mount it once, above every screen; `connect` makes
 * the server's side (`browserBackend` of `lib/supabase/browser.ts`) and is called in the browser alone.
 */
export function SyncProvider({ connect, children }: { connect: () => Connection; children: ReactNode }) {
  // Pages are built ahead, without a browser: there is nothing to connect to then, and everything is still loading.
  const rooms = useMemo(() => (typeof window === 'undefined' ? null : furnish(connect())), [connect]);
  useEffect(() => rooms?.session.begin(), [rooms]);
  const session = useSessionOf(rooms);
  const { store, storeError } = useStoreOf(rooms, session);
  useEffect(
    () => (store ? rooms?.session.onSignedInAgain(() => store.engine.signedInAgain()) : undefined),
    [rooms, store],
  );

  const userId = 'person' in session ? session.person.userId : null;
  const backend = useMemo(
    () => (rooms && userId !== null ? backendOf(rooms.connection, userId) : nobody),
    [rooms, userId],
  );
  const value = useMemo<SyncContextValue>(
    () => ({ backend, session, actions: rooms?.session.actions ?? noActions, store, storeError }),
    [rooms, backend, session, store, storeError],
  );
  return <SyncContext value={value}>{children}</SyncContext>;
}

function furnish(connection: Connection): Rooms {
  const storage = browserStorage();
  const directory = openDirectory(connection.address, storage);
  return { connection, directory, session: sessionStore(connection, directory, storage) };
}

const loading: Session = { status: 'loading' };

function useSessionOf(rooms: Rooms | null): Session {
  return useSyncExternalStore(
    (listener) => rooms?.session.subscribe(listener) ?? (() => undefined),
    () => rooms?.session.get() ?? loading,
    () => loading,
  );
}

interface Opened {
  readonly store: OpenStore | null;
  readonly storeError: string | null;
}
const closed: Opened = { store: null, storeError: null };

/** The store of whoever is here, opened when they come and closed when they go. */
function useStoreOf(rooms: Rooms | null, session: Session): Opened {
  const [opened, setOpened] = useState(closed);
  const ready = session.status === 'ready' ? session : null;
  const whose = ready && `${ready.tenant.id} ${ready.person.userId}`;
  const latest = useEffectEvent(() => ready);
  useEffect(() => {
    const now = latest();
    if (!rooms || !now || whose === null) return undefined;
    let isWanted = true;
    let end: () => Promise<void> = () => Promise.resolve();
    openStoreFor(now, rooms.connection)
      .then(async (store) => {
        end = () => store.engine.stop();
        if (!isWanted) return end();
        store.engine.start();
        setOpened({ store, storeError: null });
        return rooms.directory.noteStore(noteOf(now, rooms.connection.address));
      })
      .catch((error: unknown) => {
        if (isWanted)
          setOpened({ store: null, storeError: error instanceof SyncError ? error.code : 'storage_failed' });
      });
    return () => {
      isWanted = false;
      setOpened(closed);
      void end();
    };
  }, [rooms, whose]);
  return opened;
}

function noteOf({ person, tenant }: Extract<Session, { status: 'ready' }>, server: string) {
  return {
    name: storeName({ server, tenantId: tenant.id, userId: person.userId }),
    userId: person.userId,
    email: person.email,
    tenantId: tenant.id,
    tenantName: tenant.name,
    lastUsedAt: new Date().toISOString(),
  };
}

function backendOf(connection: Connection, userId: string): Backend {
  return { address: connection.address, rpc: connection.rpcAs(userId), client: () => connection.client() };
}

const refuse = () => Promise.reject(new Error('There is nobody here yet'));

/** What stands in the context while a page is built ahead. */
const nobody: Backend = { address: '', rpc: { call: refuse }, client: refuse };
const noActions: SessionActions = {
  signIn: refuse,
  requestCode: refuse,
  verifyCode: refuse,
  tenants: refuse,
  chooseTenant: refuse,
  leaveTenant: refuse,
  signOut: refuse,
  localStores: refuse,
  forgetStore: refuse,
};
