'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { type ImportField, importFields } from '../../lib/domain/imports/fields.ts';
import { firstRowsOf } from '../../lib/domain/imports/first-rows.ts';
import { holdsMarks, withVisibleMarks } from '../../lib/domain/imports/invisible.ts';
import { CELL_MAX_LENGTH, cellOf } from '../../lib/domain/imports/map-rows.ts';
import { useSayError } from '../commands/use-say-error.ts';
import type { BadRow, Prepared } from './staging.ts';

/** Why a row cannot be imported, in words; of a code that is in the file twice, it is told where it stood first. */
export function useReason(prepared?: Prepared): (row: BadRow) => string {
  const t = useTranslations('imports.bad');
  const say = useSayError();
  const first = useMemo(
    () => prepared && firstRowsOf(prepared.table, prepared.headerRow, prepared.mapping, 'barcode'),
    [prepared],
  );
  return useCallback(
    (bad) => {
      const { row, code, value } = bad;
      const before = code === 'barcode_duplicate' && value !== null ? first?.get(value) : undefined;
      if (before !== undefined && before < row) return t('twice', { row: before });
      if (code === 'arguments_invalid') {
        const cell = (prepared && wholeCell(prepared, bad)) ?? value ?? '';
        if (cell.length > CELL_MAX_LENGTH) return t('tooLong', { characters: CELL_MAX_LENGTH });
        if (holdsMarks(cell)) return t('invisible');
      }
      const shown = value === null ? undefined : withVisibleMarks(value);
      return say(code, { barcode: shown, position: shown });
    },
    [first, prepared, say, t],
  );
}

/** What stands in the file; the list of bad rows holds only the beginning of a long value. */
function wholeCell({ table, mapping }: Prepared, { row, column }: BadRow): string | null {
  const fields: readonly ImportField[] = importFields[mapping.kind];
  const field = fields.find((each) => each === column);
  return field === undefined ? null : cellOf(table[row - 1] ?? [], mapping.sources[field] ?? null);
}
