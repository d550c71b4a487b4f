import { expect, test } from 'vitest';
import { alertSchema } from './model.ts';
import { incidentsOf, untaken } from './incidents.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const alert = (n: number, of: number | null, over: Record<string, unknown> = {}) => ({
  doc: alertSchema.parse({
    ...{ id: uuid(n), kind: 'excursion', severity: 'warning', sensorId: uuid(99), containerId: null, siteId: null },
    ...{ quantity: 'temperature', direction: 'high', limit: -70, peak: -60, assigneeId: null, note: '' },
    ...{ startedAt: `2026-11-26T03:0${n}:00Z`, openedAt: `2026-11-26T03:0${n}:00Z`, endedAt: null },
    ...{ acknowledgedAt: null, acknowledgedBy: null, incidentId: of === null ? null : uuid(of) },
    ...over,
  }),
});
const shape = (alerts: Parameters<typeof incidentsOf>[0]) =>
  incidentsOf(alerts).map(({ alerts: members }) => members.map(({ doc }) => Number(doc.id.slice(-2))));

test('alerts of one incident stand together, the worst of them first', () => {
  const alerts = [alert(1, 1), alert(2, 2), alert(3, 1, { severity: 'critical' })];
  expect(shape(alerts)).toEqual([[3, 1], [2]]);
});

test('a critical alert among warnings brings its whole incident to the top', () => {
  expect(shape([alert(1, 1), alert(2, 2), alert(3, 2, { severity: 'critical' })])).toEqual([[3, 2], [1]]);
});

test('an alert that names no incident is one of its own', () => {
  expect(shape([alert(1, null), alert(2, null)])).toEqual([[1], [2]]);
});

test('what somebody has taken on needs nobody any more', () => {
  const taken = { acknowledgedAt: '2026-11-26T04:00:00Z', acknowledgedBy: uuid(7) };
  expect(untaken([alert(1, 1, taken), alert(2, 1)]).map(({ id }) => id)).toEqual([uuid(2)]);
});
