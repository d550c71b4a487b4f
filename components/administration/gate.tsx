'use client';

import type { ReactNode } from 'react';
import type { CommandName } from '../../lib/domain/commands/permissions.ts';
import { useMay } from '../commands/use-may.ts';
import { useSession } from '../sync/index.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { DeniedState } from '../ui/states.tsx';

/** Shows administration to administrators and says to everybody else whom to ask. The server refuses all the same. */
export function AdministratorsOnly({ children }: { children: ReactNode }) {
  return <OpenTo command="set_branding.v1">{children}</OpenTo>;
}

/** Shows a part of administration to those whose role gives this command. */
export function OpenTo({ command, children }: { command: CommandName; children: ReactNode }) {
  const session = useSession();
  const may = useMay();
  if (session.status !== 'ready') return <SkeletonRows rows={4} />;
  return may(command) ? children : <DeniedState level={1} />;
}
