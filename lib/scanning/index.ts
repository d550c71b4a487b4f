/**
 * What screens use. Importing this loads no decoder: the camera and the reader of pictures come with their own call,
 * so that the first load of the Scan screen stays small.
 */
import type { CameraOptions } from './camera/scanner.ts';
import { CameraError, type CameraSession, type CodeFormat } from './ports.ts';
import type { StillReader } from './still.ts';

export * from './ports.ts';
export { regionUnder } from './camera/region.ts';
export type { CameraOptions } from './camera/scanner.ts';
export type { DecoderProblem } from './decoders/pipeline.ts';
export { createFeedback } from './feedback.ts';
export type { FeedbackSettings, OwnedFeedback } from './feedback.ts';
export { createScanStream } from './scan-stream.ts';
export type { ScanStreamOptions } from './scan-stream.ts';
export type { StillErrorCode, StillReader } from './still.ts';
export { createWedge } from './wedge/wedge.ts';
export type { WedgeOptions, WedgeSink } from './wedge/wedge.ts';

/**
 * Loads what a camera needs and makes a session; nothing is asked of the person before its `start`. Throws a `CameraError` `camera_not_loaded` where
 * that cannot be had: the network went before this device had all of the app.
 */
export async function openCamera(options: CameraOptions): Promise<CameraSession> {
  const { createCameraScanner } = await import('./camera/scanner.ts').catch((cause: unknown) => {
    throw new CameraError('camera_not_loaded', cause);
  });
  return createCameraScanner(options);
}

/** Loads what reading pictures needs. */
export async function openStillReader(formats?: readonly CodeFormat[]): Promise<StillReader> {
  const { createStillReader } = await import('./still.ts');
  return createStillReader(formats);
}
