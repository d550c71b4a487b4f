'use client';

import { useMemo } from 'react';
import { type HeldSites, heldSites } from './held-sites.ts';
import { useStoreRead } from './use-live.ts';

export type { SiteHolding } from './held-sites.ts';

/** Which sites are on this device, live; undefined until it was read. */
export function useHeldSites(): HeldSites | undefined {
  const holding = useStoreRead(({ engine }) => engine.holding(), []);
  return useMemo(() => holding && heldSites(holding), [holding]);
}
