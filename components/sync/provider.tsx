'use client';

import { type ReactNode, useMemo } from 'react';
import type { Backend } from './backend.ts';
import { SyncContext, type SyncContextValue } from './context.ts';

/**
 * Opens the store of the person at this device and keeps it in step with the server. Mount it once, above every screen; `connect` makes
 * the server's side (`browserBackend` of `lib/supabase/browser.ts`) and is called in the browser alone.
 */
export function SyncProvider({ connect, children }: { connect: () => Backend; children: ReactNode }) {
  const backend = useMemo(connect, [connect]);
  const value = useMemo<SyncContextValue>(() => {
    const never = () => Promise.reject(new Error('The session is not ready'));
    return {
      backend,
      session: { status: 'loading' },
      actions: {
        signIn: never,
        requestCode: never,
        verifyCode: never,
        tenants: never,
        chooseTenant: never,
        leaveTenant: never,
        signOut: never,
        localStores: never,
      },
      store: null,
      storeError: null,
    };
  }, [backend]);
  return <SyncContext value={value}>{children}</SyncContext>;
}
