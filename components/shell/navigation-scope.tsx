'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { NavId, NavItem } from './navigation.ts';

interface Scope {
  readonly hidden: readonly NavId[];
  /** How many things wait in a place. */
  readonly counts: Partial<Record<NavId, number>>;
}

const Context = createContext<Scope>({ hidden: [], counts: {} });

/** Leaves places out of the navigation that the person's role does not open, and says where something waits. The pages guard themselves all the same. */
export function NavigationScope({ hidden, counts, children }: Scope & { children: ReactNode }) {
  return <Context value={{ hidden, counts }}>{children}</Context>;
}

/** The given places without those hidden from this person. */
export function useVisible(items: readonly NavItem[]): readonly NavItem[] {
  const { hidden } = useContext(Context);
  return items.filter(({ id }) => !hidden.includes(id));
}

/** How many things wait in any of these places. */
export function useWaiting(items: readonly NavItem[]): number {
  const { counts } = useContext(Context);
  return items.reduce((sum, { id }) => sum + (counts[id] ?? 0), 0);
}
