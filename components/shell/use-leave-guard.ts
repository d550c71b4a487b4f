import { useEffect, useRef, useState } from 'react';
import { useRouter } from '../../lib/i18n/navigation.ts';

/** Where a person wants to go: the address of a link, or one page back. */
type Wanted = { readonly to: 'back' } | { readonly to: 'link'; readonly href: string };

/**
 * Holds back whoever leaves with unsaved work. A tap on a link of the app, and going back, are answered by `isAsking` until `stay` or `go`;
 * closing the tab and leaving the app is the browser's own question.
 *
 * No page hears of a step back before it is taken. So with the first change the page that is open is put into the history once more: a step back
 * leads to itself, and is taken for the question. The second entry goes when the work ends.
 */
export function useLeaveGuard(isChanged: boolean): { isAsking: boolean; stay: () => void; go: () => void } {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const router = useRouter();
  const isDoubled = useRef(false);
  const isUnsaved = useRef(isChanged);
  useEffect(() => {
    isUnsaved.current = isChanged;
    if (!isChanged) return undefined;
    if (!isDoubled.current) {
      isDoubled.current = true;
      double();
    }
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
      if (!isDoubled.current) return;
      if (isUnsaved.current) {
        double();
        setWanted({ to: 'back' });
      } else {
        // Nothing to lose any more: the step that was meant.
        isDoubled.current = false;
        window.history.back();
      }
    };
    window.addEventListener('popstate', back);
    return () => {
      window.removeEventListener('popstate', back);
      if (!isDoubled.current) return;
      isDoubled.current = false;
      window.history.back();
    };
  }, []);

  const go = () => {
    if (wanted === null) return;
    // From here on the history is where this leads.
    isDoubled.current = false;
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

/** Puts the page that is open into the history once more, with what the router keeps there. */
function double(): void {
  window.history.pushState(window.history.state, '', window.location.href);
}
