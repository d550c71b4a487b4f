'use client';

import { useCallback, useEffect, useState } from 'react';

/** `granted`: the browser will not clear this device's store by itself. `refused`: it may, when the disk is full. */
export type Persistence = 'unknown' | 'granted' | 'refused' | 'unsupported';

/** Whether the browser keeps the store, and the question to it. Ask from a tap before the first offline work; asking again is harmless. */
export function usePersistence(): { persistence: Persistence; ask: () => Promise<Persistence> } {
  const [persistence, setPersistence] = useState<Persistence>('unknown');
  useEffect(() => {
    let current = true;
    void read().then((found) => current && setPersistence(found));
    return () => {
      current = false;
    };
  }, []);
  const ask = useCallback(async () => {
    const storage = manager();
    const answer = !storage ? 'unsupported' : (await storage.persist()) ? 'granted' : 'refused';
    setPersistence(answer);
    return answer;
  }, []);
  return { persistence, ask };
}

function manager(): StorageManager | undefined {
  // An insecure context has no storage manager, whatever the types say.
  return 'storage' in navigator && 'persist' in navigator.storage ? navigator.storage : undefined;
}

async function read(): Promise<Persistence> {
  const storage = manager();
  if (!storage) return 'unsupported';
  return (await storage.persisted()) ? 'granted' : 'unknown';
}
