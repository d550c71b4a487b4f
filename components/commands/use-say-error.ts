'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { toErrorCode } from '../../lib/domain/errors/codes.ts';
import { type Fillings, useIsolated } from './use-isolated.ts';

const EXPECTED = ['place', 'position', 'container', 'occupant', 'sample', 'holder', 'barcode', 'reason', 'hazard'];

/** Says an error in the reader's words once its facts are names already; codes nobody has heard of are said as `internal`. */
export function useSayError(): (code: string, fillings?: Fillings) => string {
  const t = useTranslations('errors');
  const isolated = useIsolated();
  return useCallback(
    (code, fillings = {}) => {
      const key = t.has(code) ? code : toErrorCode(code);
      return t(key, isolated({ count: 0, ...fillings }, EXPECTED));
    },
    [t, isolated],
  );
}
