'use client';

import { useEffect, useState } from 'react';
import { type ScanEvent, type ScanStream, createScanStream, createWedge } from '../../lib/scanning/index.ts';

/** Where all codes of a screen meet; scanners that type anywhere on it are heard already. */
export function useScanStream(): ScanStream {
  const [stream] = useState(() => createScanStream());
  useEffect(
    () => createWedge(document, { code: (text) => stream.accept(text, 'wedge'), cut: () => stream.miss() }),
    [stream],
  );
  return stream;
}

/** Where codes of this screen meet: the camera and scanners that type. The listener must be stable. */
export function useCodes(listener: (event: ScanEvent) => void): ScanStream {
  const stream = useScanStream();
  useEffect(() => stream.subscribe(listener), [stream, listener]);
  return stream;
}
