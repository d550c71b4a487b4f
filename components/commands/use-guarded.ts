'use client';

import { useCallback } from 'react';
import type { ArgsOf } from '../../lib/domain/commands/catalogue.ts';
import type { CommandName } from '../../lib/domain/commands/permissions.ts';
import type { Kept } from '../../lib/sync/outbox/model.ts';
import { SyncError } from '../../lib/sync/ports.ts';
import { useEnqueue } from '../sync/index.ts';
import { useToast } from '../ui/toast.tsx';
import { useSayError } from './use-say-error.ts';

/** Runs what may fail on this phone (no room left, a call without a network) and says so, until it is read. Answers null then. */
export function useGuarded(): <T>(act: () => Promise<T>) => Promise<T | null> {
  const toast = useToast();
  const say = useSayError();
  return useCallback(
    async (act) => {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof SyncError)) throw error;
        toast({ tone: 'danger', text: say(error.code), sticky: true });
        return null;
      }
    },
    [toast, say],
  );
}

/** Gives a command; null when this phone could not keep it, which has then been said. */
export function useGive(): <N extends CommandName>(name: N, args: ArgsOf[N]) => Promise<Kept | null> {
  const enqueue = useEnqueue();
  const guarded = useGuarded();
  return useCallback((name, args) => guarded(() => enqueue(name, args)), [enqueue, guarded]);
}
