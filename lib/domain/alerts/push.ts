import { z } from 'zod';
import { alertAction, alertEvents, alertSeverities } from './message.ts';

/**
 * What a push message carries, after decryption, to the service worker: enough to show it without a network. `tag`
 * makes a later word about the same alert replace the earlier one on the screen.
 */
export const AlertPush = z.object({
  alertId: z.uuid(),
  event: z.enum(alertEvents),
  severity: z.enum(alertSeverities),
  title: z.string(),
  body: z.string(),
  tag: z.string(),
  url: z.url({ protocol: /^https?$/ }),
  occurredAt: z.iso.datetime({ offset: true }),
  acknowledge: alertAction.optional(),
});
export type AlertPush = z.infer<typeof AlertPush>;
