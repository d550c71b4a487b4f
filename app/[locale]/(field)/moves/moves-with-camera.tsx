'use client';

import { MovesScreen } from '../../../../components/moves/moves-screen.tsx';
import { ReadCodes } from '../read-codes.tsx';

/** Gives the move plan the camera of the Scan screen, and its field for codes that no camera reads. */
export function MovesWithCamera() {
  return <MovesScreen camera={(stream) => <ReadCodes stream={stream} />} />;
}
