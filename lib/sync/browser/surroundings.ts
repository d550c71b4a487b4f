import type { SurroundingsPort } from '../ports.ts';

/** The tag of the Background Sync, and what the service worker posts to the pages when it fires. */
export const WAKE_TAG = 'outbox';
export const WAKE_MESSAGE = 'sync-wake';

/** What TypeScript does not know of a registration: Chrome has it, Safari and Firefox do not. */
interface MaybeBackgroundSync {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** Network, visibility and the service worker of a page. */
export function browserSurroundings(window: Window): SurroundingsPort {
  const { navigator, document } = window;
  // A page on http has no service worker.
  const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : null;
  return {
    online: () => navigator.onLine,
    visible: () => document.visibilityState === 'visible',
    subscribe(listener) {
      const stop = new AbortController();
      const { signal } = stop;
      window.addEventListener('online', () => listener('online'), { signal });
      window.addEventListener('offline', () => listener('offline'), { signal });
      document.addEventListener(
        'visibilitychange',
        () => {
          if (document.visibilityState === 'visible') listener('foreground');
        },
        { signal },
      );
      workers?.addEventListener(
        'message',
        ({ data }: MessageEvent<unknown>) => {
          if (isWake(data)) listener('wake');
        },
        { signal },
      );
      return () => stop.abort();
    },
    askToBeWoken() {
      if (navigator.onLine || !workers) return;
      // It only wakes a page earlier; without it the page looks by itself.
      workers.ready
        .then((registration: ServiceWorkerRegistration & MaybeBackgroundSync) => registration.sync?.register(WAKE_TAG))
        .catch(() => undefined);
    },
  };
}

function isWake(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === WAKE_MESSAGE;
}
