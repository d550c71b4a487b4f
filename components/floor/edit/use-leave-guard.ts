'use client';

import { useEffect, useState } from 'react';
import { useRouter } from '../../../lib/i18n/navigation.ts';

/**
 * Holds back whoever leaves with unsaved work. A tap on a link of the app is answered by `wanted`, the address it leads to, until `stay` or `go`;
 * closing the tab and leaving the app is the browser's own question.
 */
export function useLeaveGuard(isChanged: boolean): { wanted: string | null; stay: () => void; go: () => void } {
  const [wanted, setWanted] = useState<string | null>(null);
  const router = useRouter();
  useEffect(() => {
    if (!isChanged) return undefined;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      if (!(link instanceof HTMLAnchorElement) || link.target !== '' || !isPlain || link.hash !== '') return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(link.href);
    };
    window.addEventListener('beforeunload', unload);
    // Before the router hears of it.
    document.addEventListener('click', click, true);
    return () => {
      window.removeEventListener('beforeunload', unload);
      document.removeEventListener('click', click, true);
    };
  }, [isChanged]);
  const go = () => {
    if (wanted === null) return;
    const { pathname, search } = new URL(wanted);
    // The language stands in front already, and the router puts it there itself.
    router.push(pathname.replace(/^\/[^/]+/, '') + search || '/');
  };
  return { wanted, stay: () => setWanted(null), go };
}
