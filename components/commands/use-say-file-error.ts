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
    ({ code }) =>
      t(code, {
        megabytes: format.number(limits.fileBytes / 1024 / 1024),
        rows: limits.rows,
        columns: limits.columns,
      }),
    [t, format],
  );
}
