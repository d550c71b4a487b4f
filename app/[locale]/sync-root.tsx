'use client';

import type { ReactNode } from 'react';
import { SyncProvider } from '../../components/sync/index.ts';
import { browserBackend } from '../../lib/supabase/browser.ts';

/** Gives every screen the store of the person at this device; here alone the screens' side meets the server's. */
export function SyncRoot({ children }: { children: ReactNode }) {
  return <SyncProvider connect={browserBackend}>{children}</SyncProvider>;
}
