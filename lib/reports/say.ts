import type { useFormatter, useTranslations } from 'next-intl';
import { durationOf } from '../domain/readings/duration.ts';
import { valueInOrder } from '../i18n/value-in-order.ts';

/** A translator and a formatter of the reader's language, as pages and routes get them. */
export type Words = ReturnType<typeof useTranslations>;
export type Format = ReturnType<typeof useFormatter>;

/** How values are said in a report: in the reader's figures, with their unit, in the zone of the place. */
export interface Say {
  /** `-79.83` as "−79.83 °C": a report rounds to hundredths. */
  temperature(value: number): string;
  moment(iso: string): string;
  duration(seconds: number): string;
  count(value: number): string;
}

/** `readings` speaks of the noun of that name. Values stand in the order of the reader's writing. */
export function sayOf(readings: Words, format: Format, timeZone: string, direction: 'ltr' | 'rtl'): Say {
  return {
    temperature(value) {
      const figures = format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 2 }).replace('-', '−');
      return valueInOrder(figures, (value) => readings('units.temperature', { value }), direction);
    },
    moment: (iso) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    duration(seconds) {
      const { in: unit, ...figures } = durationOf(seconds);
      return readings(`durations.${unit}`, figures).trim();
    },
    count: (value) => format.number(value),
  };
}
