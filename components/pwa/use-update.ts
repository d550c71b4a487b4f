'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { afterStart } from '../ui/after-start.ts';
import type { AppWorker } from './app-worker.ts';
import { BUSY_LOCK, useIsBusy } from './busy.tsx';

/** `waiting`: a tap will take the new version. `agreed`: the tap has come, and a scan is still under way somewhere. */
export type UpdateState = 'none' | 'waiting' | 'agreed';

/** Milliseconds until what registers the worker is asked for again: where its script does not come there is no network. */
const AGAIN_MS = 10_000;
/* A worker that is asked to go while it still answers requests stays for half a minute more; leaving a scan starts a few. */
const CALM = 1_500;

/**
 * Registers the worker and carries a new version in: it waits for a tap, then for the end of every scan in every tab, and only
 * then does the page load anew.
 */
export function useUpdate(): { state: UpdateState; apply: () => void } {
  const [state, setState] = useState<UpdateState>('none');
  const [taken, setTaken] = useState(false);
  const worker = useRef<AppWorker>(undefined);
  const busy = useIsBusy();

  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return undefined;
    const workers = navigator.serviceWorker;
    // The first worker takes over a page that came from the server and has all its files. It may be one that an earlier page of the
    // same visit registered, and another tab may let a new one in at any time: so the page itself looks, from its start.
    let isControlled = workers.controller !== null;
    const controlled = () => {
      if (isControlled) setTaken(true);
      isControlled = true;
    };
    workers.addEventListener('controllerchange', controlled);
    return () => workers.removeEventListener('controllerchange', controlled);
  }, []);

  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return undefined;
    let gone = false;
    const begin = async () => {
      try {
        const { registerWorker } = await import('./app-worker.ts');
        if (gone) return;
        worker.current = registerWorker(() => setState((before) => (before === 'none' ? 'waiting' : before)));
      } catch {
        if (gone) return;
        const timer = setTimeout(() => void begin(), AGAIN_MS);
        takeBack = () => clearTimeout(timer);
      }
    };
    // Where there is a worker it works already, and where there is none putting the whole app on the device would slow its first screen down.
    let takeBack = afterStart(() => void begin());
    return () => {
      gone = true;
      takeBack();
      worker.current?.end();
    };
  }, []);

  /* The new worker has this page already: files of the old version are gone, so it must load anew, but not during a scan. */
  useEffect(() => {
    if (taken && !busy) location.reload();
  }, [taken, busy]);

  const apply = useCallback(() => {
    setState('agreed');
    const take = async () => {
      await new Promise((resolve) => setTimeout(resolve, CALM));
      worker.current?.skipWaiting();
    };
    if ('locks' in navigator) void navigator.locks.request(BUSY_LOCK, take);
    else void take();
  }, []);
  return { state, apply };
}
