import type { CameraPlatform, CameraStream } from '../camera/platform.ts';
import type { GrabbedFrame } from '../decoders/pipeline.ts';
import type { Frame } from '../ports.ts';

/** A camera for tests: opens when the test says so, and shows a frame when it is told to. */
export class FakeCamera implements CameraPlatform {
  isSecure = true;
  isSupported = true;
  time = 0;
  size = { width: 1280, height: 720 };
  capabilities: object = {};
  /** What was asked for, oldest first. */
  readonly asked: MediaTrackConstraints[] = [];
  readonly applied: MediaTrackConstraints[] = [];
  /** Errors of the next openings; an opening without one succeeds. */
  readonly failures: (Error | null)[] = [];
  readonly tracks: FakeTrack[] = [];
  /** Set to keep openings waiting until it is called. */
  gate: Promise<void> = Promise.resolve();
  grabbed = 0;
  released = 0;
  frameListeners = new Set<() => void>();
  pulseListeners = new Set<() => void>();
  /** Its pictures for a worker; most browsers have none. */
  frames: ReadableStream<Frame> | null = null;
  visibilityListeners = new Set<(isVisible: boolean) => void>();

  now(): number {
    return this.time;
  }

  async open(constraints: MediaTrackConstraints): Promise<CameraStream> {
    this.asked.push(constraints);
    await this.gate;
    const failure = this.failures.shift() ?? null;
    if (failure !== null) throw failure;
    const track = new FakeTrack(this);
    this.tracks.push(track);
    return { track, showIn: async () => undefined, frames: () => this.frames };
  }

  async devices(): Promise<readonly { deviceId: string; label: string }[]> {
    return [{ deviceId: 'back', label: 'Back camera' }];
  }

  eachFrame(_video: HTMLVideoElement, onFrame: () => void): () => void {
    this.frameListeners.add(onFrame);
    return () => this.frameListeners.delete(onFrame);
  }

  every(_ms: number, onPulse: () => void): () => void {
    this.pulseListeners.add(onPulse);
    return () => this.pulseListeners.delete(onPulse);
  }

  sizeOf(): { width: number; height: number } {
    return this.size;
  }

  async grab(): Promise<GrabbedFrame> {
    this.grabbed += 1;
    const frame = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
    return { frame, release: () => (this.released += 1) };
  }

  onVisibility(listener: (isVisible: boolean) => void): () => void {
    this.visibilityListeners.add(listener);
    return () => this.visibilityListeners.delete(listener);
  }

  /** The page comes into sight or goes out of it. */
  turnPage(isVisible: boolean): void {
    for (const listener of [...this.visibilityListeners]) listener(isVisible);
  }

  /** The camera delivers its next frame. */
  showFrame(): void {
    this.time += 33;
    for (const listener of [...this.frameListeners]) listener();
  }
}

/** A track that can be taken away. */
export class FakeTrack {
  readyState: 'live' | 'ended' = 'live';
  readonly #camera: FakeCamera;
  readonly #onEnded: (() => void)[] = [];

  constructor(camera: FakeCamera) {
    this.#camera = camera;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.#camera.applied.push(constraints);
  }

  getCapabilities(): object {
    return this.#camera.capabilities;
  }

  addEventListener(_type: 'ended', listener: () => void): void {
    this.#onEnded.push(listener);
  }

  /** As when it is unplugged or another app takes it. */
  takeAway(): void {
    this.readyState = 'ended';
    for (const listener of this.#onEnded) listener();
  }
}
