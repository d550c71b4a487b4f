import type { Running } from './running.ts';
import { slicesOf } from './slices.ts';

/** What one command of an import says. */
export interface SliceArgs {
  readonly importId: string;
  readonly fromRow: number;
  readonly toRow: number;
  readonly mode: Running['mode'];
}

interface GivingPorts {
  /** Makes a command durable under this id; once however often it is asked to. */
  readonly give: (id: string, args: SliceArgs) => Promise<unknown>;
  /** Keeps how far it is. */
  readonly remember: (running: Running) => void;
  readonly newId: () => string;
}

/** Whether the outbox has every slice: from then on the import needs this page no more. */
export const isAllGiven = ({ firstRow, lastRow, mode, ids }: Running): boolean =>
  ids.length >= slicesOf(firstRow, lastRow, mode).length;

/**
 * Gives the slices of an import that were not given yet, one after the other. The page may be closed at any moment: the id of a slice is remembered
 * before the slice is given under it, so that whoever goes on gives none twice and leaves none out. The server brings a row in once, but a
 * command that found its rows brought in by another one would say that it imported nothing.
 * @throws SyncError when a slice could not be made durable
 */
export async function giveSlices(running: Running, { give, remember, newId }: GivingPorts): Promise<void> {
  const { importId, mode, firstRow, lastRow } = running;
  let known = running;
  for (const slice of slicesOf(firstRow, lastRow, mode).slice(running.ids.length)) {
    const id = known.giving ?? newId();
    if (known.giving === null) remember({ ...known, giving: id });
    await give(id, { importId, ...slice, mode });
    known = { ...known, ids: [...known.ids, id], giving: null };
    remember(known);
  }
}
