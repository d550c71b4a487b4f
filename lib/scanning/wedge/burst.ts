/** When a run of characters is a scanner and not a person. */
export interface BurstLimits {
  /** Longest time between two characters of one code. */
  readonly maxGapMs: number;
  /** Longest mean time per character: a person may hit two keys at once, but not eight. */
  readonly maxMeanMs: number;
  /** Shortest code, in characters. */
  readonly minLength: number;
}

/** A run of characters, each close behind the one before. */
export interface Burst {
  readonly text: string;
  readonly length: number;
  readonly startedAt: number;
  readonly lastAt: number;
}

const MOST_CHARACTERS = 4096;

/** The run with one more character; a new run when the character comes too late to belong to it. */
export function append(burst: Burst | null, text: string, at: number, { maxGapMs }: BurstLimits): Burst {
  if (burst === null || at - burst.lastAt > maxGapMs) return { text, length: 1, startedAt: at, lastAt: at };
  // What is longer than any code is refused anyway; a hostile device must not fill the memory.
  const room = burst.text.length < MOST_CHARACTERS;
  return { ...burst, text: room ? burst.text + text : burst.text, length: burst.length + 1, lastAt: at };
}

/**
 * Whether so many characters so fast can only be a scanner. `at` is the time of the key that ends the run, or of its
 * last character when nothing but silence ends it.
 */
export function isScanner(burst: Burst, at: number, limits: BurstLimits): boolean {
  if (burst.length < limits.minLength || at - burst.lastAt > limits.maxGapMs) return false;
  const gaps = at > burst.lastAt ? burst.length : burst.length - 1;
  return at - burst.startedAt <= gaps * limits.maxMeanMs;
}
