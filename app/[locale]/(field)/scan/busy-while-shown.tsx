'use client';

import { useBusy } from '../../../../components/pwa/busy.tsx';

/** No new version of the app takes over in the middle of scanning. */
export function BusyWhileShown() {
  useBusy(true);
  return null;
}
