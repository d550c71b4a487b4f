import { z } from 'zod';
import { Refusal, applied } from '../../commands/verdict.ts';
import type { Predict } from '../../world/ports.ts';
import { alertRuleSchema, knownRules } from '../model.ts';

/** Sets some of the alert rules; what is not named stays. */
export const setAlertRulesArgs = z.strictObject({ rules: z.array(alertRuleSchema).min(1).max(20) });
export type SetAlertRulesArgs = z.infer<typeof setAlertRulesArgs>;

/** Rules: none is named twice, and each amount is within its bounds (`arguments_invalid`). */
export const predictSetAlertRules: Predict<SetAlertRulesArgs> = ({ rules }) => {
  const named = new Set<string>();
  for (const { rule, amount } of rules) {
    if (named.has(rule)) throw new Refusal('arguments_invalid', { field: 'rules' });
    named.add(rule);
    const { least, most } = knownRules[rule];
    if (amount < least || amount > most) throw new Refusal('arguments_invalid', { field: 'amount' });
  }
  return Promise.resolve(applied());
};
