'use client';

import { useLocale } from 'next-intl';
import { type ComponentProps, useSyncExternalStore } from 'react';
import { localized } from '../config/paths.ts';
import { useIsAtRest } from './ahead.tsx';
import { hasWorker } from './has-worker.ts';
import { stepInPlace } from './in-place.ts';
import { RouterLink, useRoutes } from './routes.ts';

export interface LinkProps extends Omit<ComponentProps<typeof RouterLink>, 'href' | 'locale' | 'prefetch'> {
  /** A path of `lib/config/paths.ts`. */
  href: string;
}

/**
 * A link to a path of this app in the current language. To the page that is open it is a step in place. Another page is fetched ahead when a
 * finger or the focus is on the link, and not before: a list of a hundred links would ask for a hundred pages. The main pages are fetched
 * ahead anyway, once the app has come to rest (`components/shell/pages-ahead.tsx`). At the very first visit, while the app is still being put on
 * the device, what can be seen is fetched as soon as the open screen has what it needs: should the network go then, nothing else leads anywhere.
 */
export function Link({ href, onNavigate, onPointerDown, onFocus, ...rest }: LinkProps) {
  const locale = useLocale();
  const { prefetch } = useRoutes();
  const isBare = useSyncExternalStore(
    unheard,
    () => !hasWorker(),
    () => false,
  );
  const isAtRest = useIsAtRest(isBare);
  const ahead = () => {
    if (localized(locale, href).split('?')[0] !== window.location.pathname) prefetch(href);
  };
  return (
    <RouterLink
      href={href}
      prefetch={isAtRest ? null : false}
      onNavigate={(event) => {
        onNavigate?.(event);
        if (stepInPlace(localized(locale, href))) event.preventDefault();
      }}
      onPointerDown={(event) => {
        onPointerDown?.(event);
        ahead();
      }}
      onFocus={(event) => {
        onFocus?.(event);
        ahead();
      }}
      {...rest}
    />
  );
}

// A link asks once, when it is first drawn.
const unheard = () => () => undefined;
