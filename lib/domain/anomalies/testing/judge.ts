import type { AnomalyEvent } from '../model.ts';

const HOUR = 3_600_000;
/** A warning this long before a labelled window still belongs to it. */
const SHORTLY_BEFORE = 24 * HOUR;

/** A failure as it is labelled: the window it lies in, and the instant from which the lead is counted. Milliseconds. */
export interface Window {
  readonly start: number;
  readonly end: number;
  /** When it would have been noticed anyway; null: no lead is counted. */
  readonly failsAt: number | null;
  /** A change that is none of our failures: neither found nor false. */
  readonly isNeutral?: boolean;
}

/** What became of the failures of some series. */
export interface Verdict {
  readonly failures: number;
  readonly found: number;
  readonly falseAlarms: number;
  /** Weeks watched outside the windows, without the warm-up. */
  readonly weeks: number;
  /** Hours of warning of each failure found. */
  readonly leads: readonly number[];
}

/** Sets the raised events against the labelled windows. `from` is when the detector was armed, `until` the last reading. */
export function judge(
  events: readonly AnomalyEvent[],
  windows: readonly Window[],
  { from, until }: { readonly from: number; readonly until: number },
): Verdict {
  const raises = events.filter(({ kind }) => kind === 'raised').map(({ at }) => at);
  const belongs = (at: number, { start, end }: Window): boolean => at >= start - SHORTLY_BEFORE && at <= end;
  const failures = windows.filter(({ isNeutral }) => !isNeutral);
  const firsts = failures.map((window) => raises.find((at) => belongs(at, window)));
  const leads = failures.flatMap(({ failsAt }, index) => {
    const first = firsts[index];
    return failsAt === null || first === undefined ? [] : [(failsAt - first) / HOUR];
  });
  // The return to normal, or to a new normal, within a day after a window is its echo, not a new alarm.
  const echoes = windows.map((window) => ({ ...window, end: window.end + 24 * HOUR }));
  const falseAlarms = raises.filter((at) => !echoes.some((window) => belongs(at, window))).length;
  const inside = windows.reduce((sum, { start, end }) => sum + (end - start), 0);
  const found = firsts.filter((first) => first !== undefined).length;
  return {
    failures: failures.length,
    found,
    falseAlarms,
    weeks: Math.max(0, until - from - inside) / (168 * HOUR),
    leads,
  };
}

/** The verdicts of several series as one. */
export function together(verdicts: readonly Verdict[]): Verdict {
  return {
    failures: verdicts.reduce((sum, { failures }) => sum + failures, 0),
    found: verdicts.reduce((sum, { found }) => sum + found, 0),
    falseAlarms: verdicts.reduce((sum, { falseAlarms }) => sum + falseAlarms, 0),
    weeks: verdicts.reduce((sum, { weeks }) => sum + weeks, 0),
    leads: verdicts.flatMap(({ leads }) => leads),
  };
}
