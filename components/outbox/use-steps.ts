'use client';

import type { OutboxItem } from '../../lib/sync/outbox/model.ts';
import { useStoreRead } from '../sync/use-live.ts';
import { type Resolution, resolutionsOf } from '../commands/resolutions.ts';

/** The newest steps of this device, with what has become of their conflicts since. */
export interface Steps {
  readonly items: readonly OutboxItem[];
  readonly resolutions: ReadonlyMap<string, Resolution>;
}

/** Both in one read, live, so that no settled conflict gives orders for a moment; undefined until read. */
export function useSteps(limit: number): Steps | undefined {
  return useStoreRead(
    async ({ engine, queries }) => {
      const items = await engine.outbox.list(limit);
      return { items, resolutions: await resolutionsOf(items, queries) };
    },
    [limit],
  );
}
