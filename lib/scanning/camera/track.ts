import type { CameraCapabilities } from '../ports.ts';

/** The part of a camera's track that is used here. */
export interface CameraTrack {
  readonly readyState: 'live' | 'ended';
  stop(): void;
  applyConstraints(constraints: MediaTrackConstraints): Promise<void>;
  getCapabilities?(): object;
  addEventListener(type: 'ended', listener: () => void): void;
}

const NONE: CameraCapabilities = { torch: false, zoom: null };

/** What a camera can do. Torch and zoom are in no typings yet, and Firefox does not tell at all. */
export function capabilitiesOf(track: CameraTrack | null): CameraCapabilities {
  const told = track?.getCapabilities?.();
  if (told === undefined) return NONE;
  return { torch: 'torch' in told && told.torch === true, zoom: 'zoom' in told ? zoomOf(told.zoom) : null };
}

/** Applies settings that typings do not know. */
export async function applyAdvanced(track: CameraTrack, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await track.applyConstraints({ advanced: [settings] });
}

/** Asks for a picture that stays sharp while tubes come and go, where the camera has the choice. */
export async function focusContinuously(track: CameraTrack): Promise<void> {
  const told = track.getCapabilities?.();
  const modes: unknown = told !== undefined && 'focusMode' in told ? told.focusMode : undefined;
  if (Array.isArray(modes) && modes.includes('continuous')) await applyAdvanced(track, { focusMode: 'continuous' });
}

function zoomOf(zoom: unknown): CameraCapabilities['zoom'] {
  if (typeof zoom !== 'object' || zoom === null || !('min' in zoom) || !('max' in zoom)) return null;
  const { min, max } = zoom;
  if (typeof min !== 'number' || typeof max !== 'number' || max <= min) return null;
  const step = 'step' in zoom && typeof zoom.step === 'number' && zoom.step > 0 ? zoom.step : 0.1;
  return { min, max, step };
}
