'use client';

import { z } from 'zod';
import { importRowErrorSchema } from '../../lib/domain/imports/model.ts';
import { useStoreRead } from '../sync/use-live.ts';
import type { BadRow } from './staging.ts';

/** What the server has made of an import so far. */
export interface Outcome {
  /** Commands that have their verdict. */
  readonly settled: number;
  readonly imported: number;
  readonly bad: number;
  /** Why rows were left out; the server lists the first 1,000 of each command. */
  readonly errors: readonly BadRow[];
  /** Codes of the commands that were refused as a whole. */
  readonly refusals: readonly string[];
}

const detailsSchema = z.object({
  imported: z.number(),
  bad: z.number(),
  errors: z.array(importRowErrorSchema).default([]),
});

/** The verdicts of these commands taken together, live; undefined until the outbox is read. */
export function useOutcome(ids: readonly string[]): Outcome | undefined {
  const items = useStoreRead(({ engine }) => Promise.all(ids.map((id) => engine.outbox.get(id))), [ids]);
  if (!items) return undefined;
  const verdicts = items.flatMap((item) => (item?.verdict ? [item.verdict] : []));
  const details = verdicts.flatMap((verdict) => detailsSchema.safeParse(verdict.details).data ?? []);
  return {
    settled: verdicts.length,
    imported: details.reduce((sum, one) => sum + one.imported, 0),
    bad: details.reduce((sum, one) => sum + one.bad, 0),
    errors: details.flatMap(({ errors }) => errors),
    refusals: [
      ...new Set(verdicts.flatMap(({ status, code }) => (status === 'rejected' && code !== null ? [code] : []))),
    ],
  };
}
