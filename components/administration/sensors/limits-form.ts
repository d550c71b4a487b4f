import { z } from 'zod';
import { typedNumber } from '../../../lib/domain/readings/typed.ts';
import type { Limits } from '../../../lib/domain/thresholds/defaults.ts';
import { type LimitedQuantity, isRise, severitySchema } from '../../../lib/domain/thresholds/model.ts';

const MINUTE = 60;
const MOST_DELAY = 604_800 / MINUTE;
const MOST_SILENCE = 2_592_000 / MINUTE;

/** A number as typed; an empty field is null. */
const optionalNumber = z.string().transform((text, context) => {
  if (text.trim() === '') return null;
  const number = typedNumber(text);
  if (number === null) context.addIssue({ code: 'custom', message: 'number' });
  return number;
});
const minutes = (min: number, max: number) =>
  optionalNumber.refine((number) => number === null || (number >= min && number <= max), { message: 'minutes' });

/** Limits as somebody types them: in the unit of their quantity, times in minutes. */
const limitsForm = z
  .object({
    low: optionalNumber,
    high: optionalNumber,
    hysteresis: optionalNumber.refine((number) => number === null || number >= 0, { message: 'negative' }),
    delay: minutes(0, MOST_DELAY),
    silentAfter: minutes(1, MOST_SILENCE),
    severity: severitySchema,
  })
  .superRefine(({ low, high, hysteresis, silentAfter }, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (low === null && high === null && silentAfter === null) issue('high', 'nothing');
    const room = hysteresis ?? 0;
    if (low !== null && high !== null && low + room >= high - room) issue('high', 'room');
  });
/** The same of a rise, which goes upwards alone; an alert about one must be able to end. */
const riseForm = limitsForm.superRefine(({ high, hysteresis }, context) => {
  if (high !== null && high - (hysteresis ?? 0) <= 0)
    context.addIssue({ code: 'custom', path: ['high'], message: 'rise' });
});

/** The form for the limits of a quantity. */
export const limitsFormOf = (quantity: LimitedQuantity) => (isRise(quantity) ? riseForm : limitsForm);
export type LimitsInput = z.input<typeof limitsForm>;
export type LimitsValues = z.output<typeof limitsForm>;

const written = (number: number | null) => (number === null ? '' : String(number));

/** The form of given limits; empty for none. */
export function formOfLimits(limits: Limits | null): LimitsInput {
  return {
    low: written(limits?.low ?? null),
    high: written(limits?.high ?? null),
    hysteresis: written(limits?.hysteresis ?? 0),
    delay: written((limits?.delaySeconds ?? 600) / MINUTE),
    silentAfter: written(limits?.silentAfterSeconds == null ? null : limits.silentAfterSeconds / MINUTE),
    severity: limits?.severity ?? 'critical',
  };
}

/** The limits that a form means. */
export function limitsOf({ low, high, hysteresis, delay, silentAfter, severity }: LimitsValues): Limits {
  return {
    ...{ low, high, severity },
    hysteresis: hysteresis ?? 0,
    delaySeconds: Math.round((delay ?? 0) * MINUTE),
    silentAfterSeconds: silentAfter === null ? null : Math.round(silentAfter * MINUTE),
  };
}
