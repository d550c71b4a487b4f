'use client';

import { useEffect, useEffectEvent } from 'react';
import { browserClock } from '../../lib/sync/browser/clock.ts';
import { browserSurroundings } from '../../lib/sync/browser/surroundings.ts';
import { lookAgain } from './look-again.ts';

/** While `isWaiting`, looks by itself from time to time; `look` answers whether what is waited for is there. */
export function useLookAgain(isWaiting: boolean, look: () => Promise<boolean>): void {
  const latest = useEffectEvent(look);
  useEffect(() => {
    if (!isWaiting) return undefined;
    return lookAgain({
      look: () => latest(),
      surroundings: browserSurroundings(window),
      clock: browserClock(),
      random: { fraction: () => Math.random() },
    });
  }, [isWaiting]);
}
