'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import {
  CameraError,
  type CameraErrorCode,
  type CameraInfo,
  type CameraSession,
  type CameraState,
  type ScanStream,
  openCamera,
  regionUnder,
} from '../../lib/scanning/index.ts';

/** What the running camera offers to press. */
export interface CameraOffers {
  readonly torch: boolean;
  /** Factors to step through, the first is no zoom; empty where the camera cannot. */
  readonly zooms: readonly number[];
  readonly cameras: readonly CameraInfo[];
}

/** The camera as the screen sees it. */
export interface Camera {
  readonly state: CameraState;
  readonly trouble: CameraErrorCode | null;
  readonly offers: CameraOffers;
  readonly start: () => void;
  readonly setTorch: (on: boolean) => Promise<void>;
  readonly setZoom: (factor: number) => Promise<void>;
  readonly switchTo: (deviceId: string) => Promise<void>;
}

const NOTHING: CameraOffers = { torch: false, zooms: [], cameras: [] };
const ZOOMS = [1, 2, 3];

function zoomsWithin({ min, max }: { min: number; max: number }): number[] {
  const steps = ZOOMS.map((step) => step * min).filter((factor) => factor <= max);
  return steps.length > 1 ? steps : [];
}

/** Runs the camera while the screen is shown; what it reads goes into the stream. Only what lies under the guide is read. */
export function useCamera(
  stream: ScanStream,
  video: RefObject<HTMLVideoElement | null>,
  guide: RefObject<HTMLElement | null>,
): Camera {
  const session = useRef<CameraSession>(undefined);
  const [state, setState] = useState<CameraState>('stopped');
  const [trouble, setTrouble] = useState<CameraErrorCode | null>(null);
  const [offers, setOffers] = useState<CameraOffers>(NOTHING);
  const [turn, setTurn] = useState(0);

  const guarded = useCallback(async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof CameraError)) throw error;
      setTrouble(error.code);
    }
  }, []);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let current = true;
    let camera: CameraSession | undefined;

    const look = () => {
      const frame = guide.current?.getBoundingClientRect();
      const { videoWidth: width, videoHeight: height } = element;
      if (!frame || !camera || width === 0) return;
      camera.setRegion(regionUnder(frame, element.getBoundingClientRect(), { width, height }));
    };
    const tell = async (opened: CameraSession) => {
      const { torch, zoom } = opened.capabilities();
      const cameras = await opened.cameras();
      if (current) setOffers({ torch, zooms: zoom ? zoomsWithin(zoom) : [], cameras });
    };
    const run = async () => {
      const opened = await openCamera({ stream });
      if (!current) return;
      camera = opened;
      session.current = opened;
      opened.onState((next) => {
        if (!current) return;
        setState(next);
        if (next === 'running') {
          setTrouble(null);
          look();
          void tell(opened);
        }
      });
      await opened.start(element);
    };
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('resize', look);
    void guarded(run);
    return () => {
      current = false;
      watch.disconnect();
      element.removeEventListener('resize', look);
      camera?.stop();
      session.current = undefined;
    };
  }, [stream, video, guide, turn, guarded]);

  const start = useCallback(() => {
    setTrouble(null);
    setTurn((before) => before + 1);
  }, []);
  const setTorch = useCallback((on: boolean) => guarded(async () => session.current?.setTorch(on)), [guarded]);
  const setZoom = useCallback((factor: number) => guarded(async () => session.current?.setZoom(factor)), [guarded]);
  const switchTo = useCallback((id: string) => guarded(async () => session.current?.switchTo(id)), [guarded]);
  return { state, trouble, offers, start, setTorch, setZoom, switchTo };
}
