import { z } from 'zod';

/** How bad it is; orders the alert wall and decides whether quiet hours apply. */
export const alertSeverities = ['info', 'warning', 'critical'] as const;

/** What happened to the alert that somebody is told about. */
export const alertEvents = ['opened', 'acknowledged', 'resolved', 'escalated'] as const;

/** A tap on a notification: what it is called, where it is posted, and what proves that the device was told. */
export const alertAction = z.strictObject({
  label: z.string().min(1).max(60),
  /** What is shown when the tap has reached the server. */
  done: z.string().min(1).max(120),
  url: z.url({ protocol: /^https?$/ }).max(500),
  tenantId: z.uuid(),
  proof: z.string().min(1).max(1000),
});

/**
 * What a person or a system is told about an alert, whatever the channel: already in the reader's language, plain text
 * without markup. `dedupKey` is the same for all that is said about one alert, so that a channel can put it together.
 * `occurredAt` is when the event happened, ISO 8601 with its offset; `url` opens the alert in the app; `place` is null
 * where there is none, as for a stale device.
 */
export const AlertMessage = z.strictObject({
  alertId: z.uuid(),
  dedupKey: z.string().min(1).max(255),
  event: z.enum(alertEvents),
  severity: z.enum(alertSeverities),
  title: z.string().min(1).max(200),
  text: z.string().max(4000),
  url: z.url({ protocol: /^https?$/ }).max(1000),
  occurredAt: z.iso.datetime({ offset: true }),
  tenantName: z.string().min(1).max(200),
  place: z.string().max(400).nullable(),
  /** Where the reader's device can take the alert on without opening the app, and with what; absent everywhere else. */
  acknowledge: alertAction.optional(),
});
export type AlertMessage = z.infer<typeof AlertMessage>;

/**
 * A sign that is read at a glance and in every language: what happened, and how bad it is while nobody has acted.
 */
export function signOf({ event, severity }: Pick<AlertMessage, 'event' | 'severity'>): string {
  if (event === 'resolved') return '✅';
  if (event === 'acknowledged') return '👀';
  return { info: '🔵', warning: '🟠', critical: '🔴' }[severity];
}
