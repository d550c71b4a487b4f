'use client';

import { useCallback } from 'react';
import { type CommandName, commandPermissions } from '../../lib/domain/commands/permissions.ts';
import { useSession } from '../sync/index.ts';

/** Whether the person's role gives a command; what they may not do is not offered (the server decides all the same). */
export function useMay(): (name: CommandName) => boolean {
  const session = useSession();
  const role = session.status === 'ready' ? session.tenant.role : null;
  return useCallback((name) => commandPermissions[name].some((allowed) => allowed === role), [role]);
}
