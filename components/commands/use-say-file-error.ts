'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { FileError } from '../../lib/domain/imports/file-error.ts';
import { limits } from '../../lib/imports/limits.ts';

/** Says why a file cannot be read, and what to do about it. The page brings the texts of `imports`. */
export function useSayFileError(): (error: FileError) => string {
  const t = useTranslations('imports.fileErrors');
  const format = useFormatter();
  return useCallback(
    ({ code, facts }) =>
      t(code, {
        megabytes: format.number(
          (code === 'file_inflates_too_large' ? limits.inflatedBytes : limits.fileBytes) / 1024 / 1024,
        ),
        rows: limits.rows,
        columns: limits.columns,
        cells: limits.cells,
        parts: limits.zipEntries,
        ratio: limits.inflationRatio,
        characters: limits.cellCharacters,
        // A text, so that `select` finds it and no number is made of a row's name; 0 where the row is not known.
        row: Number(facts['row'] ?? 0) === 0 ? '0' : format.number(Number(facts['row'])),
      }),
    [t, format],
  );
}
