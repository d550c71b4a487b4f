import { v7 } from 'uuid';
import { leaseLock } from '../lead/lease.ts';
import { webLock } from '../lead/web-lock.ts';
import type { EnginePorts, LockPort, RandomPort, StoragePort } from '../ports.ts';
import { browserClock } from './clock.ts';
import { browserSurroundings } from './surroundings.ts';
import { browserTabs } from './tabs.ts';

/** What a browser gives to the engine of one store; the server and its channel come from elsewhere. */
export function browserPorts(storeName: string): Omit<EnginePorts, 'server' | 'pokes' | 'attachments'> {
  const storage = browserStorage();
  return {
    clock: browserClock(),
    random,
    storage,
    surroundings: browserSurroundings(window),
    tabs: browserTabs(storeName),
    lock: browserLock(storage),
  };
}

/** The browser's IndexedDB. */
export function browserStorage(): StoragePort {
  return { indexedDB: window.indexedDB, IDBKeyRange: window.IDBKeyRange };
}

const random: RandomPort = { fraction: () => Math.random(), id: () => v7() };

function browserLock(storage: StoragePort): LockPort {
  // Old WebViews and insecure contexts have no locks.
  return 'locks' in navigator ? webLock(navigator.locks) : leaseLock({ storage, clock: browserClock(), random });
}
