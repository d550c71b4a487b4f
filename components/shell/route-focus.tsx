'use client';

import { useEffect, useRef } from 'react';
import { STEPPED } from '../../lib/i18n/in-place.ts';
import { usePathname } from '../../lib/i18n/navigation.ts';
import { afterPaint } from '../ui/after-paint.ts';

/** A screen that takes longer to change within its page leaves the focus where it is. */
const PATIENCE_MS = 2_000;

/**
 * After a navigation the new page's heading takes the focus, so that keys and readers start there and not in the old page. Within a page only
 * when what had the focus is gone: opening a box does away with the position that was pressed, choosing a filter leaves the filter there.
 */
export function RouteFocus() {
  const pathname = usePathname();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return undefined;
    before.current = pathname;
    // Taking the focus makes the page lay itself out: painting it has done that.
    return afterPaint(focusHeading);
  }, [pathname]);
  useEffect(() => {
    let end: (() => void) | undefined;
    const step = () => {
      end?.();
      end = catchLostFocus();
    };
    window.addEventListener(STEPPED, step);
    window.addEventListener('popstate', step);
    return () => {
      end?.();
      window.removeEventListener(STEPPED, step);
      window.removeEventListener('popstate', step);
    };
  }, []);
  return null;
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Gives the heading the focus if it gets lost in the next moments; returns the end of it. */
function catchLostFocus(): () => void {
  let takeBack: (() => void) | undefined;
  const look = () => {
    takeBack?.();
    takeBack = afterPaint(() => {
      if (document.activeElement === null || document.activeElement === document.body) focusHeading();
    });
  };
  const watch = new MutationObserver(look);
  watch.observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true });
  const timer = setTimeout(() => watch.disconnect(), PATIENCE_MS);
  return () => {
    watch.disconnect();
    takeBack?.();
    clearTimeout(timer);
  };
}
