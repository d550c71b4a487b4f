'use client';

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';

/** Whether the open screen has what it needs, for whoever wants to hear of it: most links do not, and are not drawn anew for it. */
interface Rest {
  get(): boolean;
  subscribe(listener: () => void): () => void;
}

const always: Rest = { get: () => true, subscribe: () => () => undefined };
const AtRest = createContext(always);

function restOf() {
  let isAtRest = false;
  const listeners = new Set<() => void>();
  return {
    get: () => isAtRest,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set(next: boolean) {
      isAtRest = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

/** Says whether the screen that is open has what it needs; until then nothing is fetched ahead of what somebody may do next. */
export function AheadScope({ isAtRest, children }: { isAtRest: boolean; children: ReactNode }) {
  const [rest] = useState(restOf);
  useEffect(() => rest.set(isAtRest), [rest, isAtRest]);
  return <AtRest value={rest}>{children}</AtRest>;
}

/** Whether other pages may be fetched ahead now; never for who does not want to know. */
export function useIsAtRest(isWanted = true): boolean {
  const rest = useContext(AtRest);
  return useSyncExternalStore(
    isWanted ? rest.subscribe : always.subscribe,
    () => isWanted && rest.get(),
    () => false,
  );
}
