'use client';

import { useEffect, useMemo, useState } from 'react';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { afterPaint } from '../ui/after-paint.ts';
import type { OpenStore } from './context.ts';
import { useOpenStore } from './context.ts';

type Answer<T> = { readonly question: object } & (
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }
);

export interface ReadOptions {
  /** Nothing on the screen waits for the first answer: it is read once what was drawn is painted. */
  readonly unhurried?: boolean;
}

/**
 * Runs a read of the store and again whenever something it read has changed, in whichever tab. Undefined until the first answer, and
 * again when `deps` change: the answer to an old question is never shown under a new one. Without a read nothing is asked.
 */
export function useStoreRead<T>(
  read: ((store: OpenStore) => Promise<T>) | null,
  deps: readonly unknown[],
  { unhurried = false }: ReadOptions = {},
): T | undefined {
  const store = useOpenStore();
  // One object per question: an answer belongs to the question it was read for.
  // eslint-disable-next-line react-hooks/exhaustive-deps, react-hooks/use-memo -- the caller's deps are the identity of the question
  const question = useMemo(() => ({}), [store, ...deps]);
  const [answer, setAnswer] = useState<Answer<T>>();
  useEffect(() => {
    if (!store || !read) return undefined;
    let isAsked = true;
    const answered = (given: Answer<T>) => {
      if (isAsked) setAnswer(given);
    };
    let end: (() => void) | undefined;
    const watch = () => {
      end = store.watch(() => read(store), {
        next: (value) => answered({ question, ok: true, value }),
        failed: (error) => answered({ question, ok: false, error }),
      });
    };
    let takeBack: (() => void) | undefined;
    if (unhurried) takeBack = afterPaint(watch);
    else watch();
    return () => {
      isAsked = false;
      takeBack?.();
      // A screen that goes makes room for another one, which is drawn first.
      if (end) afterPaint(end);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the question stands for the store and the caller's deps
  }, [question]);
  if (answer?.question !== question) return undefined;
  // A read that fails is a defect or a broken store: the nearest error screen says so.
  if (!answer.ok) throw answer.error;
  return answer.value;
}

/** A live read of the device's own rows, for example `useQuery((held) => held.samplesIn(id), [id])`. Undefined until the first answer. */
export function useQuery<T>(
  read: ((queries: LocalQueries) => Promise<T>) | null,
  deps: readonly unknown[],
  options?: ReadOptions,
): T | undefined {
  return useStoreRead(read && (({ queries }) => read(queries)), deps, options);
}
