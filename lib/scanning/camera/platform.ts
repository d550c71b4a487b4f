import type { GrabbedFrame } from '../decoders/pipeline.ts';
import type { Frame, Size } from '../ports.ts';
import type { CameraTrack } from './track.ts';

/** A running camera as the browser gives it. */
export interface CameraStream {
  readonly track: CameraTrack;
  /** Shows the picture in the element; resolves when it is playing. */
  showIn(video: HTMLVideoElement): Promise<void>;
  /** Its pictures as a stream that a worker can take over, always the newest; `null` where the browser has none. */
  frames(): ReadableStream<Frame> | null;
}

/** What a camera session needs of the browser; a test brings its own. */
export interface CameraPlatform {
  readonly isSecure: boolean;
  readonly isSupported: boolean;
  now(): number;
  open(constraints: MediaTrackConstraints): Promise<CameraStream>;
  devices(): Promise<readonly { deviceId: string; label: string }[]>;
  /** Calls back with each new picture of the element until told to stop. */
  eachFrame(video: HTMLVideoElement, onFrame: () => void): () => void;
  /** Calls back each so many milliseconds until told to stop. */
  every(ms: number, onPulse: () => void): () => void;
  sizeOf(video: HTMLVideoElement): Size;
  /** Takes the present picture. */
  grab(video: HTMLVideoElement): Promise<GrabbedFrame>;
  /** Calls back when the page comes into sight or goes out of it. */
  onVisibility(listener: (isVisible: boolean) => void): () => void;
}

/** This browser. */
export function browserCameraPlatform(): CameraPlatform {
  // Where the page is not secure, `mediaDevices` is missing, whatever the typings say.
  const isSupported = 'mediaDevices' in navigator && 'getUserMedia' in navigator.mediaDevices;
  return {
    isSecure: globalThis.isSecureContext,
    isSupported,
    now: () => performance.now(),
    async open(constraints) {
      const stream = await navigator.mediaDevices.getUserMedia({ video: constraints, audio: false });
      const [track] = stream.getVideoTracks();
      if (track === undefined) throw new DOMException('The stream has no picture.', 'NotFoundError');
      return { track, showIn: (video) => show(stream, video), frames: () => framesOf(track) };
    },
    async devices() {
      const all = await navigator.mediaDevices.enumerateDevices();
      return all.filter(({ kind }) => kind === 'videoinput');
    },
    eachFrame,
    every(ms, onPulse) {
      const timer = setInterval(onPulse, ms);
      return () => clearInterval(timer);
    },
    sizeOf: ({ videoWidth, videoHeight }) => ({ width: videoWidth, height: videoHeight }),
    grab,
    onVisibility(listener) {
      const heard = (): void => listener(document.visibilityState === 'visible');
      document.addEventListener('visibilitychange', heard);
      return () => document.removeEventListener('visibilitychange', heard);
    },
  };
}

/** Chrome's form of the standard's `MediaStreamTrackProcessor`, which others have in workers alone; TypeScript knows it only there. */
type TrackProcessorClass = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

declare global {
  var MediaStreamTrackProcessor: TrackProcessorClass | undefined;
}

function framesOf(track: MediaStreamTrack): ReadableStream<Frame> | null {
  const Processor = globalThis.MediaStreamTrackProcessor;
  // A queue of one: whoever comes late gets the newest picture.
  return Processor === undefined ? null : new Processor({ track, maxBufferSize: 1 }).readable;
}

/** A video frame costs nothing to take: its pixels are first looked at in the worker. Else they are copied here. */
async function grab(video: HTMLVideoElement): Promise<GrabbedFrame> {
  const frame = videoFrameOf(video) ?? (await createImageBitmap(video));
  return { frame, release: () => frame.close() };
}

function videoFrameOf(video: HTMLVideoElement): VideoFrame | null {
  if (!('VideoFrame' in globalThis)) return null;
  const frame = new VideoFrame(video, { timestamp: 0 });
  // A camera mounted sideways may deliver frames that only the element turns upright.
  if (frame.displayWidth === video.videoWidth && frame.displayHeight === video.videoHeight) return frame;
  frame.close();
  return null;
}

async function show(stream: MediaStream, video: HTMLVideoElement): Promise<void> {
  // iOS plays nothing inside a page unless it is muted and says that it plays in place.
  video.muted = true;
  video.playsInline = true;
  video.setAttribute('playsinline', '');
  video.srcObject = stream;
  await video.play();
}

/** Paced by the camera where the browser can, else by the screen. */
function eachFrame(video: HTMLVideoElement, onFrame: () => void): () => void {
  let stopped = false;
  let handle = 0;
  const canPace = 'requestVideoFrameCallback' in video;
  const again = (): void => {
    if (stopped) return;
    handle = canPace ? video.requestVideoFrameCallback(next) : requestAnimationFrame(next);
  };
  const next = (): void => {
    again();
    if (!stopped && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) onFrame();
  };
  again();
  return () => {
    stopped = true;
    if (canPace) video.cancelVideoFrameCallback(handle);
    else cancelAnimationFrame(handle);
  };
}
