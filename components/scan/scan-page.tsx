'use client';

import dynamic from 'next/dynamic';
import { rulesAhead } from '../sync/rules-ahead.ts';
import { ScanWaiting } from './scan-waiting.tsx';

const load = async () => {
  await rulesAhead();
  return (await import('./scan-start.tsx')).ScanStart;
};

// Asked for beside the engine and not after it: the person and their store are found while this comes. When it cannot be had, the
// screen asks again and says so.
if (typeof window !== 'undefined') load().catch(() => undefined);

/** The Scan screen. The rules of scanning come while the store is opened, so that the first load of the page is small. */
export const ScanPage = dynamic(load, { ssr: false, loading: ScanWaiting });
