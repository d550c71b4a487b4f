'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useCallback } from 'react';
import type { ImportRowOf } from '../../lib/domain/imports/fields.ts';
import type { ImportKind } from '../../lib/domain/imports/model.ts';
import { quantityUnits } from '../../lib/domain/samples/model.ts';
import { useUnit } from '../commands/use-unit.ts';
import { Code } from '../ui/code.tsx';
import { dateFormat } from '../ui/date-format.ts';
import type { ShownColumn } from './shown-columns.ts';

type Row = ImportRowOf[ImportKind];

const DAY = { dateStyle: 'medium', timeZone: 'UTC' } as const;
/** A moment without a zone is taken as UTC, and that is worth seeing. */
const MOMENT = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
  timeZoneName: 'short',
} as const;

/** Shows a cell of a row as it was understood, in the way the reader writes dates and figures. */
export function useShownCell(): (column: ShownColumn, row: Row) => ReactNode {
  const t = useTranslations('imports.preview');
  const format = useFormatter();
  const locale = useLocale();
  const unitName = useUnit();
  return useCallback(
    (column, row) => {
      const cells: Readonly<Record<string, string | number | null>> = row;
      const textOf = (field: string) => (typeof cells[field] === 'string' ? cells[field] : null);
      const nothing = (
        <span className="text-muted">
          <span aria-hidden>–</span>
          <span className="sr-only">{t('empty')}</span>
        </span>
      );
      if (column === 'place') {
        const holder = textOf('containerBarcode') ?? textOf('parentBarcode');
        const position = textOf('position');
        if (holder === null) return nothing;
        return (
          <span className="inline-flex gap-2">
            <Code>{holder}</Code>
            {position !== null && <Code>{position}</Code>}
          </span>
        );
      }
      const text = textOf(column);
      if (text === null) return nothing;
      switch (column) {
        case 'barcode':
        case 'externalId':
          return <Code>{text}</Code>;
        case 'collectedAt':
        case 'expiresAt': {
          const moment = new Date(/[T ]\d{2}:\d{2}(:[\d.]+)?$/.test(text) ? `${text}Z` : text);
          return (
            <span className="figures">{dateFormat(locale, text.length === 10 ? DAY : MOMENT).format(moment)}</span>
          );
        }
        case 'quantity': {
          const written = textOf('unit');
          const unit = quantityUnits.find((each) => each === written);
          const amount = format.number(Number(text), { maximumSignificantDigits: 15 });
          return <bdi className="figures">{unit === undefined ? amount : `${amount}\u00a0${unitName(unit)}`}</bdi>;
        }
        default:
          return (
            <span className="block truncate">
              <bdi>{text}</bdi>
            </span>
          );
      }
    },
    [format, locale, t, unitName],
  );
}
