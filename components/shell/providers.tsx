'use client';

import * as Direction from 'radix-ui/direction';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { directionOf } from '../../lib/i18n/locales.ts';
import { AnnouncerProvider } from '../ui/announcer.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { useThemeChoice } from './theme-store.ts';

/** What every shell brings: writing direction, live regions, results with undo, and a theme that follows its choice. */
export function ShellProviders({ children }: { children: ReactNode }) {
  useThemeChoice();
  return (
    <Direction.Provider dir={directionOf(useLocale())}>
      <AnnouncerProvider>
        <ToastProvider>{children}</ToastProvider>
      </AnnouncerProvider>
    </Direction.Provider>
  );
}
