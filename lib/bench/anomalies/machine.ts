import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type AnomalyEvent, DEFAULT_PARAMETERS, type Reading } from '../../domain/anomalies/model.ts';
import { judge, type Verdict, type Window } from '../../domain/anomalies/testing/judge.ts';

const WARM_UP = DEFAULT_PARAMETERS.warmUpDays * 86_400_000;

/** `machine_temperature_system_failure` of the Numenta Anomaly Benchmark, a real machine read every 5 minutes; it is not part of the project. */
export const MACHINE = fileURLToPath(
  new URL('../../../../shared/data/cold-chain/machine_temperature_system_failure.csv', import.meta.url),
);
/** Its labelled windows; the failure itself is the middle of each. */
export const MACHINE_WINDOWS: readonly Window[] = [
  ['2013-12-10T06:25Z', '2013-12-12T05:35Z'],
  ['2013-12-15T17:50Z', '2013-12-17T17:00Z'],
  ['2014-01-27T14:20Z', '2014-01-29T13:30Z'],
  ['2014-02-07T14:55Z', '2014-02-09T14:05Z'],
].map(([first = '', last = '']) => {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  return { start, end, failsAt: (start + end) / 2 };
});

/** Something that reads a series and tells what it noticed. */
export type Detector = (readings: readonly Reading[]) => readonly AnomalyEvent[];

/** The readings of the machine. Throws when the file is not there. */
export function readMachine(): Reading[] {
  const rows = readFileSync(MACHINE, 'utf8').trim().split('\n').slice(1);
  return rows.map((row) => {
    const [time = '', value = ''] = row.split(',');
    return { takenAt: Date.parse(`${time.replace(' ', 'T')}Z`), temperature: Number(value) };
  });
}

/** Lets a detector read a series and judges what it said by the labels. */
export function judgeSeries(detector: Detector, readings: readonly Reading[], windows: readonly Window[]): Verdict {
  const [first, last] = [Number(readings[0]?.takenAt), Number(readings.at(-1)?.takenAt)];
  return judge(detector(readings), windows, { from: first + WARM_UP, until: last });
}
