import type { FailureKind } from './failures.ts';
import type { Window } from './judge.ts';
import { PROFILES } from './profiles.ts';
import { makeSeries, type Series } from './series.ts';

/** Nine weeks each: time to learn, two failures, and time to calm down between. */
export const CORPUS_DAYS = 63;
const SAMPLINGS = [1, 5, 15];
const STORIES: readonly (readonly FailureKind[])[] = [
  [],
  ['leak', 'stuck'],
  ['fan', 'set_point'],
  ['door_seal', 'defrost_heater'],
  ['sensor_drift'],
];

/** Every profile, read every 1, 5 and 15 minutes, healthy and with each failure; every other series with lost and doubled readings and silences. */
export function* makeCorpus(seed = 1): Generator<Series> {
  let number = seed;
  for (const profile of PROFILES)
    for (const everyMinutes of SAMPLINGS)
      for (const story of STORIES) {
        const possible = story.filter((kind) => kind !== 'defrost_heater' || profile.defrostHours > 0);
        const failures = possible.map((kind, index) => ({ kind, onDay: 24.4 + index * 21 }));
        const own = { seed: number * 7919, isUnreliable: number % 2 === 1 };
        yield makeSeries({ profile, everyMinutes, days: CORPUS_DAYS, failures, ...own });
        number += 1;
      }
}

/** The labels as windows to judge by. A new set point is no failure, and worth telling: it counts for neither side. */
export function windowsOf({ labels }: Series): Window[] {
  return labels.map(({ start, end, limitAt, kind }) => ({
    start,
    end,
    failsAt: limitAt,
    isNeutral: kind === 'set_point',
  }));
}
