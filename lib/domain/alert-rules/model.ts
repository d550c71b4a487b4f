import { z } from 'zod';

/** What a rule is when nobody has said otherwise, in its unit, and between which bounds a laboratory may set it. */
interface KnownRule {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly enabled: boolean;
  readonly amount: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Everything that is watched for without being measured; `private.alert_causes` in SQL holds the same table and a test compares the two. After so long a
 * conflict is told of, or a device that is not heard from: one on which steps wait (`device_stale`), and one on which somebody worked lately though
 * nothing waits (`device_quiet`, off at first: every phone is silent over a weekend). So long after it was due, a
 * sample that is out (`checkout_overdue`), and a shipment that was expected (`shipment_overdue`). So long before it, what expires or runs out.
 */
export const knownRules = {
  conflict_open: { unit: 'minutes', enabled: true, amount: 15, least: 1, most: 10_080 },
  device_stale: { unit: 'hours', enabled: true, amount: 24, least: 1, most: 720 },
  device_quiet: { unit: 'hours', enabled: false, amount: 24, least: 1, most: 160 },
  checkout_overdue: { unit: 'hours', enabled: true, amount: 1, least: 0, most: 720 },
  sample_expiring: { unit: 'days', enabled: true, amount: 30, least: 0, most: 365 },
  shipment_overdue: { unit: 'hours', enabled: true, amount: 2, least: 0, most: 720 },
  calibration_due: { unit: 'days', enabled: true, amount: 14, least: 0, most: 365 },
} as const satisfies Record<string, KnownRule>;

export type RuleName = keyof typeof knownRules;
export const ruleNames = [
  'conflict_open',
  'device_stale',
  'device_quiet',
  'checkout_overdue',
  'sample_expiring',
  'calibration_due',
  'shipment_overdue',
] as const;

/** One rule as a laboratory has set it. */
export const alertRuleSchema = z.strictObject({
  rule: z.enum(ruleNames),
  enabled: z.boolean(),
  amount: z.number().int(),
});
export type AlertRule = z.infer<typeof alertRuleSchema>;

/** Every rule as it is in force: what the laboratory has set, else what the product comes with. */
export function rulesInForce(set: readonly AlertRule[]): AlertRule[] {
  return ruleNames.map((rule) => {
    const { enabled, amount } = set.find((said) => said.rule === rule) ?? knownRules[rule];
    return { rule, enabled, amount };
  });
}
