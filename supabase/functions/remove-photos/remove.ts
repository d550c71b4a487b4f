import { z } from 'zod';

/** A picture whose reading has gone: the laboratory and the command that announced it. */
export const oldPhotoSchema = z.object({ tenantId: z.uuid(), commandId: z.uuid() });
export type OldPhoto = z.infer<typeof oldPhotoSchema>;

/** Where the work comes from and goes to. */
export interface RemovePorts {
  /** Claims some pictures that are to go; none when there are no more. */
  claim(): Promise<readonly OldPhoto[]>;
  /** Deletes the files; one that is not there is gone too. */
  remove(photos: readonly OldPhoto[]): Promise<void>;
  /** Says of one laboratory that these are gone. Answers how many of them were new. */
  settle(tenantId: string, commandIds: readonly string[]): Promise<number>;
}

/** More in one call would be no bound. */
const MOST_ROUNDS = 20;

/**
 * Removes pictures round by round, until there are none or the time is up. Says how many. Whatever is interrupted is claimed again: the files are
 * deleted first, so what was said to be gone is gone.
 */
export async function removeOldPhotos(ports: RemovePorts, until: AbortSignal): Promise<number> {
  let removed = 0;
  for (let round = 0; round < MOST_ROUNDS && !until.aborted; round += 1) {
    const photos = await ports.claim();
    if (photos.length === 0) break;
    await ports.remove(photos);
    let settled = 0;
    for (const tenantId of new Set(photos.map((photo) => photo.tenantId))) {
      const ids = photos.filter((photo) => photo.tenantId === tenantId).map(({ commandId }) => commandId);
      settled += await ports.settle(tenantId, ids);
    }
    removed += settled;
    // The same would come again: something is wrong, and another call will find out.
    if (settled === 0) break;
  }
  return removed;
}
