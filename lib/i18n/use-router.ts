'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { localized } from '../config/paths.ts';
import { stepInPlace } from './in-place.ts';
import { useRoutes } from './routes.ts';

/** Where a screen sends a person by itself. */
export interface Router {
  push(href: string): void;
  replace(href: string): void;
}

/** Goes to paths of this app in the current language; within the open page in place, as `Link` does. */
export function useRouter(): Router {
  const locale = useLocale();
  const routes = useRoutes();
  return useMemo(
    () => ({
      push(href) {
        if (!stepInPlace(localized(locale, href))) routes.push(href);
      },
      replace(href) {
        if (!stepInPlace(localized(locale, href), 'replace')) routes.replace(href);
      },
    }),
    [locale, routes],
  );
}

/** Fetches another page ahead: its scripts, and what the router needs to go there without a network. */
export function usePrefetch(): (href: string) => void {
  return useRoutes().prefetch;
}
