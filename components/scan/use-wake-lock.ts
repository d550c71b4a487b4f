'use client';

import { useEffect } from 'react';

/** Keeps the phone from going dark while somebody scans; a browser without it, or that refuses, just goes dark. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let current = true;
    const ask = async () => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
      const granted = await navigator.wakeLock.request('screen').catch(() => null);
      if (current) lock = granted;
      else await granted?.release();
    };
    const again = () => void ask();
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      current = false;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
