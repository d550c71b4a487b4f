'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import {
  type Feedback,
  type OwnedFeedback,
  type ScanEvent,
  type ScanStream,
  createFeedback,
  createScanStream,
  createWedge,
} from '../../lib/scanning/index.ts';
import { scanSound } from './scan-sound.ts';

/** Where all codes of this screen meet: the camera, scanners that type anywhere on it, and the typed field. */
export function useScanStream(): ScanStream {
  const [stream] = useState(() => createScanStream());
  useEffect(() => createWedge(document, (text) => stream.accept(text, 'wedge')), [stream]);
  return stream;
}

/** Calls back for every code taken or refused. The listener must be stable. */
export function useScanEvents(stream: ScanStream, listener: (event: ScanEvent) => void): void {
  useEffect(() => stream.subscribe(listener), [stream, listener]);
}

/** Sound and vibration, made ready by the first tap. */
export function useFeedback(): Feedback {
  const owned = useRef<OwnedFeedback>(null);
  useEffect(() => {
    const feedback = createFeedback({ sound: scanSound.wanted, vibration: () => true });
    owned.current = feedback;
    return () => feedback.close();
  }, []);
  return useMemo(
    () => ({
      success: () => owned.current?.success(),
      warning: () => owned.current?.warning(),
      refusal: () => owned.current?.refusal(),
    }),
    [],
  );
}
