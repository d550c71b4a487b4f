import { z } from 'zod';

/** A colour as it is typed: `#rrggbb`, in letters of either case. Its error's code is `color`. */
export const colorCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'color');

/** What was typed as a colour, or the other one while it is none. */
export function colorOr(typed: string, other: string): string {
  return colorCode.safeParse(typed).data ?? other;
}
