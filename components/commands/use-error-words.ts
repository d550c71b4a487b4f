'use client';

import { useQuery } from '../sync/index.ts';
import { errorFacts } from './error-facts.ts';
import { useSayError } from './use-say-error.ts';

interface Problem {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** An error and its facts in the reader's words, with what to do next. Undefined while there is none or names are read. */
export function useErrorWords(error: Problem | null): string | undefined {
  const say = useSayError();
  const facts = error?.facts ?? {};
  const fillings = useQuery(error && ((names) => errorFacts(facts, names)), [JSON.stringify(error && facts)]);
  return error && fillings ? say(error.code, fillings) : undefined;
}
