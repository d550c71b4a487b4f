'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import type { Range } from '../../lib/domain/readings/scale.ts';
import { dateFormat } from '../ui/date-format.ts';

const DAY = 86_400_000;

/** How the moments of a window are said: short below a scale, in full beside a value. */
export interface Moments {
  tick(at: number): string;
  exact(at: number): string;
  /** How far the reader's day is ahead of UTC's, in milliseconds. */
  readonly offset: number;
}

/** Moments in the reader's zone and language, as fine as the window needs. */
export function useMoments({ from, to }: Range): Moments {
  const locale = useLocale();
  const length = to - from;
  return useMemo(() => {
    const ticks = dateFormat(
      locale,
      length <= 1.5 * DAY
        ? { hour: 'numeric', minute: '2-digit' }
        : length <= 90 * DAY
          ? { day: 'numeric', month: 'short' }
          : { month: 'short', year: 'numeric' },
    );
    const exact = dateFormat(
      locale,
      length <= 60 * DAY ? { dateStyle: 'medium', timeStyle: 'short' } : { dateStyle: 'medium' },
    );
    return {
      tick: (at) => ticks.format(at),
      exact: (at) => exact.format(at),
      offset: new Date(to).getTimezoneOffset() * -60_000,
    };
  }, [locale, length, to]);
}
