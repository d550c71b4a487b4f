import type { ClockPort } from './ports.ts';

/** Long enough for a screen to draw what has just been kept, short enough that nobody sees it. */
const BREATH_MS = 50;

/** A pause that whoever needs what comes after it can cut short. */
export interface Breath {
  /** Resolves after the pause, or at once when it is cut short. */
  take(): Promise<void>;
  cut(): void;
}

/** Makes the pauses between what a person waits for and what only the next step needs. */
export function breathOf(clock: ClockPort): Breath {
  const waiting = new Set<() => void>();
  return {
    take: () =>
      new Promise((resolve) => {
        const go = (): void => {
          waiting.delete(go);
          cancel();
          resolve();
        };
        const cancel = clock.after(BREATH_MS, go);
        waiting.add(go);
      }),
    cut() {
      for (const go of [...waiting]) go();
    },
  };
}
