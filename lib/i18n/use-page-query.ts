'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { STEPPED } from './in-place.ts';

/**
 * What the page is about. A step within the page is drawn at once and in one go, as the answer to the tap that it is; the router, which draws
 * bit by bit, follows when the new screen can be seen. Elsewhere it is `useSearchParams`, and like that it needs a Suspense boundary.
 */
export function usePageQuery(): URLSearchParams {
  const routed = useSearchParams().toString();
  const [stepped, setStepped] = useState<string | null>(null);
  const [known, setKnown] = useState(routed);
  if (known !== routed) {
    // The router has caught up, or has gone on by itself.
    setKnown(routed);
    setStepped(null);
  }
  useEffect(() => {
    const own = window.location.pathname;
    const step = () => {
      if (window.location.pathname === own) flushSync(() => setStepped(window.location.search));
    };
    window.addEventListener(STEPPED, step);
    window.addEventListener('popstate', step);
    return () => {
      window.removeEventListener(STEPPED, step);
      window.removeEventListener('popstate', step);
    };
  }, []);
  return useMemo(() => new URLSearchParams(stepped ?? routed), [stepped, routed]);
}
