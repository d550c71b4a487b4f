import { z } from 'zod';

/** Settings of one Events API v2 integration; the service region decides the host. */
export const PagerDutyConfig = z.object({
  routingKey: z.string().regex(/^[A-Za-z0-9]{32}$/),
  region: z.enum(['us', 'eu']).default('us'),
});

/** What PagerDuty answers to an accepted event, as far as it is used. */
export const PagerDutyAccepted = z.object({ status: z.literal('success'), dedup_key: z.string() });

/** An event of the Events API v2. */
export interface PagerDutyEvent {
  readonly routing_key: string;
  readonly event_action: 'trigger' | 'acknowledge' | 'resolve';
  readonly dedup_key: string;
  readonly client: string;
  readonly client_url: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly payload: {
    readonly summary: string;
    readonly source: string;
    readonly severity: 'critical' | 'warning' | 'info';
    readonly timestamp: string;
    readonly component?: string;
    readonly group: string;
    readonly custom_details: Readonly<Record<string, string>>;
  };
}
