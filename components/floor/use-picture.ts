'use client';

import { useCallback } from 'react';
import { useBackend, useSession } from '../sync/index.ts';
import { useBlobAddress } from '../ui/use-blob-address.ts';

/** Pictures are kept for times without a network; a picture never changes, so that one is fetched once. */
const CACHE = 'tracseq-floor-pictures';

/** The drawing behind a plan as an address that an image can have; undefined while it is not here. */
export function usePicture(pictureId: string | null): string | undefined {
  const backend = useBackend();
  const session = useSession();
  const path = pictureId !== null && session.status === 'ready' ? `${session.tenant.id}/${pictureId}` : null;
  const load = useCallback(
    async (at: string) => {
      const key = `/floor-plans/${at}`;
      const cache = await caches.open(CACHE);
      const kept = await cache.match(key);
      if (kept) return kept.blob();
      const { data } = await (await backend.client()).storage.from('floor-plans').download(at);
      if (data) await cache.put(key, new Response(data));
      return data;
    },
    [backend],
  );
  return useBlobAddress(path, load);
}
