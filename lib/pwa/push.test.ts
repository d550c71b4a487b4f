import { expect, test } from 'vitest';
import type { AlertPush } from '../domain/alerts/push.ts';
import { notificationOf, tapOf, targetOf } from './push.ts';

const acknowledge = {
  ...{ label: 'Quittieren', done: 'Quittiert', url: 'https://lab.example/functions/v1/acknowledge-alert' },
  ...{ tenantId: '0193a5f0-7c1e-7a52-9d2e-5a7c1f6b3e02', proof: 'sealed' },
};
const push = (over: Partial<AlertPush> = {}): AlertPush => ({
  ...{ alertId: '0193a5f0-7c1e-7a52-9d2e-5a7c1f6b3e01', event: 'opened', severity: 'critical', title: 'Zu warm' },
  ...{ body: 'Freezer 1', tag: 'a', url: 'https://old.example/de/alerts?id=1&tenant=northwind' },
  ...{ occurredAt: '2026-11-26T03:14:30Z', acknowledge, ...over },
});

test('a new alert is heard, stays, and can be taken on', () => {
  expect(notificationOf(push())).toMatchObject({
    title: 'Zu warm',
    options: {
      ...{ body: 'Freezer 1', tag: 'a', renotify: true, silent: false, requireInteraction: true },
      actions: [{ action: 'acknowledge', title: 'Quittieren' }],
      icon: '/api/icons?size=192&purpose=any&tenant=northwind',
    },
  });
});

test('what is over or taken on replaces it without a sound and asks for nothing', () => {
  for (const event of ['acknowledged', 'resolved'] as const) {
    expect(notificationOf(push({ event })).options).toMatchObject({
      ...{ tag: 'a', renotify: false, silent: true, requireInteraction: false, actions: [] },
    });
  }
});

test('a warning does not stay on the screen, and who may not acknowledge is not offered it', () => {
  const { acknowledge: _without, ...plain } = push({ severity: 'warning' });
  expect(notificationOf(plain).options).toMatchObject({ requireInteraction: false, renotify: true, actions: [] });
});

test('a tap leads to the alert in this very app, whatever the sender calls it', () => {
  expect(targetOf(push(), 'https://lab.example', false)).toBe('https://lab.example/de/alerts?id=1&tenant=northwind');
  expect(targetOf(push(), 'https://lab.example', true)).toMatch(/&acknowledge=ready$/);
});

test('a tap says what it proves, which tap it is, and when it was', () => {
  expect(tapOf(acknowledge, 'c', new Date('2026-11-26T03:15:00Z'))).toEqual({
    ...{ tenantId: acknowledge.tenantId, proof: 'sealed', commandId: 'c', deviceTime: '2026-11-26T03:15:00.000Z' },
  });
});
