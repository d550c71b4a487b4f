import type { Pipeline } from '../decoders/pipeline.ts';
import { CameraError, type CameraSession, type CameraStart, type CameraState, type Region } from '../ports.ts';
import { cameraErrorOf } from './errors.ts';
import { feed, type Feed } from './feed.ts';
import type { CameraPlatform, CameraStream } from './platform.ts';
import { applyAdvanced, capabilitiesOf, focusContinuously } from './track.ts';

/** Enough for a tube code of 3 mm at a hand's breadth; browsers give less where the camera has less. */
const PICTURE: MediaTrackConstraints = { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } };

/** Makes a camera session. Nothing is asked of the person, and no decoder is loaded, before `start`. */
export function createCameraSession(platform: CameraPlatform, newPipeline: () => Promise<Pipeline>): CameraSession {
  const listeners = new Set<(state: CameraState) => void>();
  let state: CameraState = 'stopped';
  let region: Region | null = null;
  let stream: CameraStream | null = null;
  let video: HTMLVideoElement | null = null;
  let pipeline: Pipeline | null = null;
  let pictures: Feed | null = null;
  let leave: (() => void)[] = [];
  let isSeen = true;
  /** Every start and stop makes what the one before still waits for void. */
  let turn = 0;

  const enter = (next: CameraState): void => {
    if (state === next) return;
    state = next;
    for (const listener of [...listeners]) listener(next);
  };

  const releaseCamera = (): void => {
    for (const goAway of leave) goAway();
    leave = [];
    pictures?.stop();
    pictures = null;
    stream?.track.stop();
    stream = null;
    if (video !== null) video.srcObject = null;
  };

  const open = async (element: HTMLVideoElement, { deviceId }: CameraStart, own: number): Promise<void> => {
    if (!platform.isSecure) throw new CameraError('camera_insecure');
    if (!platform.isSupported) throw new CameraError('camera_unsupported');
    const opened = await openCamera(platform, deviceId);
    if (own !== turn) {
      opened.track.stop();
      return;
    }
    stream = opened;
    opened.track.addEventListener('ended', () => {
      if (own === turn) enter('lost');
    });
    await opened.showIn(element);
    if (own !== turn) return;
    // A camera that refuses to refocus still shows a picture.
    focusContinuously(opened.track).catch(() => undefined);
    leave.push(
      platform.onVisibility((isVisible) => {
        isSeen = isVisible;
        pictures?.hold(!isSeen || state === 'paused');
        if (isVisible) void revive(element, deviceId);
      }),
    );
    enter('running');
    const made = pipeline ?? (await newPipeline());
    if (own !== turn) {
      if (made !== pipeline) made.close();
      return;
    }
    pipeline = made;
    pictures = feed(
      platform,
      { stream: opened, video: element, pipeline },
      { region, isHeld: !isSeen || state === 'paused' },
    );
  };

  const start = async (element: HTMLVideoElement, options: CameraStart = {}): Promise<void> => {
    turn += 1;
    const own = turn;
    releaseCamera();
    video = element;
    enter('starting');
    try {
      await open(element, options, own);
    } catch (error) {
      // What was stopped in the meantime has not failed.
      if (own !== turn) return;
      stop();
      throw cameraErrorOf(error);
    }
  };

  /** Phones take the camera away from a page in the background; it comes back with the page. */
  const revive = async (element: HTMLVideoElement, deviceId: string | undefined): Promise<void> => {
    if (state !== 'lost') return;
    // Still taken: the screen shows that the camera is gone and offers to start it.
    await start(element, deviceId === undefined ? {} : { deviceId }).catch(() => undefined);
  };

  const stop = (): void => {
    turn += 1;
    releaseCamera();
    pipeline?.close();
    pipeline = null;
    enter('stopped');
  };

  const runningTrack = (): CameraStream['track'] => {
    if (stream === null) throw new CameraError('camera_missing');
    return stream.track;
  };

  return {
    get state() {
      return state;
    },
    start,
    stop,
    cameras: () =>
      platform.devices().then(
        (devices) => devices.map(({ deviceId, label }) => ({ deviceId, label })),
        (error: unknown) => Promise.reject(cameraErrorOf(error)),
      ),
    async switchTo(deviceId) {
      if (video === null) throw new CameraError('camera_missing');
      await start(video, { deviceId });
    },
    capabilities: () => capabilitiesOf(stream?.track ?? null),
    async setTorch(on) {
      const track = runningTrack();
      if (!capabilitiesOf(track).torch) throw new CameraError('camera_unsupported');
      await applyAdvanced(track, { torch: on }).catch(rethrow);
    },
    async setZoom(factor) {
      const track = runningTrack();
      const { zoom } = capabilitiesOf(track);
      if (zoom === null) throw new CameraError('camera_unsupported');
      await applyAdvanced(track, { zoom: Math.min(zoom.max, Math.max(zoom.min, factor)) }).catch(rethrow);
    },
    setRegion(next) {
      region = next;
      pictures?.aim(next);
    },
    pause() {
      if (state !== 'running') return;
      pictures?.hold(true);
      enter('paused');
    },
    resume() {
      if (state !== 'paused') return;
      pictures?.hold(!isSeen);
      enter('running');
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The camera asked for; when it is gone, the one that looks away from the person. */
async function openCamera(platform: CameraPlatform, deviceId: string | undefined): Promise<CameraStream> {
  const facingAway = { ...PICTURE, facingMode: { ideal: 'environment' } };
  if (deviceId === undefined) return platform.open(facingAway);
  try {
    return await platform.open({ ...PICTURE, deviceId: { exact: deviceId } });
  } catch (error) {
    if (cameraErrorOf(error).code !== 'camera_missing') throw error;
    return platform.open(facingAway);
  }
}

function rethrow(error: unknown): never {
  throw cameraErrorOf(error);
}
