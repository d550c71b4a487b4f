'use client';

import { type RefObject, useEffect } from 'react';
import { takenEdge } from './taken-edge.ts';

/** Keeps what is in a bar at the lower edge in sight: the toasts, which rise there, stand above it as long as it is shown. */
export function useKeepClear(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    if (!element) return;
    const { style } = document.documentElement;
    let told = 0;
    const tell = () => {
      const taken = takenEdge(element.getBoundingClientRect(), window.innerHeight);
      // Every change restyles the page, and most of a scroll changes nothing.
      if (taken === told) return;
      told = taken;
      style.setProperty('--taken', `${taken}px`);
    };
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    observer.observe(document.body);
    window.addEventListener('scroll', tell, { passive: true });
    window.addEventListener('resize', tell);
    return () => {
      observer.disconnect();
      window.removeEventListener('scroll', tell);
      window.removeEventListener('resize', tell);
      style.removeProperty('--taken');
    };
  }, [bar]);
}
