'use client';

import { useSyncExternalStore } from 'react';

const KEY = 'tracseq-alert-sound';
const listeners = new Set<() => void>();

/** Whether a new alert is told by sound on this device; screen and vibration tell it in any case. */
export function alertSoundWanted(): boolean {
  return window.localStorage.getItem(KEY) !== 'off';
}

/** Remembers the choice on this device. */
export function wantAlertSound(on: boolean): void {
  if (on) window.localStorage.removeItem(KEY);
  else window.localStorage.setItem(KEY, 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The choice, live. */
export function useAlertSoundWanted(): boolean {
  return useSyncExternalStore(subscribe, alertSoundWanted, () => true);
}
