import { z } from 'zod';
import { type HttpReceiver, type ReceivedRequest, startHttpReceiver } from '../../_kit/testing/http-receiver.ts';
import type { Subject } from '../../_kit/testing/subject.ts';
import { connector } from '../index.ts';

const Payload = z.strictObject({
  summary: z.string().min(1).max(1024),
  source: z.string().min(1),
  severity: z.enum(['critical', 'warning', 'error', 'info']),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  component: z.string().optional(),
  group: z.string().optional(),
  class: z.string().optional(),
  custom_details: z.record(z.string(), z.unknown()).optional(),
});

/**
 * An alert event of the Events API v2, from the published OpenAPI document
 * (https://github.com/PagerDuty/api-schema/blob/main/reference/events-v2/openapiv3.json) and the limits on
 * https://developer.pagerduty.com/docs/send-alert-event: a dedup key of 255 characters, a summary of 1,024.
 */
export const PagerDutyRequest = z
  .strictObject({
    routing_key: z.string().length(32),
    event_action: z.enum(['trigger', 'acknowledge', 'resolve']),
    dedup_key: z.string().max(255).optional(),
    payload: Payload.optional(),
    client: z.string().optional(),
    client_url: z.url().optional(),
    links: z.array(z.strictObject({ href: z.url(), text: z.string().optional() })).optional(),
    images: z.array(z.strictObject({ src: z.url(), href: z.url().optional(), alt: z.string().optional() })).optional(),
  })
  .refine((event) => event.event_action !== 'trigger' || event.payload !== undefined)
  .refine((event) => event.event_action === 'trigger' || event.dedup_key !== undefined);

/** PagerDuty's Events API v2: it also keeps its incidents, so that a test can see them open, acknowledged and closed. */
export async function startPagerDuty(): Promise<HttpReceiver & { readonly incidents: ReadonlyMap<string, string> }> {
  const incidents = new Map<string, string>();
  const receiver = await startHttpReceiver(({ path, body }) => {
    if (path !== '/v2/enqueue') return { status: 404 };
    const event = PagerDutyRequest.safeParse(JSON.parse(body));
    const errors = event.error?.issues.map((issue) => issue.message);
    if (!event.success)
      return {
        status: 400,
        body: JSON.stringify({ status: 'invalid event', message: 'Event object is invalid', errors }),
      };
    const { dedup_key = 'made-up', event_action } = event.data;
    if (event_action === 'trigger' || incidents.has(dedup_key)) incidents.set(dedup_key, event_action);
    return { status: 202, body: JSON.stringify({ status: 'success', message: 'Event processed', dedup_key }) };
  }, 202);
  return { ...receiver, incidents };
}

export const pagerDutyConfig = { routingKey: 'e93facc04764012d7bfb002500d5d1a6', region: 'us' };

export const pagerDutySubject: Subject<ReceivedRequest> = {
  connector,
  start: startPagerDuty,
  host: 'events.pagerduty.com',
  config: pagerDutyConfig,
  keyOf: ({ body }) => PagerDutyRequest.parse(JSON.parse(body)).dedup_key ?? '',
  nonsense: 'retry_later',
  retryAfter: true,
};
