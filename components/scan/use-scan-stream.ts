'use client';

import { useEffect, useMemo, useRef } from 'react';
import {
  type Feedback,
  type OwnedFeedback,
  type ScanEvent,
  type ScanStream,
  createFeedback,
} from '../../lib/scanning/index.ts';
import { scanSound } from './scan-sound.ts';

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
