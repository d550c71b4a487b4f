import type { AlertMessage } from '../../domain/alerts/message.ts';
import type { PagerDutyEvent } from './types.ts';

/** An escalation triggers again: PagerDuty joins it to the open incident by its dedup key. */
const ACTIONS = { opened: 'trigger', escalated: 'trigger', acknowledged: 'acknowledge', resolved: 'resolve' } as const;

/** The alert as an event. One alert is one incident: all its events carry the same dedup key. */
export function toPagerDuty(message: AlertMessage, routingKey: string): PagerDutyEvent {
  const { place, title, text, url } = message;
  return {
    routing_key: routingKey,
    event_action: ACTIONS[message.event],
    dedup_key: message.dedupKey,
    client: 'TracSeq Storage',
    client_url: url,
    links: [{ href: url, text: title }],
    payload: {
      summary: place === null ? title : `${title} – ${place}`,
      source: place ?? message.tenantName,
      severity: message.severity,
      timestamp: message.occurredAt,
      ...(place === null ? {} : { component: place }),
      group: message.tenantName,
      custom_details: { text, alert_id: message.alertId, event: message.event },
    },
  };
}
