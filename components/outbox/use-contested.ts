'use client';

import { useMay } from '../commands/use-may.ts';
import { useStoreRead } from '../sync/use-live.ts';
import { useSession } from '../sync/index.ts';

/** This person's steps that ended in a conflict nobody has settled. */
export interface Contested {
  /** By the ids of their commands. */
  readonly steps: ReadonlySet<string>;
  /** How many of them this device does not list: they were done on another one, or so long ago that it has forgotten them. */
  readonly elsewhere: number;
}

/** This person's contested steps, live; undefined until read. */
export function useContested(): Contested | undefined {
  const session = useSession();
  const may = useMay();
  // Whoever may not scan it elsewhere any more is not asked to.
  const userId = session.status === 'ready' && may('move_sample.v1') ? session.person.userId : null;
  return useStoreRead(
    async ({ engine, queries }) => {
      const open = await queries.openConflicts();
      const steps = new Set(open.flatMap(({ doc }) => (doc.openedBy === userId ? [doc.commandId] : [])));
      const listed = await Promise.all([...steps].map((id) => engine.outbox.get(id)));
      return { steps, elsewhere: listed.filter((item) => item === undefined).length };
    },
    [userId],
  );
}
