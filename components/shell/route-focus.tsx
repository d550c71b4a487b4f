'use client';

import { useEffect, useRef } from 'react';
import { usePathname } from '../../lib/i18n/navigation.ts';

/** After a navigation the new page's heading takes the focus, so that keys and readers start there and not in the old page. */
export function RouteFocus() {
  const pathname = usePathname();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
