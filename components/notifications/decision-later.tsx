'use client';

import dynamic from 'next/dynamic';
import { useIsAtRest } from '../../lib/i18n/navigation.ts';

const DecisionRow = dynamic(() => import('./decision-row.tsx').then((module) => module.DecisionRow), { ssr: false });

/** What waits for a decision about notifications: asked for when the page has what it needs, and nothing until then. */
export function DecisionLater() {
  return useIsAtRest() && <DecisionRow />;
}
