'use client';

import type { OutboxEntry } from '../../lib/sync/outbox/model.ts';
import { resolutionsOf } from '../commands/resolutions.ts';
import { useStoreRead } from '../sync/use-live.ts';

/** What has become of scans since the server judged them: a person may have decided otherwise. */
export interface Fates {
  /** Steps whose conflicts are settled, by the ids of their commands. */
  readonly settled: ReadonlySet<string>;
  /** Samples whose place is in doubt. */
  readonly doubtful: ReadonlySet<string>;
}

const NONE: Fates = { settled: new Set(), doubtful: new Set() };

/** The fates of the steps on the screen, live. */
export function useFates(items: ReadonlyMap<number, OutboxEntry>): Fates {
  const contested = [...items.values()].filter(({ verdict }) => verdict?.status === 'conflict');
  const fates = useStoreRead(
    async ({ queries }) => {
      // Asked at once: what is read after a wait for something else would not be watched.
      const [lost, resolutions] = await Promise.all([
        queries.samplesWithoutPlace('unverified'),
        resolutionsOf(contested, queries),
      ]);
      return { settled: new Set(resolutions.keys()), doubtful: new Set(lost.map(({ doc }) => doc.id)) };
    },
    [contested.map(({ id }) => id).join()],
    { unhurried: true },
  );
  return fates ?? NONE;
}
