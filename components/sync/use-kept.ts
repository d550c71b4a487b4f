'use client';

import { useEffect, useState } from 'react';

/** Whether the app itself is on this device, so that it opens without a network; undefined while that is found out, or where it never will be. */
export function useKept(): boolean | undefined {
  const [isKept, setKept] = useState<boolean>();
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return undefined;
    let isAsked = true;
    const { serviceWorker } = navigator;
    // A worker that is active has fetched everything; one that is being installed may still fail.
    void serviceWorker.getRegistration().then(
      (found) => isAsked && setKept(Boolean(found?.active)),
      () => undefined,
    );
    void serviceWorker.ready.then(() => isAsked && setKept(true));
    return () => {
      isAsked = false;
    };
  }, []);
  return isKept;
}
