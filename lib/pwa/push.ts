import type { AlertPush } from '../domain/alerts/push.ts';
import { tenantIcon } from './icon-address.ts';

/** What a notification is shown with; TypeScript's own type lacks what is newer than ten years. */
export interface Shown {
  readonly title: string;
  readonly options: NotificationOptions & {
    readonly actions: readonly { readonly action: string; readonly title: string }[];
    readonly renotify: boolean;
    readonly timestamp: number;
  };
}

/** The name of the button, by which a tap on it is known. */
export const ACKNOWLEDGE = 'acknowledge';

/** How an alert is shown: what is new makes itself heard and stays until it is seen, what is over replaces it without a sound. */
export function notificationOf(push: AlertPush): Shown {
  const asks = push.event === 'opened' || push.event === 'escalated';
  return {
    title: push.title,
    options: {
      body: push.body,
      // A later word about the same alert replaces the earlier one.
      tag: push.tag,
      renotify: asks,
      silent: !asks,
      requireInteraction: asks && push.severity === 'critical',
      timestamp: Date.parse(push.occurredAt),
      dir: 'auto',
      ...iconOf(push.url),
      data: push,
      actions: asks && push.acknowledge ? [{ action: ACKNOWLEDGE, title: push.acknowledge.label }] : [],
    },
  };
}

/** Where a tap leads: the alert, in this app, whatever name of it the sender knows; `ready` where its acknowledgement has yet to be given. */
export function targetOf(push: AlertPush, origin: string, ready: boolean): string {
  const { pathname, search } = new URL(push.url);
  const target = new URL(pathname + search, origin);
  if (ready) target.searchParams.set('acknowledge', 'ready');
  return target.href;
}

/** What the tap posts; `commandId` is the same however often it is sent. */
export function tapOf(acknowledge: NonNullable<AlertPush['acknowledge']>, commandId: string, now: Date) {
  const { tenantId, proof } = acknowledge;
  return { tenantId, proof, commandId, deviceTime: now.toISOString() };
}

function iconOf(url: string): { icon?: string } {
  const tenant = new URL(url).searchParams.get('tenant');
  return tenant === null ? {} : { icon: tenantIcon(tenant, 192, 'any') };
}
