'use client';

import { z } from 'zod';
import { useStoreRead } from '../../sync/use-live.ts';

/** What the server has made of the readings so far. */
export interface Recorded {
  /** Batches that have their verdict. */
  readonly settled: number;
  readonly accepted: number;
  readonly known: number;
  readonly refused: number;
  /** Why readings or whole batches were refused. */
  readonly codes: readonly string[];
}

const detailsSchema = z.object({
  accepted: z.number(),
  duplicates: z.number(),
  refused: z.array(z.object({ code: z.string() })),
});

/** The verdicts of these commands taken together, live; undefined until the outbox is read. */
export function useRecorded(ids: readonly string[]): Recorded | undefined {
  const items = useStoreRead(({ engine }) => Promise.all(ids.map((id) => engine.outbox.get(id))), [ids]);
  if (!items) return undefined;
  const verdicts = items.flatMap((item) => (item?.verdict ? [item.verdict] : []));
  const details = verdicts.flatMap((verdict) => detailsSchema.safeParse(verdict.details).data ?? []);
  const refused = details.flatMap((one) => one.refused);
  const whole = verdicts.flatMap(({ status, code }) => (status === 'rejected' && code !== null ? [code] : []));
  return {
    settled: verdicts.length,
    accepted: details.reduce((sum, one) => sum + one.accepted, 0),
    known: details.reduce((sum, one) => sum + one.duplicates, 0),
    refused: refused.length,
    codes: [...new Set([...whole, ...refused.map(({ code }) => code)])],
  };
}
