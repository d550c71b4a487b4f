'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Workbox } from 'workbox-window';
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
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    let timer: ReturnType<typeof setInterval> | undefined;
    let gone = false;
    void import('workbox-window').then(async ({ Workbox: Client }) => {
      if (gone) return;
      const client = new Client('/sw.js', { updateViaCache: 'none' });
      workbox.current = client;
      client.addEventListener('waiting', () => setState((before) => (before === 'none' ? 'waiting' : before)));
      // The first worker takes over a page that came from the server and has all its files. It counts as another's (`isExternal`)
      // when an earlier page of the same visit registered it, so the page itself must know whether it had one.
      let isControlled = navigator.serviceWorker.controller !== null;
      client.addEventListener('controlling', () => {
        if (isControlled) setTaken(true);
        else void keepLook();
        isControlled = true;
      });
      await client.register();
      void keepLook();
      timer = setInterval(() => void client.update(), CHECK_EVERY);
    });
    return () => {
      gone = true;
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

/** The manifest and the icons were fetched before the worker could see it: once more, so that they are there offline. */
async function keepLook(): Promise<void> {
  if (!navigator.serviceWorker.controller) return;
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="manifest"], link[rel="apple-touch-icon"]');
  await Promise.allSettled(Array.from(links, ({ href }) => fetch(href)));
}
