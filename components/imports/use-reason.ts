'use client';

import { useCallback } from 'react';
import { useSayError } from '../commands/use-say-error.ts';
import type { BadRow } from './staging.ts';

/** Why a row cannot be imported, in words. */
export function useReason(): (row: BadRow) => string {
  const say = useSayError();
  return useCallback(
    ({ code, value }) => say(code, { barcode: value ?? undefined, position: value ?? undefined }),
    [say],
  );
}
