import { z } from 'zod';

/** What a browser says of notifications for this app, before anything is asked of the person. */
export type PushAbility =
  /** This browser has none. */
  | 'none'
  /** An iPhone or iPad on which the app is not installed: only an installed one may notify. */
  | 'install'
  /** The person or the device forbids it. */
  | 'denied'
  | 'able';

/** Reads it. */
export function pushAbility(): PushAbility {
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent) || isTouchMac();
  const isInstalled = matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;
  if (isApple && !isInstalled) return 'install';
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'none';
  return Notification.permission === 'denied' ? 'denied' : 'able';
}

const isTouchMac = () => navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1;

const subscriptionSchema = z.object({
  endpoint: z.url(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});

/** A browser's subscription as the server keeps it. */
export interface BrowserSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** The subscription there is; null when there is none or it cannot be used. */
export async function currentSubscription(): Promise<BrowserSubscription | null> {
  const found = await (await pushManager())?.getSubscription();
  return found ? plain(found) : null;
}

/**
 * Subscribes this browser for the server with this key, keeping a subscription for the same key: it may serve another laboratory too. Throws a
 * `DOMException` when the browser or its push service refuses.
 */
export async function subscribeBrowser(publicKey: string): Promise<BrowserSubscription | null> {
  const manager = await pushManager();
  if (!manager) return null;
  const key = bytesOf(publicKey);
  const before = await manager.getSubscription();
  if (before && isFor(before, key)) return plain(before);
  await before?.unsubscribe();
  return plain(await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
}

async function pushManager(): Promise<PushManager | undefined> {
  return (await navigator.serviceWorker.getRegistration())?.pushManager;
}

function plain(subscription: PushSubscription): BrowserSubscription | null {
  const read = subscriptionSchema.safeParse(subscription.toJSON());
  return read.data ? { endpoint: read.data.endpoint, ...read.data.keys } : null;
}

function isFor({ options }: PushSubscription, key: Uint8Array): boolean {
  if (options.applicationServerKey === null) return false;
  const theirs = new Uint8Array(options.applicationServerKey);
  return theirs.length === key.length && theirs.every((byte, at) => byte === key[at]);
}

function bytesOf(base64Url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
