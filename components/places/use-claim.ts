'use client';

import type { Conflict } from '../../lib/domain/conflicts/model.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { containerName, nameWithCode, positionLabel } from '../commands/names.ts';
import { useQuery } from '../sync/index.ts';

/** The names a person needs to settle a conflict, with the codes that are printed on the two. Undefined: not known on this device. */
export interface Claim {
  readonly subject: string | undefined;
  readonly occupant: string | undefined;
  readonly container: string | undefined;
  readonly position: string;
  readonly path: readonly { readonly id: string; readonly name: string }[];
  readonly openedBy: string | undefined;
}

async function read(held: LocalQueries, conflict: Conflict): Promise<Claim> {
  const { subjectId, occupantId, containerId, position, openedBy } = conflict;
  const [subject, occupant, container, label, path, members] = await Promise.all([
    nameWithCode(held, subjectId),
    nameWithCode(held, occupantId),
    containerName(held, containerId),
    positionLabel(held, containerId, position),
    held.pathOf(containerId),
    held.all('member'),
  ]);
  const person = members.find(({ doc }) => doc.userId === openedBy)?.doc.name;
  return { subject, occupant, container, position: label, path, openedBy: person };
}

/** The names behind a conflict, live; undefined while they are read. */
export function useClaim(conflict: Conflict): Claim | undefined {
  return useQuery((held) => read(held, conflict), [conflict.id, conflict.position, conflict.containerId]);
}
