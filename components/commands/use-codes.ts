'use client';

import { useEffect, useState } from 'react';
import { type ScanEvent, type ScanStream, createScanStream, createWedge } from '../../lib/scanning/index.ts';

/** Where codes of this screen meet: the camera and scanners that type. The listener must be stable. */
export function useCodes(listener: (event: ScanEvent) => void): ScanStream {
  const [stream] = useState(() => createScanStream());
  useEffect(() => createWedge(document, (text) => stream.accept(text, 'wedge')), [stream]);
  useEffect(() => stream.subscribe(listener), [stream, listener]);
  return stream;
}
