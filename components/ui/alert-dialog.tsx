'use client';

import dynamic from 'next/dynamic';
import { Suspense } from 'react';
import type { AlertDialogProps } from './alert-dialog-frame.tsx';
import { useWasOpen } from './use-was-open.ts';

const Frame = dynamic(() => import('./alert-dialog-frame.tsx').then((module) => module.AlertDialogFrame));

/** Asks before what cannot be undone; offer an undo instead wherever that is possible. */
export function AlertDialog(props: AlertDialogProps) {
  // What is on the screen stays there while the machinery is on its way.
  return (
    useWasOpen(props.open) && (
      <Suspense fallback={null}>
        <Frame {...props} />
      </Suspense>
    )
  );
}
