'use client';

import { useCallback, useEffect, useState } from 'react';
import { type Persistence, askPersistence, readPersistence } from './persistence.ts';

export type { Persistence } from './persistence.ts';

/** Whether the browser keeps the store, and the question to it. It is also asked when a laboratory is chosen: before the first offline work. */
export function usePersistence(): { persistence: Persistence; ask: () => Promise<Persistence> } {
  const [persistence, setPersistence] = useState<Persistence>('unknown');
  useEffect(() => {
    let current = true;
    void readPersistence().then((found) => current && setPersistence(found));
    return () => {
      current = false;
    };
  }, []);
  const ask = useCallback(async () => {
    const answer = await askPersistence();
    setPersistence(answer);
    return answer;
  }, []);
  return { persistence, ask };
}
