'use client';

import { useCallback, useState } from 'react';

/**
 * Shows a long list bit by bit: the `first` rows now, and `more` of them each time the element with `end` as its `ref` comes near. Five hundred rows
 * are then there for whoever scrolls, and the first screenful is there at once.
 */
export function useGrowing(
  more: number,
  first = more,
): {
  shown: number;
  end: (element: HTMLElement | null) => (() => void) | undefined;
} {
  const [shown, setShown] = useState(first);
  const end = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const observer = new IntersectionObserver(
        ([entry]) => entry?.isIntersecting === true && setShown((before) => before + more),
        { rootMargin: '800px' },
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    [more],
  );
  return { shown, end };
}
