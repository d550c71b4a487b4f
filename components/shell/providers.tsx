'use client';

import * as Direction from 'radix-ui/direction';
import { useLocale } from 'next-intl';
import { type ReactNode, useLayoutEffect } from 'react';
import { directionOf } from '../../lib/i18n/locales.ts';
import { AnnouncerProvider } from '../ui/announcer.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { repaint, useThemeChoice } from './theme-store.ts';

/** What every shell brings: writing direction, live regions, results with undo, a theme that follows its choice, and targets for its hands. */
export function ShellProviders({ density, children }: { density: 'field' | 'office'; children: ReactNode }) {
  const locale = useLocale();
  useThemeChoice();
  /* A link into another language lets React write the root element anew, without what the first paint put there. */
  useLayoutEffect(repaint, [locale]);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['targets'] = density;
    return () => {
      delete dataset['targets'];
    };
  }, [density]);
  return (
    <Direction.Provider dir={directionOf(locale)}>
      <AnnouncerProvider>
        <ToastProvider>{children}</ToastProvider>
      </AnnouncerProvider>
    </Direction.Provider>
  );
}
