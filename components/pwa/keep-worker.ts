import { backoffMs } from '../../lib/sync/backoff.ts';
import type { ClockPort, RandomPort, SurroundingsPort } from '../../lib/sync/ports.ts';
import { untilDone } from '../../lib/sync/until-done.ts';

/** What this file uses of a worker and of its registration. */
type Worker = Pick<ServiceWorker, 'state' | 'addEventListener' | 'removeEventListener'>;
/** Where the workers of an app stand. */
export interface Registered {
  readonly installing: Worker | null;
  readonly waiting: Worker | null;
  readonly active: Worker | null;
}

interface Keeping {
  /** Registers the worker of the app; nothing where the browser will have none. */
  register(): Promise<Registered | undefined>;
  readonly surroundings: Pick<SurroundingsPort, 'subscribe'>;
  readonly clock: Pick<ClockPort, 'after'>;
  readonly random: Pick<RandomPort, 'fraction'>;
}

/**
 * Registers the worker, again and again until one holds the app: a network that goes while it is fetched leaves no worker and no registration
 * behind, and the next try goes on with the files that have come. The returned function ends it.
 */
export function keepWorker({ register, surroundings, clock, random }: Keeping): () => void {
  return untilDone({
    attempt: async () => isInstalled(await register()),
    waitMs: (inVain) => (inVain === 0 ? 0 : backoffMs(inVain, random.fraction(), null)),
    ...{ surroundings, clock },
  });
}

/** Whether a worker holds the app, known when the one that is being installed has come to its end. */
function isInstalled(found: Registered | undefined): Promise<boolean> {
  if (found?.active) return Promise.resolve(true);
  const worker = found?.waiting ?? found?.installing;
  if (!worker) return Promise.resolve(false);
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state !== 'activated' && worker.state !== 'redundant') return;
      worker.removeEventListener('statechange', look);
      resolve(worker.state === 'activated');
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
