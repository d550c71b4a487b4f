'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Workbox } from 'workbox-window';
import { afterStart } from '../ui/after-start.ts';
import { BUSY_LOCK, useIsBusy } from './busy.tsx';

/** `waiting`: a tap will take the new version. `agreed`: the tap has come, and a scan is still under way somewhere. */
export type UpdateState = 'none' | 'waiting' | 'agreed';

const CHECK_EVERY = 30 * 60_000;
/* A worker that is asked to go while it still answers requests stays for half a minute more; leaving a scan starts a few. */
const CALM = 1_500;

/**
 * Registers the worker and carries a new version in: it waits for a tap, then for the end of every scan in every tab, and only
 * then does the page load anew.
 */
export function useUpdate(): { state: UpdateState; apply: () => void } {
  const [state, setState] = useState<UpdateState>('none');
  const [taken, setTaken] = useState(false);
  const workbox = useRef<Workbox>(undefined);
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
    let timer: ReturnType<typeof setInterval> | undefined;
    let gone = false;
    const begin = async () => {
      const { Workbox: Client } = await import('workbox-window');
      if (gone) return;
      const client = new Client('/sw.js', { updateViaCache: 'none' });
      workbox.current = client;
      client.addEventListener('waiting', () => setState((before) => (before === 'none' ? 'waiting' : before)));
      await client.register();
      timer = setInterval(() => void client.update(), CHECK_EVERY);
    };
    // Where there is a worker it works already, and where there is none putting the whole app on the device would slow its first screen down.
    const takeBack = afterStart(() => void begin());
    return () => {
      gone = true;
      takeBack();
      clearInterval(timer);
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
      workbox.current?.messageSkipWaiting();
    };
    if ('locks' in navigator) void navigator.locks.request(BUSY_LOCK, take);
    else void take();
  }, []);
  return { state, apply };
}
