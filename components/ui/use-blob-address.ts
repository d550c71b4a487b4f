'use client';

import { useEffect, useState } from 'react';

/**
 * The file at a path as an address that an image can have; undefined while it is not here. `load` brings it, null where it cannot be had; another
 * function is another file, so it must stay the same between two drawings.
 */
export function useBlobAddress(path: string | null, load: (path: string) => Promise<Blob | null>): string | undefined {
  const [shown, setShown] = useState<{ readonly path: string; readonly address: string }>();

  useEffect(() => {
    if (path === null) return undefined;
    let address: string | undefined;
    let isOver = false;
    const show = async () => {
      const file = await load(path);
      if (!file || isOver) return;
      address = URL.createObjectURL(file);
      setShown({ path, address });
    };
    // Without the picture the page still says what it shows.
    show().catch(() => undefined);
    return () => {
      isOver = true;
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [load, path]);
  return shown !== undefined && shown.path === path ? shown.address : undefined;
}
