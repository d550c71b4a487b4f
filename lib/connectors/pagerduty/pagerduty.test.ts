import { describe, expect, it } from 'vitest';
import type { AlertMessage } from '../../domain/alerts/message.ts';
import { describeConformance } from '../_kit/testing/conformance.ts';
import { alertMessage, testContext } from '../_kit/testing/context.ts';
import { connector } from './index.ts';
import { pagerDutyConfig, pagerDutySubject, startPagerDuty } from './testing/receiver.ts';

describeConformance(pagerDutySubject);

describe('an incident at PagerDuty', () => {
  const events: AlertMessage['event'][] = ['opened', 'escalated', 'acknowledged', 'resolved'];

  it('is one, from the trigger to its end', async () => {
    const pagerDuty = await startPagerDuty();
    const seen: unknown[] = [];
    for (const event of events) {
      const message = alertMessage({ event });
      const context = testContext({ 'events.pagerduty.com': pagerDuty.port });
      expect(await connector.deliver(message, pagerDutyConfig, context)).toEqual({
        outcome: 'delivered',
        reference: message.dedupKey,
      });
      seen.push([...pagerDuty.incidents]);
    }
    const key = alertMessage().dedupKey;
    expect(seen).toEqual(['trigger', 'trigger', 'acknowledge', 'resolve'].map((action) => [[key, action]]));
    await pagerDuty.close();
  });

  it('fits, however long the texts are', async () => {
    const pagerDuty = await startPagerDuty();
    const message = alertMessage({
      title: 'x'.repeat(200),
      place: 'y'.repeat(400),
      text: 'z'.repeat(4000),
      dedupKey: 'k'.repeat(255),
    });
    const context = testContext({ 'events.pagerduty.com': pagerDuty.port });
    expect((await connector.deliver(message, pagerDutyConfig, context)).outcome).toBe('delivered');
    await pagerDuty.close();
  });

  it('is kept in Europe where the settings say so', async () => {
    const pagerDuty = await startPagerDuty();
    const context = testContext({ 'events.eu.pagerduty.com': pagerDuty.port });
    const config = { ...pagerDutyConfig, region: 'eu' };
    expect((await connector.deliver(alertMessage(), config, context)).outcome).toBe('delivered');
    await pagerDuty.close();
  });
});
