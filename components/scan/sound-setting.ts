'use client';

import { useSyncExternalStore } from 'react';

const KEY = 'tracseq-scan-sound';
const listeners = new Set<() => void>();

/** Whether scans are told by sound; vibration and the screen tell them in any case. */
export function soundWanted(): boolean {
  return window.localStorage.getItem(KEY) !== 'off';
}

/** Remembers the choice on this device. */
export function wantSound(on: boolean): void {
  if (on) window.localStorage.removeItem(KEY);
  else window.localStorage.setItem(KEY, 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The choice, live. */
export function useSoundWanted(): boolean {
  return useSyncExternalStore(subscribe, soundWanted, () => true);
}
