'use client';

import { useEffect, useEffectEvent } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { useIsAtRest, usePathname, usePrefetch } from '../../lib/i18n/navigation.ts';
import { hasWorker } from '../../lib/i18n/has-worker.ts';
import { whenIdle } from '../ui/when-idle.ts';

/** Milliseconds for which a page that has what it needs has the phone to itself. */
const REST_MS = 6_000;
/** Without a network a page that was not fetched ahead has to be loaded whole, and without a worker it cannot be had at all. */
const REST_UNSAFE_MS = 1_000;

/** Where people go from anywhere, the likeliest first. */
const PAGES = [
  paths.scan(),
  paths.storage(),
  paths.home(),
  paths.search(),
  '/samples',
  paths.alerts(),
  paths.outbox(),
  paths.sensors(),
  paths.floor(),
  paths.checkouts(),
  paths.shipments(),
  paths.conflicts(),
];

/** Fetches the field pages ahead, one after the other and only while the phone has nothing else to do. */
export function PagesAhead() {
  const prefetch = usePrefetch();
  const pathname = usePathname();
  const isAtRest = useIsAtRest();
  const fetchNext = useEffectEvent((left: string[]) => {
    const page = left.shift();
    if (page !== undefined && page !== pathname) prefetch(page);
  });
  useEffect(() => {
    if (!isAtRest) return undefined;
    const left = [...PAGES];
    let end: () => void = () => undefined;
    const later = (rest: number) => {
      const timer = setTimeout(() => {
        end = whenIdle(() => {
          fetchNext(left);
          if (left.length > 0) later(200);
        });
      }, rest);
      end = () => clearTimeout(timer);
    };
    later(navigator.onLine && hasWorker() ? REST_MS : REST_UNSAFE_MS);
    return () => end();
  }, [isAtRest]);
  return null;
}
