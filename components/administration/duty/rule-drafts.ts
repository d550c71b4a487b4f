import { type AlertRule, knownRules } from '../../../lib/domain/alert-rules/model.ts';

/** An alert rule as somebody has it in the form: its amount as it was typed. */
export interface RuleDraft extends Pick<AlertRule, 'rule' | 'enabled'> {
  readonly amount: string;
}

/** The form of a rule that nobody has changed yet. */
export const draftOf = (rule: AlertRule): RuleDraft => ({ ...rule, amount: String(rule.amount) });

/** Whether a draft can be saved: a whole number between the limits of its rule. */
export function isWithin({ rule, amount }: RuleDraft): boolean {
  const { least, most } = knownRules[rule];
  return /^\d{1,6}$/.test(amount.trim()) && Number(amount) >= least && Number(amount) <= most;
}

/** The rule that a draft says; its amount is NaN while what was typed is none. */
export const saidBy = ({ rule, enabled, amount }: RuleDraft): AlertRule => ({
  rule,
  enabled,
  amount: amount.trim() === '' ? Number.NaN : Number(amount),
});

/** Whether somebody changed a draft: it says what none of these rules says. */
export function isChanged(draft: RuleDraft, ...known: readonly (readonly AlertRule[])[]): boolean {
  const { rule, enabled, amount } = saidBy(draft);
  return !known.some((rules) =>
    rules.some((one) => one.rule === rule && one.enabled === enabled && one.amount === amount),
  );
}

/**
 * The drafts over rules that are told anew, as when somebody else has saved theirs meanwhile: what this person changed since any of the rules
 * `before` stays as they have it, everything else becomes what is told.
 */
export function rebased(
  drafts: readonly RuleDraft[],
  told: readonly AlertRule[],
  ...before: readonly (readonly AlertRule[])[]
): RuleDraft[] {
  return told.map((rule) => {
    const draft = drafts.find((one) => one.rule === rule.rule);
    return draft && isChanged(draft, ...before) ? draft : draftOf(rule);
  });
}
