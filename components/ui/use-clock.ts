'use client';

import { useSyncExternalStore } from 'react';

const TICK = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
/** What every time on the page is told against, so that two of them are never out of step. */
let current = 0;

const lastTick = () => Math.floor(Date.now() / TICK) * TICK;

function goOn(): void {
  current = lastTick();
  timer = setTimeout(tick, current + TICK - Date.now());
}
function tick(): void {
  goOn();
  for (const listener of [...listeners]) listener();
}

/* One clock for all times on the page; it runs only while one of them is shown. */
function subscribe(onTick: () => void): () => void {
  listeners.add(onTick);
  if (timer === undefined) goOn();
  return () => {
    listeners.delete(onTick);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}
const readClock = () => (timer === undefined ? lastTick() : current);
const unknown = () => undefined;

/** The time in milliseconds, to half a minute, ticking; undefined while the page is drawn on the server. */
export function useClock(): number | undefined {
  return useSyncExternalStore<number | undefined>(subscribe, readClock, unknown);
}
