'use client';

import { useLocale } from 'next-intl';
import { useEffect } from 'react';

/**
 * The first figure of a language makes the browser read how that language writes figures, which takes a slow phone a twentieth of a second. It is done
 * while the page waits for its scripts and not in the middle of drawing a screen.
 */
export function FiguresAhead() {
  const locale = useLocale();
  useEffect(() => {
    const timer = setTimeout(() => {
      // Asking is enough: the browser keeps what it has read.
      new Intl.NumberFormat(locale).format(1);
      new Intl.PluralRules(locale).select(1);
    });
    return () => clearTimeout(timer);
  }, [locale]);
  return null;
}
