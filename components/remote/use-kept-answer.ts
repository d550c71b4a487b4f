'use client';

import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import { useSession } from '../sync/index.ts';
import { keepAnswer, keptAnswer } from './kept-answers.ts';
import { useAnswer } from './use-answer.ts';
import type { Question } from './use-remote.ts';

/** What is known of an answer now, and since when. */
export interface Known<T> {
  readonly data: T | undefined;
  /** When the server said so, ISO 8601; undefined when it never has, on this device. */
  readonly asOf: string | undefined;
  readonly state: 'asking' | 'ready' | 'failed';
}

/**
 * One question to the server as `useAnswer` asks it, whose last answer is kept on the device under `name`: what was looked at once is there
 * without a network too, with the moment it is from.
 */
export function useKeptAnswer<T>(name: string, schema: z.ZodType<T>, question: Question): Known<T> {
  const session = useSession();
  const key = session.status === 'ready' ? `${session.person.userId} ${session.tenant.id} ${name}` : null;
  const dated = useMemo(() => schema.transform((data) => ({ data, asOf: new Date().toISOString() })), [schema]);
  const { data: told, state } = useAnswer(dated, question);
  const [kept, setKept] = useState<{ key: string; data: T; asOf: string }>();

  useEffect(() => {
    if (key === null) return;
    let current = true;
    void keptAnswer(key).then((found) => {
      const read = found && schema.safeParse(found.answer);
      if (current && found && read?.success) setKept({ key, data: read.data, asOf: found.asOf });
    });
    return () => {
      current = false;
    };
  }, [key, schema]);
  useEffect(() => {
    if (key !== null && told !== undefined) void keepAnswer({ key, answer: told.data, asOf: told.asOf });
  }, [key, told]);
  const shown = told ?? (kept?.key === key ? kept : undefined);
  return { data: shown?.data, asOf: shown?.asOf, state };
}
