'use client';

import { useCallback } from 'react';
import { useBackend } from '../../sync/index.ts';
import { useBlobAddress } from '../../ui/use-blob-address.ts';

/** The logo at a path of the bucket as an address that an image can have; undefined while it is not here, as without a network. */
export function useLogo(path: string | null): string | undefined {
  const backend = useBackend();
  const load = useCallback(
    async (at: string) => (await (await backend.client()).storage.from('branding').download(at)).data,
    [backend],
  );
  return useBlobAddress(path, load);
}
