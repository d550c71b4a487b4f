'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { toErrorCode } from '../../lib/domain/errors/codes.ts';
import { useHazard } from './use-hazard.ts';
import { type Fillings, useIsolated } from './use-isolated.ts';

const EXPECTED = ['place', 'position', 'container', 'occupant', 'sample', 'holder', 'barcode', 'reason', 'hazard'];

/** Says an error in the reader's words once its facts are names already; codes nobody has heard of are said as `internal`. */
export function useSayError(): (code: string, fillings?: Fillings) => string {
  const t = useTranslations('errors');
  const hazardName = useHazard();
  const isolated = useIsolated();
  return useCallback(
    (code, fillings = {}) => {
      const key = t.has(code) ? code : toErrorCode(code);
      const { hazard } = fillings;
      const said = { count: 0, ...fillings, hazard: typeof hazard === 'string' ? hazardName(hazard) : hazard };
      return t(key, isolated(said, EXPECTED));
    },
    [t, hazardName, isolated],
  );
}
