import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { alertKindSchema } from '../../../lib/domain/alerts/model.ts';
import type { Claimed } from '../../functions/dispatch-deliveries/claimed.ts';
import { messageOf } from '../../functions/dispatch-deliveries/message.ts';

/* What leaves the house: every kind of alert has a sentence of its own in every language. */

const AT = '2026-11-26T03:00:00Z';
const cold = ['excursion', 'sensor_silent', 'drift', 'level_shift', 'variability', 'stuck', 'calibration_due'];

type Told = NonNullable<Claimed['alert']>;

function told(language: string, alert: Partial<Told>) {
  const claimed: Claimed = {
    ...{ deliveryId: randomUUID(), tenantId: randomUUID(), event: 'opened', attempts: 1, channelId: randomUUID() },
    ...{
      channelName: 'Chat',
      connector: 'webhook',
      config: { language },
      secretSealed: null,
      createdAt: AT,
      device: null,
      person: null,
    },
    tenant: { slug: 'lab', name: 'Laboratory' },
    alert: {
      ...{ id: randomUUID(), kind: 'excursion', severity: 'warning', quantity: null, direction: null, limit: null },
      ...{ peak: null, startedAt: AT, endedAt: null, acknowledgedAt: null, sensor: null, subject: null, items: null },
      ...{ dueAt: null, incidentId: randomUUID(), others: 0, place: null, shipment: null, ...alert },
    },
  };
  return messageOf(claimed, 'https://app.example', null);
}

describe.each(['en', 'de', 'es', 'fr', 'zh', 'ar'])('a message in %s', (language) => {
  it.each(alertKindSchema.options)('has a sentence for %s', (kind) => {
    const about = cold.includes(kind) ? { sensor: 'Probe 7' } : { subject: 'Tube 7', items: 7 };
    const { title, text } = told(language, { kind, dueAt: AT, ...about });
    expect(title).not.toContain('deliveries.');
    expect(title).toContain('7');
    expect(text.split('\n')).toContain(title);
  });
});

it.each([
  ['en', 'Shipment S-7 to South'],
  ['de', 'Sendung S-7 nach South'],
  ['es', 'Envío S-7 a South'],
  ['fr', 'Envoi S-7 vers South'],
  ['zh', '运输单 S-7，发往 South'],
  ['ar', 'الشحنة S-7 إلى South'],
])('says in %s of what is on its way with which shipment, and where to', (language, place) => {
  const shipment = { reference: 'S-7', toSite: 'South' };
  expect(told(language, { kind: 'excursion', sensor: 'Logger', shipment })).toMatchObject({ place });
});

it('says of a device how many steps wait on it, and nothing of a place that it has not', () => {
  const message = told('en', { kind: 'device_stale', subject: 'Phone (Ada)', items: 2, others: 3 });
  expect(message).toMatchObject({ place: null, title: expect.stringContaining('2 steps wait on it') });
  expect(message.text).toContain('Together with 3 more alerts of the same kind');
});

it('tells what has run out from what runs out', () => {
  const calibration = (dueAt: string) => told('en', { kind: 'calibration_due', sensor: 'Probe', dueAt }).title;
  expect(calibration('2026-12-01T12:00:00Z')).toBe('Probe: its calibration is valid until Dec 1, 2026');
  expect(calibration('2026-11-01T12:00:00Z')).toBe('Probe: its calibration was valid until Nov 1, 2026');
});
