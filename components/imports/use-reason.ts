'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { explainer } from '../../lib/domain/imports/explain.ts';
import { withVisibleMarks } from '../../lib/domain/imports/invisible.ts';
import { CELL_MAX_LENGTH } from '../../lib/domain/imports/map-rows.ts';
import { useIsolated } from '../commands/use-isolated.ts';
import { useSayError } from '../commands/use-say-error.ts';
import type { BadRow, Prepared } from './staging.ts';

/** Why a row cannot be imported, in words for whoever corrects the file: what is said to people who scan is said anew here. */
export function useReason(prepared?: Prepared): (row: BadRow) => string {
  const t = useTranslations('imports.bad');
  const say = useSayError();
  const isolated = useIsolated();
  const explain = useMemo(() => explainer(prepared), [prepared]);
  return useCallback(
    (bad) => {
      const reason = explain(bad);
      if (reason.why === 'twice' || reason.why === 'placeTwice') return t(reason.why, { row: reason.row });
      if (reason.why !== 'code') return t(reason.why, { characters: CELL_MAX_LENGTH });
      const { code, value } = bad;
      const shown = value === null ? undefined : withVisibleMarks(value);
      if (t.has(`reasons.${code}`)) return t(`reasons.${code}`, isolated({ value: shown }, ['value']));
      return say(code, { barcode: shown, position: shown });
    },
    [explain, isolated, say, t],
  );
}
