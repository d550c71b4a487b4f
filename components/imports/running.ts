import { z } from 'zod';
import { importKinds } from '../../lib/domain/imports/model.ts';
import { slicesOf } from './slices.ts';

const factsSchema = z.object({
  importId: z.uuid(),
  kind: z.enum(importKinds),
  mode: z.enum(['good', 'all_or_none']),
  firstRow: z.number().int(),
  lastRow: z.number().int(),
  /** Bad rows that were never sent, of which no command tells. */
  unsent: z.number().int().min(0).default(0),
  /** What to search for to find what comes in. */
  lookFor: z.string().nullable().default(null),
});
type Facts = z.infer<typeof factsSchema>;

const slicesIn = ({ firstRow, lastRow, mode }: Facts) => slicesOf(firstRow, lastRow, mode);

const runningSchema = factsSchema
  .extend({
    /** The id of each slice's command, made before the first is given. */
    ids: z.array(z.uuid()).readonly(),
  })
  // With fewer, some rows would never be given, and it would be said that all are in.
  .refine((running) => running.ids.length === slicesIn(running).length);
/** An import that was begun: all that is needed to give its slices, and to show how far it is, after the page was left. */
export type Running = z.infer<typeof runningSchema>;

/** An import as it begins, with an id for each of its commands. */
export function beginRunning(facts: Facts, newId: () => string): Running {
  return { ...facts, ids: slicesIn(facts).map(() => newId()) };
}

type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where a person's last import is remembered: another person, or the same one elsewhere, has another. */
export const runningKey = (userId: string, tenantId: string) => `tracseq.import.${userId}.${tenantId}`;

/** The import that was begun last and not put away since; undefined when there is none. */
export function recallRunning(memory: Memory, key: string): Running | undefined {
  const text = memory.getItem(key);
  if (text === null) return undefined;
  try {
    return runningSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Keeps an import so that it can be come back to; undefined puts it away. */
export function keepRunning(memory: Memory, key: string, running: Running | undefined): void {
  if (running) memory.setItem(key, JSON.stringify(running));
  else memory.removeItem(key);
}
