'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { Container } from '../../lib/domain/containers/model.ts';
import type { ScanErrorCode, ScanEvent, ScanStream } from '../../lib/scanning/index.ts';
import { useCodes } from '../commands/use-codes.ts';
import { useOpenStore } from '../sync/context.ts';

/** What bears a code that was scanned, as far as this device knows. */
export type Scanned =
  | { readonly kind: 'container'; readonly container: Container }
  | { readonly kind: 'sample'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'refused'; readonly error: ScanErrorCode };

/** Tells of every code what it stands for. */
export function useScannedBox(listener: (scanned: Scanned) => void): ScanStream {
  const store = useOpenStore();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  const heard = useCallback(
    (event: ScanEvent) => {
      const tell = async () => {
        if (event.kind === 'refused') {
          latest.current({ kind: 'refused', error: event.error });
          return;
        }
        const { text, also } = event.code.identity;
        for (const code of [text, ...also]) {
          const found = await store?.queries.byBarcode(code);
          if (!found) continue;
          latest.current(
            found.kind === 'container' ? { kind: 'container', container: found.doc } : { kind: 'sample', code: text },
          );
          return;
        }
        latest.current({ kind: 'unknown', code: text });
      };
      void tell();
    },
    [store],
  );
  return useCodes(heard);
}
