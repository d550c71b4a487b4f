'use client';

import { useLocale } from 'next-intl';
import { useCallback } from 'react';
import { directionOf } from '../../lib/i18n/locales.ts';
import { isolate } from './isolate.ts';

/** Stands in a sentence for a name nobody told; sentences `select` on it. */
const NONE = 'none';

/** What a sentence is filled with. A name that this device does not know is left out. */
export type Fillings = Readonly<Record<string, string | number | undefined>>;

/** Makes names ready for a sentence: kept apart where directions differ, and `none` where one of `expected` is not known. */
export function useIsolated(): (fillings: Fillings, expected: readonly string[]) => Record<string, string | number> {
  const direction = directionOf(useLocale());
  return useCallback(
    (fillings, expected) => {
      const said: Record<string, string | number> = {};
      for (const name of expected) said[name] = NONE;
      for (const [name, value] of Object.entries(fillings)) {
        if (typeof value === 'number') said[name] = value;
        else if (value !== undefined) said[name] = isolate(value, direction);
      }
      return said;
    },
    [direction],
  );
}
