import type { z } from 'zod';
import type { Names } from './names.ts';
import type { Fillings } from './use-isolated.ts';

/** Fills the sentence of one command; arguments it cannot read fill nothing. */
export type Wording = (args: unknown, names: Names) => Promise<Fillings>;

/** Ties a command's argument schema to what its sentence needs. */
export function worded<Args>(
  schema: z.ZodType<Args>,
  fill: (args: Args, names: Names) => Promise<Fillings> | Fillings,
): Wording {
  return async (args, names) => {
    const read = schema.safeParse(args);
    return read.success ? fill(read.data, names) : {};
  };
}
