'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

const KNOWN = [
  ...(['biosafety_1', 'biosafety_2', 'biosafety_3', 'biosafety_4'] as const),
  ...(['corrosive', 'flammable', 'infectious', 'radioactive', 'toxic'] as const),
];

/** How a hazard is said: the usual ones in the reader's words, those of a laboratory's own as it writes them. */
export function useHazard(): (hazard: string) => string {
  const t = useTranslations('common.hazards');
  return useCallback(
    (hazard) => {
      const known = KNOWN.find((name) => name === hazard);
      return known === undefined ? hazard : t(known);
    },
    [t],
  );
}
