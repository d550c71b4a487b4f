'use client';

import { CheckoutsScreen } from '../../../../components/checkouts/checkouts-screen.tsx';
import { ReadCodes } from '../moves/read-codes.tsx';

/** Gives the check-outs the camera of the Scan screen, and its field for codes that no camera reads. */
export function CheckoutsWithCamera() {
  return <CheckoutsScreen camera={(stream) => <ReadCodes stream={stream} />} />;
}
