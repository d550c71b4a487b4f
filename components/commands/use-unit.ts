'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { Sample } from '../../lib/domain/samples/model.ts';

type Unit = NonNullable<Sample['unit']>;

/** How a unit is written: symbols are the same everywhere, the two that are words are translated. */
export function useUnit(): (unit: Unit) => string {
  const t = useTranslations('samples.units');
  return useCallback((unit) => (unit === 'cells' || unit === 'pieces' ? t(unit) : unit), [t]);
}
