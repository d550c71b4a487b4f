'use client';

import type { ReactNode } from 'react';
import { SyncProvider } from '../../components/sync/index.ts';

/** The server's side comes with the engine, after the first paint. */
async function connect() {
  const { browserBackend } = await import('../../lib/supabase/browser.ts');
  return browserBackend();
}

/** Gives every screen the store of the person at this device; here alone the screens' side meets the server's. */
export function SyncRoot({ children }: { children: ReactNode }) {
  return <SyncProvider connect={connect}>{children}</SyncProvider>;
}
