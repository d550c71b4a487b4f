'use client';

import { useSyncExternalStore } from 'react';

/** Whether something is told by sound on this device; screen and vibration tell it in any case. */
export interface SoundSetting {
  wanted(): boolean;
  /** Remembers the choice on this device. */
  want(on: boolean): void;
  subscribe(listener: () => void): () => void;
}

/** A setting under its own name: on, until somebody turns it off. */
export function soundSetting(key: string): SoundSetting {
  const listeners = new Set<() => void>();
  return {
    wanted: () => window.localStorage.getItem(key) !== 'off',
    want(on) {
      if (on) window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, 'off');
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The choice, live. */
export function useSoundWanted({ subscribe, wanted }: SoundSetting): boolean {
  return useSyncExternalStore(subscribe, wanted, () => true);
}
