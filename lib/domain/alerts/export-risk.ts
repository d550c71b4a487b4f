import type { SamplesAtRisk } from '../readings/answers.ts';

const riskColumns = ['barcode', 'name', 'exposure', 'seconds', 'isThere'] as const;
type RiskColumn = (typeof riskColumns)[number];

/** Hours and minutes of an exposure: `6:05`. */
export function hoursAndMinutes(seconds: number): string {
  const minutes = Math.max(0, Math.round(seconds / 60));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A table of samples at risk for `toCsv`: headers and answers in the reader's words. */
export function exportRisk(
  samples: SamplesAtRisk['samples'],
  headers: Readonly<Record<RiskColumn, string>>,
  answers: { readonly yes: string; readonly no: string },
): string[][] {
  return [
    riskColumns.map((column) => headers[column]),
    ...samples.map(({ barcode, name, seconds, isThere }) => [
      ...[barcode, name, hoursAndMinutes(seconds), String(Math.round(seconds))],
      isThere ? answers.yes : answers.no,
    ]),
  ];
}
