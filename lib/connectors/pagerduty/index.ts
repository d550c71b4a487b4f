import { defineConnector } from '../_kit/contract.ts';
import { DeliveryFailure } from '../_kit/errors.ts';
import { failureAs, failureOf, jsonOf, post } from '../_kit/http.ts';
import { toPagerDuty } from './map.ts';
import { PagerDutyAccepted, PagerDutyConfig } from './types.ts';

const HOSTS = { us: 'events.pagerduty.com', eu: 'events.eu.pagerduty.com' } as const;

/**
 * PagerDuty, by the Events API v2: https://developer.pagerduty.com/docs/send-alert-event. An unknown routing key is
 * answered 400 like any other invalid event, 202 means taken; `dedup_key` makes a second one part of the first.
 */
export const connector = defineConnector({
  id: 'pagerduty',
  configSchema: PagerDutyConfig,
  secretFields: ['routingKey'],
  recipientFields: [],
  idempotency: 'key',
  async send(message, { routingKey, region }, context) {
    const answer = await post(context, `https://${HOSTS[region]}/v2/enqueue`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(toPagerDuty(message, routingKey)),
    });
    // A forbidden one here is PagerDuty's older way to limit the rate.
    if (answer.status === 403) throw failureAs('rate_limited', answer, context.now());
    if (answer.status !== 202) throw failureOf(answer, context.now());
    const accepted = PagerDutyAccepted.safeParse(jsonOf(answer));
    if (!accepted.success) throw new DeliveryFailure('answer_invalid', { detail: 'HTTP 202' });
    return accepted.data.dedup_key;
  },
});
