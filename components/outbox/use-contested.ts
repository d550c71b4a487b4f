'use client';

import { useMemo } from 'react';
import { useQuery, useSession } from '../sync/index.ts';

/** This person's steps that ended in a conflict nobody has settled, by the ids of their commands; undefined until read. */
export function useContested(): ReadonlySet<string> | undefined {
  const session = useSession();
  const userId = session.status === 'ready' ? session.person.userId : null;
  const open = useQuery((held) => held.openConflicts(), []);
  return useMemo(
    () => open && new Set(open.flatMap(({ doc }) => (doc.openedBy === userId ? [doc.commandId] : []))),
    [open, userId],
  );
}
