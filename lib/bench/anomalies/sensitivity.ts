import { existsSync } from 'node:fs';
import { observeAll } from '../../domain/anomalies/detect.ts';
import { type AnomalyParameters, DEFAULT_PARAMETERS } from '../../domain/anomalies/model.ts';
import { median } from '../../domain/anomalies/robust.ts';
import { newAnomalyState } from '../../domain/anomalies/state.ts';
import { makeCorpus, windowsOf } from '../../domain/anomalies/testing/corpus.ts';
import { together, type Verdict } from '../../domain/anomalies/testing/judge.ts';
import { type Detector, judgeSeries, MACHINE, MACHINE_WINDOWS, readMachine } from './machine.ts';

/** Run by hand: what halving and doubling each parameter does to the figures, as rows of a table. */
const corpus = [...makeCorpus(101)].filter(({ name }) => name.includes(', 15 min,'));
const machine = existsSync(MACHINE) ? readMachine() : null;

function row(name: string, parameters: AnomalyParameters): string {
  const detector: Detector = (readings) => observeAll(newAnomalyState(), readings, parameters).events;
  const cells = (verdict: Verdict): string[] => [
    `${verdict.found}/${verdict.failures}`,
    (verdict.falseAlarms / verdict.weeks).toFixed(2),
    median(verdict.leads).toFixed(0),
  ];
  const synthetic = together(corpus.map((series) => judgeSeries(detector, series.readings, windowsOf(series))));
  const real = machine ? cells(judgeSeries(detector, machine, MACHINE_WINDOWS)) : ['', '', ''];
  return `| ${[name, ...cells(synthetic), ...real].join(' | ')} |`;
}

console.log(row('defaults', DEFAULT_PARAMETERS));
for (const [name, value] of Object.entries(DEFAULT_PARAMETERS))
  for (const factor of [0.5, 2]) {
    const changed = value * factor;
    // The margin cannot go below 1.
    const usable = name === 'margin' ? Math.max(1, changed) : changed;
    console.log(row(`${name} ${value} → ${usable}`, { ...DEFAULT_PARAMETERS, [name]: usable }));
  }
