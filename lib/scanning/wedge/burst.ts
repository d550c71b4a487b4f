/** When a run of characters is a scanner and not a person. */
export interface BurstLimits {
  /** Longest time between two characters of one code without it counting as a pause. */
  readonly maxGapMs: number;
  /** Longest hiccup: a Bluetooth link may stop in the middle of a code. What comes later is the rest of a code whose beginning is lost. */
  readonly maxPauseMs: number;
  /** Longest mean time per character in a text field: a person may hit two keys at once, but not eight. */
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
  /** Gaps that were longer than those of one code should be, and how long they were together. */
  readonly pauses: number;
  readonly pausedMs: number;
}

const MOST_CHARACTERS = 4096;
/** A person hits one key and a moment later a few at once; not so many. */
const LENGTH_WITH_PAUSE = 6;

/** The run with one more character; a new run when the character comes too late to belong to it. */
export function append(burst: Burst | null, text: string, at: number, limits: BurstLimits): Burst {
  if (burst === null || at - burst.lastAt > limits.maxPauseMs) {
    return { text, length: 1, startedAt: at, lastAt: at, pauses: 0, pausedMs: 0 };
  }
  // What is longer than any code is refused anyway; a hostile device must not fill the memory.
  const room = burst.text.length < MOST_CHARACTERS;
  const until = resumed(burst, at, limits);
  return { ...until, text: room ? burst.text + text : burst.text, length: burst.length + 1 };
}

/**
 * Whether so many characters so fast can only be a scanner. `at` is the time of the key that ends the run, or of its
 * last character when nothing but silence ends it.
 */
export function isScanner(burst: Burst, at: number, limits: BurstLimits): boolean {
  if (at - burst.lastAt > limits.maxPauseMs) return false;
  const { pauses, pausedMs } = resumed(burst, at, limits);
  if (pauses > 1 || burst.length < Math.max(limits.minLength, pauses * LENGTH_WITH_PAUSE)) return false;
  const gaps = (at > burst.lastAt ? burst.length : burst.length - 1) - pauses;
  return at - burst.startedAt - pausedMs <= gaps * limits.maxMeanMs;
}

/** Whether a run that went into nothing and ends with a key is a code at any speed: nobody else types there. */
export function isTyped(burst: Burst, at: number, { maxPauseMs, minLength }: BurstLimits): boolean {
  return at - burst.lastAt <= maxPauseMs && burst.length >= minLength;
}

/** The run as it goes on at this time. */
function resumed(burst: Burst, at: number, { maxGapMs }: BurstLimits): Burst {
  const gap = at - burst.lastAt;
  if (gap <= maxGapMs) return { ...burst, lastAt: at };
  return { ...burst, lastAt: at, pauses: burst.pauses + 1, pausedMs: burst.pausedMs + gap };
}
