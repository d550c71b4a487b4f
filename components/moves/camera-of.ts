import type { ReactNode } from 'react';
import type { ScanStream } from '../../lib/scanning/index.ts';

/** How codes are read by eye: given by the page, since the camera belongs to the Scan screen. */
export type CameraOf = (stream: ScanStream) => ReactNode;
