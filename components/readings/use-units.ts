'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { LimitedQuantity } from '../../lib/domain/thresholds/model.ts';
import { directionOf } from '../../lib/i18n/locales.ts';
import { valueInOrder } from '../../lib/i18n/value-in-order.ts';

/** Says a value with its unit: `-79.83` of the temperature as "−79.8 °C". A measured temperature always shows its tenths, a limit only when it has some. */
export type SayValue = (quantity: LimitedQuantity, value: number, kind?: 'measured') => string;

/**
 * Values in the reader's figures, with a real minus (a hyphen is passed over by some readers) and their unit, in the order of the reader's writing.
 */
export function useUnits(): SayValue {
  const t = useTranslations('readings.units');
  const format = useFormatter();
  const direction = directionOf(useLocale());
  return useCallback(
    (quantity, value, kind) => {
      const tenths = kind === 'measured' && quantity === 'temperature' ? 1 : 0;
      const figures = format
        .number(value, { minimumFractionDigits: tenths, maximumFractionDigits: 1 })
        .replace('-', '−');
      return valueInOrder(figures, (value) => t(quantity, { value }), direction);
    },
    [t, format, direction],
  );
}
