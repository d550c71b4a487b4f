'use client';

import { type ReactNode, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import { nextTask } from '../ui/next-task.ts';
import type { Backend, Connection } from './backend.ts';
import { type OpenStore, SyncContext, type SyncContextValue } from './context.ts';
import type { Rooms } from './rooms.ts';
import type { Session, SessionActions } from './session.ts';

/**
 * Opens the store of the person at this device and keeps it in step with the server. Mount it once, above every screen; `connect` makes
 * the server's side (`browserBackend` of `lib/supabase/browser.ts`) and is called in the browser alone.
 */
export function SyncProvider({ connect, children }: { connect: () => Promise<Connection>; children: ReactNode }) {
  const rooms = useRooms(connect);
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

/** Pages are built ahead and opened without the engine: until it is here, everything is still loading. */
function useRooms(connect: () => Promise<Connection>): Rooms | null {
  const [rooms, setRooms] = useState<Rooms | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    let isWanted = true;
    // A task of its own, so that the page can answer a tap between being drawn and this.
    const timer = setTimeout(() => {
      Promise.all([import('./rooms.ts'), connect()])
        .then(async ([{ furnish }, connection]) => {
          await nextTask();
          if (isWanted) setRooms(furnish(connection));
        })
        .catch((error: unknown) => {
          if (isWanted) setFailure({ error });
        });
    });
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [connect]);
  // Scripts that cannot be had are for the error screen, which offers to try again.
  if (failure) throw failure.error;
  return rooms;
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
    rooms
      .open(now)
      .then((store) => {
        end = store.close;
        if (!isWanted) return end();
        store.engine.start();
        setOpened({ store, storeError: null });
        return undefined;
      })
      .catch((error: unknown) => {
        if (isWanted) setOpened({ store: null, storeError: rooms.codeOf(error) });
      });
    return () => {
      isWanted = false;
      setOpened(closed);
      void end();
    };
  }, [rooms, whose]);
  return opened;
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
  refreshTenant: refuse,
  leaveTenant: refuse,
  signOut: refuse,
  localStores: refuse,
  waiting: refuse,
  forgetStore: refuse,
};
