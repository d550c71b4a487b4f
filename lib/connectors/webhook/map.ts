import type { AlertMessage } from '../../domain/alerts/message.ts';

/** The body of a webhook: the event's type, when it happened, and the alert in the field's own words. */
export interface WebhookBody {
  readonly type: `alert.${AlertMessage['event']}`;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, string | null>>;
}

/** The alert as a webhook says it. Names are in snake case, as most receivers expect; a new field may come, none goes. */
export function toWebhook(message: AlertMessage): WebhookBody {
  return {
    type: `alert.${message.event}`,
    timestamp: message.occurredAt,
    data: {
      alert_id: message.alertId,
      dedup_key: message.dedupKey,
      severity: message.severity,
      title: message.title,
      text: message.text,
      url: message.url,
      organization: message.tenantName,
      place: message.place,
    },
  };
}
