'use client';

import { useRef } from 'react';

/** The button of a menu stays when its entries are gone. */
function lasting(element: Element | null): HTMLElement | null {
  const menuButton = element?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const found = menuButton ? document.getElementById(menuButton) : element;
  return found instanceof HTMLElement && found !== document.body ? found : null;
}

/**
 * For the content of a dialog that opens without a trigger of Radix's own, which then leaves the focus nowhere: brings it back to what had it
 * before, or to the page's content where that is gone (WCAG 2.4.3). Whoever has taken the focus meanwhile, such as the next page's heading, keeps it.
 */
export function useFocusReturn() {
  const opener = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = lasting(document.activeElement);
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      opener.current?.focus();
      if (document.activeElement === document.body) document.getElementById('main')?.focus();
    },
  };
}
