import type { Running } from './running.ts';
import { slicesOf } from './slices.ts';

/** What one command of an import says. */
export interface SliceArgs {
  readonly importId: string;
  readonly fromRow: number;
  readonly toRow: number;
  readonly mode: Running['mode'];
}

/**
 * Gives all slices of an import, one after the other, each under the id that was made for it beforehand: whoever comes back after the page was
 * closed, or has a second one open, gives them all again, and none of them twice. Otherwise the import would say wrongly what came of it: the server
 * brings a row in once, and a second command for it says that it imported nothing.
 * @param give makes a command durable under an id, once however often it is asked to
 * @throws SyncError when a slice could not be made durable
 */
export async function giveSlices(
  { importId, mode, firstRow, lastRow, ids }: Running,
  give: (id: string, args: SliceArgs) => Promise<unknown>,
): Promise<void> {
  const slices = slicesOf(firstRow, lastRow, mode);
  for (const [at, id] of ids.entries()) {
    const slice = slices[at];
    if (slice) await give(id, { importId, ...slice, mode });
  }
}
