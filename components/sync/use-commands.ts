'use client';

import { useCallback } from 'react';
import type { ArgsOf } from '../../lib/domain/commands/catalogue.ts';
import type { CommandName } from '../../lib/domain/commands/permissions.ts';
import type { Kept } from '../../lib/sync/outbox/model.ts';
import { requireStore, useOpenStore } from './context.ts';

/**
 * Gives a command. It resolves when the command is durable on this device (then, and not before, tell the person it is done) and throws a
 * `SyncError` when it could not be stored (`storage_full`) or its arguments are wrong. Given again under an id of one's own, it is the same
 * command.
 */
export function useEnqueue(): <N extends CommandName>(name: N, args: ArgsOf[N], id?: string) => Promise<Kept> {
  const store = useOpenStore();
  return useCallback(
    (name, args, id) => requireStore(store).engine.enqueue({ name, args, ...(id !== undefined && { id }) }),
    [store],
  );
}
