import { expect, test } from 'vitest';
import { exportRisk, hoursAndMinutes } from './export-risk.ts';

test('an exposure is said in hours and minutes', () => {
  expect([59, 3600, 21_900, 360_000].map(hoursAndMinutes)).toEqual(['0:01', '1:00', '6:05', '100:00']);
});

test('every sample at risk becomes a line under the headers', () => {
  const headers = { barcode: 'Code', name: 'Name', exposure: 'h', seconds: 's', isThere: 'There' };
  const sample = {
    sampleId: 'x',
    barcode: 'NB01',
    name: 'Serum',
    seconds: 120,
    isThere: false,
    decision: null,
    isQuarantined: false,
    state: 'available' as const,
  };
  expect(exportRisk([sample], headers, { yes: 'yes', no: 'no' })).toEqual([
    ['Code', 'Name', 'h', 's', 'There'],
    ['NB01', 'Serum', '0:02', '120', 'no'],
  ]);
});
