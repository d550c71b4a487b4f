'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { named } from '../../lib/domain/imports/cell-problems.ts';
import { explainer } from '../../lib/domain/imports/explain.ts';
import { withVisibleMarks } from '../../lib/domain/imports/invisible.ts';
import { quantityUnits } from '../../lib/domain/samples/model.ts';
import { useIsolated } from '../commands/use-isolated.ts';
import { useSayError } from '../commands/use-say-error.ts';
import type { BadRow, Prepared } from './staging.ts';
import { useChoiceNames } from './use-choice-names.ts';

/** A date as files are asked to have it: no country reads it in another order. */
const WRITTEN_DATE = '2024-03-31';
const WRITTEN_NUMBER = '1234.5';

/** Why a row cannot be imported, in words for whoever corrects the file: what is said to people who scan is said anew here. */
export function useReason(prepared?: Prepared): (row: BadRow) => string {
  const t = useTranslations('imports.bad');
  const format = useFormatter();
  const say = useSayError();
  const isolated = useIsolated();
  const names = useChoiceNames();
  const explain = useMemo(() => explainer(prepared, names), [prepared, names]);
  return useCallback(
    (bad) => {
      const reason = explain(bad);
      const { code, value } = bad;
      const shown = value === null ? undefined : named(withVisibleMarks(value));
      const day = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'long', timeZone: 'UTC' });
      const fill = (more: Record<string, string> = {}) => isolated({ value: shown, ...more }, ['value']);
      switch (reason.why) {
        case 'twice':
        case 'placeTwice':
          return t(reason.why, { row: reason.row });
        case 'tooLong':
          return t('tooLong', { characters: reason.characters });
        case 'missing':
        case 'invisible':
          return t(reason.why);
        case 'several':
          return t(`several.${reason.list}`, fill());
        case 'code':
          if (t.has(`reasons.${code}`)) return t(`reasons.${code}`, fill());
          return say(code, { barcode: shown, position: shown });
        case 'dateTwoWays': {
          const [first, second] = reason.readings;
          const days = { firstDay: day(first), secondDay: day(second) };
          return t('cells.dateTwoWays', fill({ first, second, ...days }));
        }
        case 'quantityTwoWays': {
          const [first, second] = reason.readings;
          return t('cells.quantityTwoWays', fill({ first, second }));
        }
        default:
          return t(
            `cells.${reason.why}`,
            fill({ date: WRITTEN_DATE, number: WRITTEN_NUMBER, units: format.list(quantityUnits, { type: 'unit' }) }),
          );
      }
    },
    [explain, format, isolated, say, t],
  );
}
