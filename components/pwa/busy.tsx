'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

/** Every tab holds this lock in shared mode while it is busy; an update takes it alone. */
export const BUSY_LOCK = 'tracseq:busy';

interface Busy {
  busy: boolean;
  hold: () => () => void;
}

const Context = createContext<Busy | undefined>(undefined);

/** Knows whether something is under way that a reload would break. */
export function BusyProvider({ children }: { children: ReactNode }) {
  const [holders, setHolders] = useState(0);
  const hold = useCallback(() => {
    setHolders((count) => count + 1);
    const release = holdLock();
    return () => {
      setHolders((count) => count - 1);
      release();
    };
  }, []);
  const value = useMemo(() => ({ busy: holders > 0, hold }), [holders, hold]);
  return <Context value={value}>{children}</Context>;
}

function holdLock(): () => void {
  let release = () => {};
  const ended = new Promise<void>((resolve) => (release = resolve));
  /* A page without a secure context has no locks, whatever the types say; it has no worker to update either. */
  if ('locks' in navigator) void navigator.locks.request(BUSY_LOCK, { mode: 'shared' }, () => ended);
  return () => release();
}

function useBusyContext(): Busy {
  const busy = useContext(Context);
  if (!busy) throw new Error('useBusy needs a BusyProvider above it; the root layout brings one');
  return busy;
}

/** While `active`, no new version of the app may take over, in any tab: the camera runs, an import writes. */
export function useBusy(active: boolean): void {
  const { hold } = useBusyContext();
  useEffect(() => (active ? hold() : undefined), [active, hold]);
}

/** Whether this tab is busy. */
export function useIsBusy(): boolean {
  return useBusyContext().busy;
}
