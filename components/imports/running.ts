import { z } from 'zod';
import { importKinds } from '../../lib/domain/imports/model.ts';

const runningSchema = z.object({
  importId: z.uuid(),
  kind: z.enum(importKinds),
  mode: z.enum(['good', 'all_or_none']),
  firstRow: z.number().int(),
  lastRow: z.number().int(),
  /** Commands given to the outbox so far, in the order of the slices. */
  ids: z.array(z.uuid()).readonly(),
  /** The id of the next slice once it is being given: whether the outbox has it, nobody may have lived to note. */
  giving: z.uuid().nullable().default(null),
  /** Bad rows that were never sent, of which no command tells. */
  unsent: z.number().int().min(0).default(0),
  /** What to search for to find what comes in. */
  lookFor: z.string().nullable().default(null),
});
/** An import that was begun: all that is needed to show how far it is, and to go on giving its slices, after the page was left. */
export type Running = z.infer<typeof runningSchema>;

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
