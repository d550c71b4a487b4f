'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { useBackend, usePokes, useSession } from '../sync/index.ts';
import type { Question } from './use-remote.ts';

/** An answer of the server: the last one stays while the next is asked for. */
export interface Answer<T> {
  readonly data: T | undefined;
  readonly state: 'asking' | 'ready' | 'failed';
}

/**
 * One question to the server, asked when `question` changes (memoise it), at every notification and on return of the network. For what is too
 * much to keep on the device: a curve, a list of samples. Null asks nothing.
 */
export function useAnswer<T>(schema: z.ZodType<T>, question: Question | null): Answer<T> {
  const backend = useBackend();
  const session = useSession();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const [answer, setAnswer] = useState<Answer<T>>({ data: undefined, state: 'asking' });
  const asked = useRef(0);

  const ask = useCallback(async () => {
    if (question === null || tenantId === null) return;
    asked.current += 1;
    const turn = asked.current;
    let found: T | undefined;
    try {
      const { data, error } = await question(await backend.client(), tenantId);
      if (error === null) found = schema.safeParse(data).data;
    } catch {
      // No network or no session: the screen says that it could not ask.
      found = undefined;
    }
    // An answer that was overtaken by a newer question is not shown.
    if (turn !== asked.current) return;
    setAnswer((before) =>
      found === undefined ? { data: before.data, state: 'failed' } : { data: found, state: 'ready' },
    );
  }, [backend, question, schema, tenantId]);

  useEffect(() => {
    const now = () => void ask();
    now();
    window.addEventListener('online', now);
    return () => window.removeEventListener('online', now);
  }, [ask]);
  usePokes(useCallback(() => void ask(), [ask]));
  return answer;
}
