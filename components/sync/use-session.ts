'use client';

import type { Backend } from './backend.ts';
import { useSyncContext } from './context.ts';
import type { Session, SessionActions } from './session.ts';

/** Who is at this device and in which laboratory, and what they can do about it. */
export function useSession(): Session & { readonly actions: SessionActions; readonly storeError: string | null } {
  const { session, actions, storeError } = useSyncContext();
  return { ...session, actions, storeError };
}

/** The server with the person's own rights, for what is not kept on the device: history, complete search, presence, uploads. */
export function useBackend(): Backend {
  return useSyncContext().backend;
}
