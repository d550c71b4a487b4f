'use client';

import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import type { OpenStore } from './context.ts';
import { useOpenStore } from './context.ts';

/**
 * Runs a read of the store and again whenever something it read has changed, in whichever tab. Undefined until the first answer, and
 * again when `deps` change: the answer to an old question is never shown under a new one.
 */
export function useStoreRead<T>(read: (store: OpenStore) => Promise<T>, deps: readonly unknown[]): T | undefined {
  const store = useOpenStore();
  // One object per question: an answer belongs to the question it was read for.
  // eslint-disable-next-line react-hooks/exhaustive-deps, react-hooks/use-memo -- the caller's deps are the identity of the question
  const question = useMemo(() => ({}), [store, ...deps]);
  const answer = useLiveQuery(async () => (store ? { question, value: await read(store) } : undefined), [question]);
  return answer?.question === question ? answer.value : undefined;
}

/** A live read of the device's own rows, for example `useQuery((held) => held.samplesIn(id), [id])`. Undefined until the first answer. */
export function useQuery<T>(read: (queries: LocalQueries) => Promise<T>, deps: readonly unknown[]): T | undefined {
  return useStoreRead(({ queries }) => read(queries), deps);
}
