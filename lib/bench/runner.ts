import type { Bench } from './bench.ts';
import { type FigureLine, judgeFigure } from './figure.ts';

/** What a run of benches came to. A missed target is news, not an error. */
export interface BenchOutcome {
  readonly figures: readonly FigureLine[];
  /** Crashes, and figures that were promised and not reported. */
  readonly errors: readonly string[];
}

/** Runs the benches that have a wanted figure, one after the other, and prints each figure as one JSON line. */
export async function runBenches(
  benches: readonly Bench[],
  wanted: readonly string[],
  print: (line: string) => void,
): Promise<BenchOutcome> {
  const figures: FigureLine[] = [];
  const errors = unknownNames(benches, wanted);
  for (const bench of errors.length > 0 ? [] : benches) {
    const due = new Set(bench.names.filter((name) => wanted.length === 0 || wanted.includes(name)));
    if (due.size === 0) continue;
    const open = new Set(due);
    try {
      await bench.run((figure) => {
        if (!bench.names.includes(figure.name)) throw new Error(`"${figure.name}" is not among the names of its bench`);
        if (!due.has(figure.name)) return;
        const line = judgeFigure(figure);
        open.delete(figure.name);
        figures.push(line);
        print(JSON.stringify(line));
      }, due);
      for (const name of open) errors.push(`${name} was not reported`);
    } catch (error) {
      errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  return { figures, errors };
}

function unknownNames(benches: readonly Bench[], wanted: readonly string[]): string[] {
  const known = benches.flatMap(({ names }) => names);
  const twice = known.filter((name, index) => known.indexOf(name) !== index);
  const missing = wanted.filter((name) => !known.includes(name));
  return [
    ...twice.map((name) => `two benches report "${name}"`),
    ...missing.map((name) => `there is no figure "${name}"; there are: ${known.join(', ')}`),
  ];
}
