import type { z } from 'zod';
import type { Names } from './names.ts';

/** What a command's sentence is filled with. A name that this device does not know is left out. */
export type Fillings = Readonly<Record<string, string | number | undefined>>;

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
