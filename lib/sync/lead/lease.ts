import { Dexie, type Table } from 'dexie';
import { pause } from './pause.ts';
import type { ClockPort, LockPort, RandomPort, StoragePort } from '../ports.ts';

/** How long a lease lasts, and how often it is renewed. */
const LEASE_MS = 15_000;
const RENEW_MS = 5_000;

interface Lease {
  readonly name: string;
  readonly holder: string;
  readonly until: number;
}

/**
 * The lead where there are no Web Locks (old WebViews): a lease in IndexedDB, renewed while it is held. A lease can be lost without notice when
 * a tab sleeps, which is why every write of a leader also looks at the store's token.
 */
export function leaseLock(ports: { storage: StoragePort; clock: ClockPort; random: RandomPort }): LockPort {
  const { storage, clock, random } = ports;
  const db = new Dexie('tracseq:leases', { indexedDB: storage.indexedDB, IDBKeyRange: storage.IDBKeyRange });
  db.version(1).stores({ leases: 'name' });
  const leases: Table<Lease, string> = db.table('leases');

  function take(name: string, holder: string, steal: boolean): Promise<boolean> {
    return db.transaction('rw', leases, async () => {
      const lease = await leases.get(name);
      const now = clock.now();
      // A lease from the future was taken before somebody set the clock back.
      const isFree = !lease || lease.until <= now || lease.until > now + LEASE_MS;
      if (lease?.holder !== holder && !isFree && !steal) return false;
      await leases.put({ name, holder, until: now + LEASE_MS });
      return true;
    });
  }

  function letGo(name: string, holder: string): Promise<void> {
    return db.transaction('rw', leases, async () => {
      if ((await leases.get(name))?.holder === holder) await leases.delete(name);
    });
  }

  return {
    async hold(name, lead, { signal, steal }) {
      const holder = random.id();
      while (!(await take(name, holder, steal))) {
        await pause(clock, RENEW_MS, signal);
        if (signal.aborted) return;
      }
      const lost = new AbortController();
      const stop = () => lost.abort();
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      const renewing = renew(lost, () => take(name, holder, false));
      try {
        await lead(lost.signal);
      } finally {
        lost.abort();
        signal.removeEventListener('abort', stop);
        await renewing;
        await letGo(name, holder);
      }
    },
  };

  async function renew(lost: AbortController, again: () => Promise<boolean>): Promise<void> {
    while (!lost.signal.aborted) {
      await pause(clock, RENEW_MS, lost.signal);
      const isStillOurs = await again().catch(() => false);
      if (!isStillOurs) lost.abort();
    }
  }
}
