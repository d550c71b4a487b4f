import type { PredictionContext, World } from '../../world/ports.ts';
import type { Conflict } from '../model.ts';

/** Closes every open conflict of this thing: it was scanned anew, or is gone, so the question is settled. */
export async function closeConflictsOf(
  subjectId: string,
  world: World,
  context: PredictionContext,
  resolution: NonNullable<Conflict['resolution']> = 'rescanned',
): Promise<void> {
  for (const conflict of await world.openConflictsOf(subjectId)) {
    world.put('conflict', closed(conflict, context, resolution, conflict.note));
  }
}

/** The conflict as it reads once it is resolved. */
export function closed(
  conflict: Conflict,
  context: PredictionContext,
  resolution: NonNullable<Conflict['resolution']>,
  note: string,
): Conflict {
  return {
    ...conflict,
    state: 'resolved',
    resolution,
    resolvedAt: context.deviceTime,
    resolvedBy: context.userId,
    note,
  };
}
