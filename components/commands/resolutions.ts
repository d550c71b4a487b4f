import type { Conflict } from '../../lib/domain/conflicts/model.ts';
import type { Held } from '../../lib/domain/world/held.ts';
import type { OutboxItem } from '../../lib/sync/outbox/model.ts';

/** How a conflict was settled. */
export type Resolution = NonNullable<Conflict['resolution']>;

/** The conflicts that this device holds. */
export interface HeldConflicts {
  openConflicts(): Promise<Held<Conflict>[]>;
  get(kind: 'conflict', id: string): Promise<Held<Conflict> | undefined>;
}

/**
 * Of steps that ended in a conflict, those of which every conflict is settled, with how, by the ids of their commands. One whose conflict this device does
 * not hold is not among them: it may be open.
 */
export async function resolutionsOf(
  items: readonly Pick<OutboxItem, 'id' | 'verdict'>[],
  held: HeldConflicts,
): Promise<ReadonlyMap<string, Resolution>> {
  const resolutions = new Map<string, Resolution>();
  const contested = items.filter(({ verdict }) => verdict?.status === 'conflict');
  if (contested.length === 0) return resolutions;
  // A step with many tubes may have opened several; its verdict names the first of them.
  const open = new Set((await held.openConflicts()).map(({ doc }) => doc.commandId));
  for (const { id, verdict } of contested) {
    const conflictId = verdict?.details['conflictId'];
    if (open.has(id) || typeof conflictId !== 'string') continue;
    const resolution = (await held.get('conflict', conflictId))?.doc.resolution;
    if (resolution != null) resolutions.set(id, resolution);
  }
  return resolutions;
}
