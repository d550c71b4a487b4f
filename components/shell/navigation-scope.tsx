'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { NavId, NavItem } from './navigation.ts';

const Context = createContext<readonly NavId[]>([]);

/** Leaves places out of the navigation that the person's role does not open. The pages guard themselves all the same. */
export function NavigationScope({ hidden, children }: { hidden: readonly NavId[]; children: ReactNode }) {
  return <Context value={hidden}>{children}</Context>;
}

/** The given places without those hidden from this person. */
export function useVisible(items: readonly NavItem[]): readonly NavItem[] {
  const hidden = useContext(Context);
  return items.filter(({ id }) => !hidden.includes(id));
}
