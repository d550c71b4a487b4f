import type { Pipeline } from '../decoders/pipeline.ts';
import type { Following, Region, Size } from '../ports.ts';
import type { CameraPlatform, CameraStream } from './platform.ts';
import { decodedSize, pixelsOfRegion } from './region.ts';

/** The pictures of a running camera on their way to the decoders. */
export interface Feed {
  aim(region: Region | null): void;
  /** Lets pictures pass, or looks at them again. */
  hold(isHeld: boolean): void;
  stop(): void;
}

/** How often a picture is offered to the others while a decoder takes them by itself. */
const PULSE_MS = 500;

/**
 * Brings the pictures of a camera to the decoders. Where the browser allows, the first decoder takes them itself in its worker, and the
 * page has nothing to do thirty times a second; else, and until then, the page takes each picture for which a decoder has time.
 */
export function feed(
  platform: CameraPlatform,
  { stream, video, pipeline }: { stream: CameraStream; video: HTMLVideoElement; pipeline: Pipeline },
  first: { readonly region: Region | null; readonly isHeld: boolean },
): Feed {
  let { region, isHeld } = first;
  let isGrabbing = false;
  let isStopped = false;
  let following: Following | null = null;
  let leavePace: () => void = () => undefined;
  let pace: 'none' | 'frame' | 'pulse' = 'none';

  const isWanted = (): boolean => !isStopped && !isHeld;

  const offer = async (): Promise<void> => {
    const at = platform.now();
    const { width, height } = platform.sizeOf(video);
    if (!isWanted() || isGrabbing || width === 0 || height === 0 || !pipeline.wants(at)) return;
    isGrabbing = true;
    // Between two pictures, or while the camera goes away, there may be none to take: the next frame will do.
    const grabbed = await platform.grab(video).catch(() => null);
    isGrabbing = false;
    if (grabbed === null) return;
    if (!isWanted()) {
      grabbed.release();
      return;
    }
    const cut = pixelsOfRegion(region, { width, height });
    pipeline.offer(grabbed, { at, source: 'camera', look: { cut, size: decodedSize(cut) } });
  };

  const pacedBy = (next: typeof pace): void => {
    if (pace === next) return;
    leavePace();
    pace = next;
    if (next === 'frame') leavePace = platform.eachFrame(video, () => void offer());
    else if (next === 'pulse') leavePace = platform.every(PULSE_MS, () => void offer());
    else leavePace = () => undefined;
  };

  const onLook = (picture: Size): void => {
    const shown = platform.sizeOf(video);
    // A camera mounted sideways may deliver frames that only the element turns upright.
    const isUpright = picture.width === shown.width && picture.height === shown.height;
    if (isUpright) pacedBy('pulse');
    else onEnd();
  };

  const onEnd = (): void => {
    following?.leave();
    following = null;
    if (!isStopped) pacedBy('frame');
  };

  pacedBy('frame');
  following = pipeline.follow(() => stream.frames(), region, { onLook, onEnd });
  following?.hold(isHeld);

  return {
    aim(next) {
      region = next;
      following?.aim(next);
    },
    hold(next) {
      isHeld = next;
      following?.hold(next);
    },
    stop() {
      isStopped = true;
      following?.leave();
      pacedBy('none');
    },
  };
}
