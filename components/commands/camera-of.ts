import type { ReactNode } from 'react';
import type { ScanStream } from '../../lib/scanning/index.ts';

/** How the last code went, told by sound, vibration and on the picture; `at` tells two alike apart. */
export interface Heard {
  readonly tone: 'success' | 'info' | 'warning' | 'refusal';
  readonly at: number;
}

/** How codes are read by eye: given by the page, since the camera belongs to the Scan screen. */
export type CameraOf = (stream: ScanStream, heard?: Heard | null) => ReactNode;
