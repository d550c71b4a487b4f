'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { firstRowsOf } from '../../lib/domain/imports/first-rows.ts';
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
    ({ row, code, value }) => {
      const before = code === 'barcode_duplicate' && value !== null ? first?.get(value) : undefined;
      if (before !== undefined && before < row) return t('twice', { row: before });
      return say(code, { barcode: value ?? undefined, position: value ?? undefined });
    },
    [first, say, t],
  );
}
