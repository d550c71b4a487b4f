'use client';

import { useState } from 'react';
import { type Landed, landedAt } from './landed.ts';
import type { Occupant } from './occupant.ts';

/** What was put down last on a map, and where it is now. */
export interface LandedMark {
  /** Its position in this holder; null when nothing was put down, or it is elsewhere again. */
  readonly position: string | null;
  readonly mark: (thing: { readonly id: string }, to: string) => void;
  readonly clear: () => void;
}

/** Follows what was put down last, so that an undo takes the light back to where the thing really is. */
export function useLanded(occupants: readonly Occupant[]): LandedMark {
  const [landed, setLanded] = useState<Landed | null>(null);
  const now = landed && landedAt(landed, occupants);
  if (now && now.isSeen !== landed.isSeen) setLanded({ ...landed, isSeen: now.isSeen });
  return {
    position: now?.position ?? null,
    mark: ({ id }, to) => setLanded({ id, to, isSeen: false }),
    clear: () => setLanded(null),
  };
}
