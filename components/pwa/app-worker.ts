import { Workbox } from 'workbox-window';
import { browserClock } from '../../lib/sync/browser/clock.ts';
import { browserSurroundings } from '../../lib/sync/browser/surroundings.ts';
import { keepWorker } from './keep-worker.ts';

/** Milliseconds between looks for a new version. */
const CHECK_EVERY_MS = 30 * 60_000;

/** The worker of this app, once it has been asked for. */
export interface AppWorker {
  /** Lets the new version in that waits. */
  skipWaiting(): void;
  end(): void;
}

/** Puts the app on this device, however often the network goes meanwhile, and looks for new versions; says when one waits. */
export function registerWorker(onWaiting: () => void): AppWorker {
  let client: Workbox | undefined;
  const leave = keepWorker({
    register() {
      client = new Workbox('/sw.js', { updateViaCache: 'none' });
      client.addEventListener('waiting', onWaiting);
      return client.register();
    },
    surroundings: browserSurroundings(window),
    clock: browserClock(),
    random: { fraction: () => Math.random() },
  });
  // Without a network there is no new version to be seen; the next look is soon enough.
  const timer = setInterval(() => void client?.update().catch(() => undefined), CHECK_EVERY_MS);
  return {
    skipWaiting: () => client?.messageSkipWaiting(),
    end() {
      leave();
      clearInterval(timer);
    },
  };
}
