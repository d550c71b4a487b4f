'use client';

import { z } from 'zod';
import { useOutbox } from '../sync/index.ts';

/** What the server has made of an import so far. */
export interface Outcome {
  /** Commands that have their verdict. */
  readonly settled: number;
  readonly imported: number;
  readonly bad: number;
  /** Codes of the commands that were refused as a whole. */
  readonly refusals: readonly string[];
}

const detailsSchema = z.object({ imported: z.number(), bad: z.number() });

/** The verdicts of these commands taken together, live; undefined until the outbox is read. */
export function useOutcome(ids: readonly string[]): Outcome | undefined {
  const items = useOutbox(Math.max(200, ids.length * 2));
  if (!items) return undefined;
  const wanted = new Set(ids);
  const verdicts = items.flatMap(({ id, verdict }) => (wanted.has(id) && verdict ? [verdict] : []));
  const details = verdicts.map((verdict) => detailsSchema.safeParse(verdict.details).data);
  return {
    settled: verdicts.length,
    imported: details.reduce((sum, one) => sum + (one?.imported ?? 0), 0),
    bad: details.reduce((sum, one) => sum + (one?.bad ?? 0), 0),
    refusals: [
      ...new Set(verdicts.flatMap(({ status, code }) => (status === 'rejected' && code !== null ? [code] : []))),
    ],
  };
}
