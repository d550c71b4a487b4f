import { expect, test } from 'vitest';
import { toCsv } from '../exports/to-csv.ts';
import { exportReport, reportRows } from './export-report.ts';
import { temperatureReportSchema } from './temperature-report.ts';

const id = '00000000-0000-4000-8000-000000000001';
const at = '2026-10-01T00:00:00Z';
const report = temperatureReportSchema.parse({
  ...{ madeAt: at, from: at, to: '2026-11-01T00:00:00Z', timeZone: null, site: null, path: [], temperatureClass: null },
  sensor: { id, name: '=HYPERLINK("x")', source: 'logger', hardwareId: null },
  ...{
    readings: 2,
    firstAt: at,
    lastAt: at,
    suspected: 0,
    typed: 2,
    photographed: 1,
    low: -80.5,
    lowAt: at,
    high: -60,
    highAt: at,
    mean: -70.25,
  },
  ...{ kinetic: -65.1, above: 1200, below: 0, within: 0, unwatched: 0, longestGap: 1200 },
  limits: [
    {
      from: at,
      to: at,
      low: null,
      high: -70,
      hysteresis: 0,
      delaySeconds: 600,
      severity: 'critical',
      isOfClass: false,
    },
  ],
  excursions: [
    {
      ...{ startedAt: at, alarmedAt: at, endedAt: null, direction: 'high', limit: -70, peak: -60, withdrawn: false },
      ...{ alertId: id, severity: 'critical', acknowledgedAt: at, acknowledgedBy: '@SUM(A1)', note: '+1 door open' },
    },
  ],
});
const names = Object.fromEntries(reportRows.map(([row]) => [row, row]));
const headers = {
  ...{ what: 'What', value: 'Value', unit: 'Unit', sensor: 'Sensor', laboratory: 'Lab', from: 'From', to: 'To' },
  rows: {
    ...{
      readings: 'readings',
      first: 'first',
      last: 'last',
      low: 'low',
      high: 'high',
      mean: 'mean',
      kinetic: 'kinetic',
    },
    ...{ above: 'above', below: 'below', within: 'within', unwatched: 'unwatched', suspected: 'suspected' },
    ...{ typed: 'typed', photographed: 'photographed' },
    ...names,
  },
  ...{ limits: ['L'], excursions: ['E'], stays: ['From', 'To', 'Place'] },
  shipment: (reference: string, toSite: string) => `Shipment ${reference} to ${toSite}`,
};

test('a report becomes a table that programs read: points in numbers, times of ISO 8601, seconds', () => {
  const table = exportReport(report, 'Northwind', headers);
  expect(table).toContainEqual(['low', '-80.5', '°C']);
  expect(table).toContainEqual(['kinetic', '-65.1', '°C']);
  expect(table).toContainEqual(['above', '1200', 's']);
  expect(table).toContainEqual([at, at, '', '-70', '600']);
});

test('no text of a report runs as a formula in a spreadsheet program', () => {
  const csv = toCsv(exportReport(report, 'Northwind', headers));
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toContain(`"'@SUM(A1)"`);
  expect(csv).toContain(`"'+1 door open"`);
});

test('where the sensor was stands in it once it has travelled, and not before', () => {
  const stays = [
    { from: at, to: '2026-10-02T00:00:00Z', site: 'North', path: [{ id, name: 'Freezer 1' }], shipment: null },
    {
      ...{ from: '2026-10-02T00:00:00Z', to: null, site: null, path: [] },
      shipment: { id, reference: 'S-1', state: 'in_transit' as const, fromSite: 'North', toSite: 'South' },
    },
  ];
  const table = exportReport({ ...report, stays }, 'Northwind', headers);
  expect(table.slice(-3)).toEqual([
    ['From', 'To', 'Place'],
    [at, '2026-10-02T00:00:00Z', 'North › Freezer 1'],
    ['2026-10-02T00:00:00Z', '', 'Shipment S-1 to South'],
  ]);
  expect(exportReport({ ...report, stays: stays.slice(0, 1) }, 'Northwind', headers)).not.toContainEqual(headers.stays);
});
