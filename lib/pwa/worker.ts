import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { localized, paths } from '../config/paths.ts';
import { locales } from '../i18n/locales.generated.ts';
import { keepAtMost } from './keep-at-most.ts';
import { listenForPushes } from './push-worker.ts';
import { addressOf, bestLocale, isLook, isRouterRequest } from './worker-routes.ts';

/** What this file uses of a worker's world; the page's types and a worker's cannot both be global. */
interface WorkerScope {
  __WB_MANIFEST: (string | { url: string; revision: string | null })[];
  skipWaiting: () => Promise<void>;
  addEventListener: (type: 'message' | 'activate', listener: (event: WorkerEvent) => void) => void;
}
interface WorkerEvent {
  data?: unknown;
  waitUntil: (work: Promise<unknown>) => void;
}
declare const self: WorkerScope;

/** On a network that answers late the page on the device is better than a wait. */
const PATIENCE_MS = 1_500;
const ROUTER_CACHE = 'router';

/* Pages come before the precache route, which would answer them from the device without asking the network. */
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && !url.pathname.startsWith('/api/'),
  ({ request, url }) => openPage(request, url),
);

/* The router's answers depend on headers that are part of its address already. Offline and unknown they fail, and Next then
   loads the whole page, which the device has. */
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && isRouterRequest(url, request.headers),
  new NetworkFirst({
    cacheName: ROUTER_CACHE,
    networkTimeoutSeconds: 3,
    matchOptions: { ignoreVary: true },
    plugins: [keepAtMost(300)],
  }),
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isLook(url),
  new NetworkFirst({
    cacheName: 'look',
    networkTimeoutSeconds: 3,
    plugins: [keepAtMost(80)],
  }),
);

/* Everything else, the API above all, goes to the network untouched: only what is listed here is ever kept. */
precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false });
cleanupOutdatedCaches();
setCatchHandler(() => Promise.resolve(Response.error()));

async function openPage(request: Request, url: URL): Promise<Response> {
  const address = addressOf(url.pathname, locales);
  const kept = await matchPrecache(address.pathname);
  /* Headers come long before a body: once they are here the network is fast enough. */
  const fresh = fetch(request).then((response) => (response.status >= 500 && kept ? kept : response));
  if (kept === undefined) return fresh.catch(() => withoutNetwork(address.locale, url));
  if (!navigator.onLine) {
    fresh.catch(() => undefined);
    return kept;
  }
  return Promise.race([fresh.catch(() => kept), after(PATIENCE_MS, kept)]);
}

/** For an address the device does not have: the right language first, then the page that says so. */
async function withoutNetwork(locale: string | undefined, url: URL): Promise<Response> {
  if (locale === undefined) {
    const target = localized(bestLocale(navigator.languages, locales), url.pathname);
    return Response.redirect(target + url.search, 302);
  }
  return (await matchPrecache(localized(locale, paths.offline()))) ?? Response.error();
}

function after<Value>(milliseconds: number, value: Value): Promise<Value> {
  return new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));
}

/* A new version waits until the page asks for it: the person has tapped, and no scan is under way. */
self.addEventListener('message', (event) => {
  if (isSkipWaiting(event.data)) event.waitUntil(self.skipWaiting());
});

listenForPushes();

/* Answers of the router belong to the build that gave them. */
self.addEventListener('activate', (event) => event.waitUntil(caches.delete(ROUTER_CACHE)));
clientsClaim();

function isSkipWaiting(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
}
