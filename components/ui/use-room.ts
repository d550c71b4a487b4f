'use client';

import { type RefCallback, useCallback, useState } from 'react';

const HEADER_REM = 2;

/** Tells whether a grid of so many columns has room for cells of a full target beside its row header. */
export function useRoom(columns: number): { measure: RefCallback<HTMLElement>; enough: boolean } {
  // Nothing is wider than the page: on a phone the first drawing is the right one, and a large grid is not drawn twice.
  const [enough, setEnough] = useState(() => typeof document === 'undefined' || hasRoom(page(), columns));
  const measure = useCallback<RefCallback<HTMLElement>>(
    (element) => {
      if (!element) return;
      const observer = new ResizeObserver(() => setEnough(hasRoom(element, columns)));
      observer.observe(element);
      return () => observer.disconnect();
    },
    [columns],
  );
  return { measure, enough };
}

/** What says how large targets are: the shell, or the root where there is none. */
function page(): HTMLElement {
  return document.querySelector<HTMLElement>('[data-density]') ?? document.documentElement;
}

function hasRoom(element: HTMLElement, columns: number): boolean {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const target = Number.parseFloat(getComputedStyle(element).getPropertyValue('--target'));
  return element.clientWidth >= HEADER_REM * rem + columns * (target + 1);
}
