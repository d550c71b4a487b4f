'use client';

import { useEffect, useState } from 'react';
import { useBackend } from '../../sync/index.ts';

/** The logo at a path of the bucket as an address that an image can have; undefined while it is not here. */
export function useLogo(path: string | null): string | undefined {
  const backend = useBackend();
  const [shown, setShown] = useState<{ readonly path: string; readonly address: string }>();

  useEffect(() => {
    if (path === null) return undefined;
    let address: string | undefined;
    let isOver = false;
    const show = async () => {
      const { data } = await (await backend.client()).storage.from('branding').download(path);
      if (!data || isOver) return;
      address = URL.createObjectURL(data);
      setShown({ path, address });
    };
    // Without a network the preview shows the initials.
    show().catch(() => undefined);
    return () => {
      isOver = true;
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [backend, path]);
  return shown !== undefined && shown.path === path ? shown.address : undefined;
}
