'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '../ui/skeleton.tsx';

function Waiting() {
  return <Skeleton className="h-[36dvh] w-full" />;
}

/** The Scan screen. The rules of scanning come while the store is opened, so that the first load of the page is small. */
export const ScanPage = dynamic(() => import('./scan-start.tsx').then((module) => module.ScanStart), {
  ssr: false,
  loading: Waiting,
});
