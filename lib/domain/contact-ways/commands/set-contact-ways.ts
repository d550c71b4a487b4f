import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import { severitySchema } from '../../thresholds/model.ts';
import type { Predict } from '../../world/ports.ts';
import { contactWaySchema } from '../model.ts';

/**
 * By which ways a person is told themself, from which severity on, and in which language. It names no address: what a command says stays for ever
 * in the ledger, where others read it.
 */
export const setContactWaysArgs = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/),
  ways: z
    .array(z.strictObject({ way: contactWaySchema, enabled: z.boolean(), minimumSeverity: severitySchema }))
    .min(1)
    .max(2),
});
export type SetContactWaysArgs = z.infer<typeof setContactWaysArgs>;

/** Rules: each way is named once (`arguments_invalid`). */
export const predictSetContactWays: Predict<SetContactWaysArgs> = async ({ ways }) => {
  if (new Set(ways.map(({ way }) => way)).size < ways.length) throw new Refusal('arguments_invalid', { field: 'ways' });
  return applied();
};
