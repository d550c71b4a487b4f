'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { type Backend, useBackend, usePokes, useSession } from '../sync/index.ts';
import type { Question } from './use-remote.ts';

/** An answer of the server: the last one stays while the next is asked for. */
export interface Answer<T> {
  readonly data: T | undefined;
  readonly state: 'asking' | 'ready' | 'failed';
}

const always = () => true;

/**
 * One question to the server, asked when `question` changes (memoise it), at every notification and on return of the network: at most once at a
 * time, and once more after whatever came meanwhile. For what is too much to keep on the device: a curve, a list of samples. Null asks nothing.
 * `concerns` (of module scope) says which notifications may have changed the answer; without it every one may.
 */
export function useAnswer<T>(
  schema: z.ZodType<T>,
  question: Question | null,
  concerns: (event: string, known: T | undefined) => boolean = always,
): Answer<T> {
  const backend = useBackend();
  const session = useSession();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const [answer, setAnswer] = useState<Answer<T>>({ data: undefined, state: 'asking' });
  const again = useRef<() => void>(() => undefined);
  const known = useRef<T | undefined>(undefined);

  useEffect(() => {
    if (question === null || tenantId === null) return;
    let ended = false;
    let busy = false;
    let wanted = 0;
    let answered = 0;
    const ask = async () => {
      wanted += 1;
      if (busy) return;
      busy = true;
      while (answered < wanted) {
        answered = wanted;
        const found = await answerOf(backend, schema, question, tenantId);
        // The answer to a question that nobody asks any more is not shown.
        if (ended) return;
        if (found !== undefined) known.current = found;
        setAnswer((before) =>
          found === undefined ? { data: before.data, state: 'failed' } : { data: found, state: 'ready' },
        );
      }
      busy = false;
    };
    const now = () => void ask();
    again.current = now;
    now();
    window.addEventListener('online', now);
    return () => {
      ended = true;
      again.current = () => undefined;
      window.removeEventListener('online', now);
    };
  }, [backend, question, schema, tenantId]);
  usePokes(
    useCallback(
      ({ event }) => {
        if (concerns(event, known.current)) again.current();
      },
      [concerns],
    ),
  );
  return answer;
}

async function answerOf<T>(
  backend: Backend,
  schema: z.ZodType<T>,
  question: Question,
  tenantId: string,
): Promise<T | undefined> {
  try {
    const { data, error } = await question(await backend.client(), tenantId);
    return error === null ? schema.safeParse(data).data : undefined;
  } catch {
    // No network or no session: the screen says that it could not ask.
    return undefined;
  }
}
