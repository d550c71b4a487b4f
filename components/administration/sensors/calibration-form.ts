import { z } from 'zod';
import { typedNumber } from '../../../lib/domain/readings/typed.ts';
import { calibratedQuantitySchema } from '../../../lib/domain/sensors/model.ts';

const MOST = 50;

/** A calibration as somebody types it: days as the date picker writes them. */
export const calibrationForm = z.object({
  quantity: calibratedQuantitySchema,
  offset: z.string().transform((text, context) => {
    const offset = typedNumber(text);
    if (offset !== null && Math.abs(offset) <= MOST) return offset;
    context.addIssue({ code: 'custom', message: 'offset' });
    return z.NEVER;
  }),
  validFrom: z.iso.date('required'),
  certificate: z.string().trim().min(1, 'required').max(120),
  dueOn: z.string().transform((text) => (text === '' ? null : text)),
});

/** The beginning of a day where this device is. */
export function beginningOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

/** The calendar day of a moment where this device is, as a date picker writes it. */
export function dayOf(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
