import { z } from 'zod';

/** A span as a browser's own fields give it: date and time in the zone of this device. */
export const spanForm = z
  .object({
    from: z.iso.datetime({ local: true, error: 'required' }),
    to: z.iso.datetime({ local: true, error: 'required' }),
  })
  .refine(({ from, to }) => Date.parse(to) > Date.parse(from), { path: ['to'], message: 'span' });

/** The moments of a typed span. */
export function spanOf({ from, to }: { from: string; to: string }): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** What a form begins with: from now for two hours. */
export function startOfSpan(): { from: string; to: string } {
  const now = Date.now();
  return { from: typed(now), to: typed(now + 2 * 3_600_000) };
}

function typed(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
