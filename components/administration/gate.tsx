'use client';

import type { ReactNode } from 'react';
import { useMay } from '../commands/use-may.ts';
import { useSession } from '../sync/index.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { DeniedState } from '../ui/states.tsx';

/** Shows administration to administrators and says to everybody else whom to ask. The server refuses all the same. */
export function AdministratorsOnly({ children }: { children: ReactNode }) {
  const session = useSession();
  const may = useMay();
  if (session.status !== 'ready') return <SkeletonRows rows={4} />;
  return may('set_branding.v1') ? children : <DeniedState level={1} />;
}
