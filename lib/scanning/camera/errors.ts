import { CameraError, type CameraErrorCode } from '../ports.ts';

/** What browsers call the reasons for which there is no camera; older names included. */
const REASONS: Readonly<Record<string, CameraErrorCode>> = {
  NotAllowedError: 'camera_denied',
  PermissionDeniedError: 'camera_denied',
  SecurityError: 'camera_denied',
  NotFoundError: 'camera_missing',
  DevicesNotFoundError: 'camera_missing',
  OverconstrainedError: 'camera_missing',
  ConstraintNotSatisfiedError: 'camera_missing',
  NotReadableError: 'camera_busy',
  TrackStartError: 'camera_busy',
  AbortError: 'camera_busy',
  InvalidStateError: 'camera_busy',
};

/** The typed error behind whatever a browser threw. */
export function cameraErrorOf(error: unknown): CameraError {
  if (error instanceof CameraError) return error;
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
  return new CameraError(REASONS[name] ?? 'camera_unsupported', error);
}
