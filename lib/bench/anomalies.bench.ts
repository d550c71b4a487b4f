import { existsSync } from 'node:fs';
import { observeAll } from '../domain/anomalies/detect.ts';
import { median } from '../domain/anomalies/robust.ts';
import { newAnomalyState } from '../domain/anomalies/state.ts';
import { threeSigma } from '../domain/anomalies/testing/baseline-detector.ts';
import { makeCorpus, windowsOf } from '../domain/anomalies/testing/corpus.ts';
import { together, type Verdict } from '../domain/anomalies/testing/judge.ts';
import { type Detector, judgeSeries, MACHINE, MACHINE_WINDOWS, readMachine } from './anomalies/machine.ts';
import type { Bench, Report } from './bench.ts';

const namesOf = (prefix: string) => ({
  recall: `${prefix}-recall`,
  falseAlarms: `${prefix}-false-alarms-per-week`,
  lead: `${prefix}-lead-time`,
});
const machine = namesOf('anomaly');
const synthetic = namesOf('anomaly-synthetic');
const PER_READING = 'anomaly-per-reading';

const ours: Detector = (readings) => observeAll(newAnomalyState(), readings).events;
const isMachineThere = existsSync(MACHINE);

const bench: Bench = {
  names: [...(isMachineThere ? Object.values(machine) : []), ...Object.values(synthetic), PER_READING],
  async run(report, wanted) {
    if (!isMachineThere) process.stderr.write(`${MACHINE} is not there: only the synthetic series are measured\n`);
    if (isMachineThere && isAny(machine, wanted)) {
      const readings = readMachine();
      const targets = { recall: '≥ 75', falseAlarms: '≤ 0.5', lead: '≥ 0' };
      reportQuality(report, machine, targets, {
        mine: judgeSeries(ours, readings, MACHINE_WINDOWS),
        plain: judgeSeries(threeSigma, readings, MACHINE_WINDOWS),
      });
    }
    if (isAny(synthetic, wanted) || wanted.has(PER_READING)) measureSynthetic(report);
  },
};
export default bench;

const isAny = (names: Record<string, string>, wanted: ReadonlySet<string>): boolean =>
  Object.values(names).some((name) => wanted.has(name));

function measureSynthetic(report: Report): void {
  const verdicts: { mine: Verdict[]; plain: Verdict[] } = { mine: [], plain: [] };
  const spent = { mine: 0, plain: 0, readings: 0 };
  for (const series of makeCorpus()) {
    const started = performance.now();
    verdicts.mine.push(judgeSeries(ours, series.readings, windowsOf(series)));
    const between = performance.now();
    verdicts.plain.push(judgeSeries(threeSigma, series.readings, windowsOf(series)));
    spent.mine += between - started;
    spent.plain += performance.now() - between;
    spent.readings += series.readings.length;
  }
  const both = { mine: together(verdicts.mine), plain: together(verdicts.plain) };
  reportQuality(report, synthetic, { recall: '≥ 95', falseAlarms: '≤ 0.1', lead: '≥ 48' }, both);
  const perReading = (milliseconds: number): number => (milliseconds * 1000) / spent.readings;
  const [value, baseline] = [perReading(spent.mine), perReading(spent.plain)];
  report({ name: PER_READING, value, unit: 'us', target: '≤ 20', baseline });
}

function reportQuality(
  report: Report,
  names: ReturnType<typeof namesOf>,
  targets: ReturnType<typeof namesOf>,
  { mine, plain }: { readonly mine: Verdict; readonly plain: Verdict },
): void {
  const recall = ({ found, failures }: Verdict): number => (100 * found) / failures;
  const perWeek = ({ falseAlarms, weeks }: Verdict): number => falseAlarms / weeks;
  const lead = ({ leads }: Verdict): number => median(leads);
  const figure = (name: keyof typeof names, unit: string, of: (verdict: Verdict) => number): void =>
    report({ name: names[name], value: of(mine), unit, target: targets[name], baseline: of(plain) });
  figure('recall', '%', recall);
  figure('falseAlarms', '/week', perWeek);
  // Of the failures found, the median; a detector that is always on has the longest.
  figure('lead', 'h', lead);
}
