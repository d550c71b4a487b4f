'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { INSTALL_CHANGED } from './install-prompt-script.ts';

/** The way this device installs an app: asked by us, by hand in Safari, not at all, or it is done. */
export type InstallWay = 'ask' | 'by-hand' | 'none' | 'installed';

function readWay(): InstallWay {
  if (matchMedia('(display-mode: standalone)').matches || navigator.standalone === true) return 'installed';
  if (window.tracseqInstall) return 'ask';
  const touchMac = navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1;
  return /iPhone|iPad|iPod/.test(navigator.userAgent) || touchMac ? 'by-hand' : 'none';
}

function subscribe(onChange: () => void): () => void {
  addEventListener(INSTALL_CHANGED, onChange);
  return () => removeEventListener(INSTALL_CHANGED, onChange);
}

/** How this device can install the app, and the question itself. */
export function useInstall(): { way: InstallWay; ask: () => Promise<void> } {
  const way = useSyncExternalStore(subscribe, readWay, () => 'none' as const);
  const ask = useCallback(async () => {
    const offer = window.tracseqInstall;
    if (!offer) return;
    await offer.prompt();
    /* An offer answers once; Chromium makes a new one when it sees fit. */
    window.tracseqInstall = undefined;
    dispatchEvent(new Event(INSTALL_CHANGED));
  }, []);
  return { way, ask };
}
