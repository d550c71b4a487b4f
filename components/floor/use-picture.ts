'use client';

import { useEffect, useState } from 'react';
import { useBackend, useSession } from '../sync/index.ts';

/** Pictures are kept for times without a network; a picture never changes, so that one is fetched once. */
const CACHE = 'tracseq-floor-pictures';

/** The drawing behind a plan as an address that an image can have; undefined while it is not here. */
export function usePicture(pictureId: string | null): string | undefined {
  const backend = useBackend();
  const session = useSession();
  const path = pictureId !== null && session.status === 'ready' ? `${session.tenant.id}/${pictureId}` : null;
  const [shown, setShown] = useState<{ readonly path: string; readonly address: string }>();

  useEffect(() => {
    if (path === null) return undefined;
    let address: string | undefined;
    let isOver = false;
    const show = async () => {
      const key = `/floor-plans/${path}`;
      const cache = await caches.open(CACHE);
      const kept = await (await cache.match(key))?.blob();
      const fetched = kept ?? (await (await backend.client()).storage.from('floor-plans').download(path)).data;
      if (!fetched || isOver) return;
      if (!kept) await cache.put(key, new Response(fetched));
      address = URL.createObjectURL(fetched);
      setShown({ path, address });
    };
    // Without the drawing the plan still says where things are.
    show().catch(() => undefined);
    return () => {
      isOver = true;
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [backend, path]);
  return shown !== undefined && shown.path === path ? shown.address : undefined;
}
