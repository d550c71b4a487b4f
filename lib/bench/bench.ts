import { z } from 'zod';
import type { Figure } from './figure.ts';

/** Hands a figure to the runner, which prints it at once. */
export type Report = (figure: Figure) => void;

/** What a `*.bench.ts` file exports as its default. */
export interface Bench {
  /** The names of all figures it may report: known before it runs, so that one can be asked for. */
  readonly names: readonly string[];
  /** Measures and reports. `wanted` are the figures asked for: work for the others may be left out. */
  run(report: Report, wanted: ReadonlySet<string>): Promise<void>;
}

const benchModule = z.object({
  default: z.object({
    names: z.array(z.string().min(1)).min(1),
    run: z.custom<Bench['run']>((value) => typeof value === 'function', 'run is not a function'),
  }),
});

/** Checks that a loaded module is a bench. */
export function toBench(file: string, module: unknown): Bench {
  const read = benchModule.safeParse(module);
  if (!read.success) throw new Error(`${file} exports no bench:\n${z.prettifyError(read.error)}`);
  return read.data.default;
}
