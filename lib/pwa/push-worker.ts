import { v7 } from 'uuid';
import { z } from 'zod';
import { AlertPush } from '../domain/alerts/push.ts';
import { ACKNOWLEDGE, notificationOf, tapOf, targetOf } from './push.ts';

/** What this file uses of a worker's world; the page's types and a worker's cannot both be global. */
interface PushScope {
  readonly location: { readonly origin: string };
  readonly registration: {
    showNotification(title: string, options: NotificationOptions): Promise<void>;
  };
  readonly clients: {
    matchAll(query: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly WindowLike[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: 'push', listener: (event: PushEventLike) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: ClickLike) => void): void;
}
interface WindowLike {
  focus(): Promise<WindowLike>;
  navigate(url: string): Promise<unknown>;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface PushEventLike extends Lasting {
  readonly data: { text(): string } | null;
}
interface ClickLike extends Lasting {
  readonly action: string;
  readonly notification: { readonly data: unknown; close(): void };
}
declare const self: PushScope;

/** A browser lets a worker open a window only for some seconds after the tap: the app must still be able to come when the server does not answer. */
const PATIENCE_MS = 4_000;

/** Over already, or somebody else was first: the tap has nothing left to do. */
const SETTLED = ['alert_acknowledged', 'alert_not_found'];
const answerSchema = z.object({ verdict: z.object({ status: z.string(), code: z.string().nullish() }) });

/** Shows alerts while the app is closed, and lets them be taken on without opening it. */
export function listenForPushes(): void {
  self.addEventListener('push', (event) => {
    const push = readPush(event.data?.text());
    if (!push) return;
    const { title, options } = notificationOf(push);
    event.waitUntil(self.registration.showNotification(title, options));
  });
  self.addEventListener('notificationclick', (event) => {
    const { action, notification } = event;
    notification.close();
    const push = AlertPush.safeParse(notification.data).data;
    if (push) event.waitUntil(action === ACKNOWLEDGE ? acknowledge(push) : open(push, false));
  });
}

function readPush(text: string | undefined): AlertPush | undefined {
  try {
    return AlertPush.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    // Not ours: the browser says by itself that something came.
    return undefined;
  }
}

/** Posts the tap; where that does not get through the app opens with the acknowledgement ready, which it keeps until there is a network. */
async function acknowledge(push: AlertPush): Promise<void> {
  if (push.acknowledge && (await isTaken(push.acknowledge))) {
    const { title, tag } = push;
    await self.registration.showNotification(title, { body: push.acknowledge.done, tag, silent: true, data: push });
    return;
  }
  await open(push, true);
}

async function isTaken(action: NonNullable<AlertPush['acknowledge']>): Promise<boolean> {
  try {
    const answer = await fetch(action.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(tapOf(action, v7(), new Date())),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const read = answerSchema.safeParse(await answer.json());
    const { status, code } = read.data?.verdict ?? {};
    return answer.ok && (status === 'applied' || SETTLED.includes(code ?? ''));
  } catch {
    // No network, or an answer that is none.
    return false;
  }
}

async function open(push: AlertPush, ready: boolean): Promise<void> {
  const url = targetOf(push, self.location.origin, ready);
  const [shown] = await self.clients.matchAll({ type: 'window', includeUncontrolled: false });
  if (!shown) {
    await self.clients.openWindow(url);
    return;
  }
  await shown.focus();
  await shown.navigate(url);
}
