import { hasTravelled, placeOfStay } from './stays.ts';
import type { TemperatureReport } from './temperature-report.ts';

/** Rows of the figures, in the order of the report; names of texts, with the unit of each. */
export const reportRows = [
  ['readings', ''],
  ['first', ''],
  ['last', ''],
  ['low', '°C'],
  ['high', '°C'],
  ['mean', '°C'],
  ['kinetic', '°C'],
  ['above', 's'],
  ['below', 's'],
  ['within', 's'],
  ['unwatched', 's'],
  ['suspected', ''],
  ['typed', ''],
  ['photographed', ''],
] as const satisfies readonly (readonly [string, string])[];
type ReportRow = (typeof reportRows)[number][0];

/** The words of the file; values stay as programs read them: ISO 8601, a point in numbers. */
export interface ReportHeaders {
  readonly what: string;
  readonly value: string;
  readonly unit: string;
  readonly sensor: string;
  readonly laboratory: string;
  readonly from: string;
  readonly to: string;
  readonly rows: Readonly<Record<ReportRow, string>>;
  readonly limits: readonly string[];
  readonly excursions: readonly string[];
  readonly stays: readonly string[];
  /** What a shipment is called. */
  readonly shipment: (reference: string, toSite: string) => string;
}

/**
 * A report as a table for `toCsv`: the figures, then the limits in force, then the excursions, and where the sensor was if it has travelled,
 * parted by empty lines.
 */
export function exportReport(report: TemperatureReport, laboratory: string, headers: ReportHeaders): string[][] {
  const values: Record<ReportRow, number | string | null> = {
    ...{ readings: report.readings, first: report.firstAt, last: report.lastAt, low: report.low, high: report.high },
    ...{ mean: report.mean, kinetic: report.kinetic, above: report.above, below: report.below },
    ...{ within: report.within, unwatched: report.unwatched, suspected: report.suspected },
    ...{ typed: report.typed, photographed: report.photographed },
  };
  const said = (value: number | string | null) => (value === null ? '' : String(value));
  return [
    [headers.what, headers.value, headers.unit],
    [headers.laboratory, laboratory, ''],
    [headers.sensor, report.sensor.name, ''],
    [headers.from, report.from, ''],
    [headers.to, report.to, ''],
    ...reportRows.map(([row, unit]) => [headers.rows[row], said(values[row]), unit]),
    [],
    [...headers.limits],
    ...report.limits.map(({ from, to, low, high, delaySeconds }) => [
      ...[from, to, said(low), said(high), said(delaySeconds)],
    ]),
    [],
    [...headers.excursions],
    ...report.excursions.map((excursion) => [
      ...[excursion.startedAt, said(excursion.endedAt), said(excursion.limit), said(excursion.peak)],
      ...[said(excursion.acknowledgedAt), said(excursion.acknowledgedBy), excursion.note],
    ]),
    ...(hasTravelled(report)
      ? [
          [],
          [...headers.stays],
          ...report.stays.map((stay) => [stay.from, said(stay.to), placeOfStay(stay, headers.shipment)]),
        ]
      : []),
  ];
}
