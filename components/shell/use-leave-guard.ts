import { useEffect, useRef, useState } from 'react';
import { useRouter } from '../../lib/i18n/navigation.ts';

/** Where a person wants to go: the address of a link, or one page back. */
type Wanted = { readonly to: 'back' } | { readonly to: 'link'; readonly href: string };

/**
 * Holds back whoever leaves with unsaved work. A tap on a link of the app, and going back, are answered by `isAsking` until `stay` or `go`;
 * closing the tab and leaving the app is the browser's own question.
 *
 * No page hears of a step back before it is taken. So with the first change the page that is open is put into the history once more: a step back
 * leads to itself, and is taken for the question. The second entry goes as soon as there is nothing to lose any more, and not when the person
 * leaves: by then the newest entry is where they went, and a step back would take them away from there.
 */
export function useLeaveGuard(isChanged: boolean): { isAsking: boolean; stay: () => void; go: () => void } {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const router = useRouter();
  /** The address whose second entry is in the history; null while there is none. */
  const doubled = useRef<string | null>(null);
  /** The second entry is being taken away: the browser says so a moment later. */
  const isDropping = useRef(false);
  const isUnsaved = useRef(isChanged);
  useEffect(() => {
    isUnsaved.current = isChanged;
    if (!isChanged) {
      if (doubled.current === null) return undefined;
      doubled.current = null;
      isDropping.current = true;
      window.history.back();
      return undefined;
    }
    if (doubled.current === null && !isDropping.current) doubled.current = double();
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      if (!(link instanceof HTMLAnchorElement) || link.target !== '' || !isPlain || link.hash !== '') return;
      event.preventDefault();
      event.stopPropagation();
      setWanted({ to: 'link', href: link.href });
    };
    window.addEventListener('beforeunload', unload);
    // Before the router hears of it.
    document.addEventListener('click', click, true);
    return () => {
      window.removeEventListener('beforeunload', unload);
      document.removeEventListener('click', click, true);
    };
  }, [isChanged]);

  useEffect(() => {
    const back = () => {
      if (isDropping.current) {
        isDropping.current = false;
        // Work that began again meanwhile.
        if (isUnsaved.current) doubled.current = double();
        return;
      }
      if (doubled.current === null) return;
      doubled.current = double();
      setWanted({ to: 'back' });
    };
    window.addEventListener('popstate', back);
    return () => {
      window.removeEventListener('popstate', back);
      const isHere = doubled.current === window.location.href;
      doubled.current = null;
      // Whoever went elsewhere without being asked stays there; who stayed on the page loses the second entry.
      if (isHere) window.history.back();
    };
  }, []);

  const go = () => {
    if (wanted === null) return;
    // From here on the history is where this leads.
    doubled.current = null;
    if (wanted.to === 'back') {
      window.history.go(-2);
      return;
    }
    const { pathname, search } = new URL(wanted.href);
    // The language stands in front already, and the router puts it there itself. The second entry is the one that is left.
    router.replace(pathname.replace(/^\/[^/]+/, '') + search || '/');
  };
  return { isAsking: wanted !== null, stay: () => setWanted(null), go };
}

/** Puts the page that is open into the history once more, with what the router keeps there; returns its address. */
function double(): string {
  window.history.pushState(window.history.state, '', window.location.href);
  return window.location.href;
}
