'use client';

import { type RefCallback, useCallback, useState } from 'react';

const HEADER_REM = 2;

/** Tells whether a grid of so many columns has room for cells of a full target beside its row header. */
export function useRoom(columns: number): { measure: RefCallback<HTMLElement>; enough: boolean } {
  const [enough, setEnough] = useState(true);
  const measure = useCallback<RefCallback<HTMLElement>>(
    (element) => {
      if (!element) return;
      const compare = () => {
        const root = getComputedStyle(document.documentElement);
        const rem = Number.parseFloat(root.fontSize);
        const target = Number.parseFloat(root.getPropertyValue('--target'));
        setEnough(element.clientWidth >= (HEADER_REM + columns * target) * rem + columns);
      };
      const observer = new ResizeObserver(compare);
      observer.observe(element);
      return () => observer.disconnect();
    },
    [columns],
  );
  return { measure, enough };
}
