'use client';

import { useSyncExternalStore } from 'react';

const TICK = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/* One clock for all times on the page; it runs only while one of them is shown. */
function subscribe(onTick: () => void): () => void {
  listeners.add(onTick);
  timer ??= setInterval(() => {
    for (const listener of listeners) listener();
  }, TICK);
  return () => {
    listeners.delete(onTick);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
const readClock = () => Math.floor(Date.now() / TICK) * TICK;
const unknown = () => undefined;

/** The time in milliseconds, to half a minute, ticking; undefined while the page is drawn on the server. */
export function useClock(): number | undefined {
  return useSyncExternalStore<number | undefined>(subscribe, readClock, unknown);
}
