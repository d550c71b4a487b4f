'use client';

import { createContext, type ReactNode, useContext } from 'react';

const AtRest = createContext(true);

/** Says whether the screen that is open has what it needs; until then nothing is fetched ahead of what somebody may do next. */
export function AheadScope({ isAtRest, children }: { isAtRest: boolean; children: ReactNode }) {
  return <AtRest value={isAtRest}>{children}</AtRest>;
}

/** Whether other pages may be fetched ahead now. */
export function useIsAtRest(): boolean {
  return useContext(AtRest);
}
