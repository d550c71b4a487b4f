'use client';

import dynamic from 'next/dynamic';
import { Suspense } from 'react';
import type { DialogProps } from './dialog-frame.tsx';
import { useWasOpen } from './use-was-open.ts';

/* A dialog's machinery is no small thing, and most visits open none. */
const Frame = dynamic(() => import('./dialog-frame.tsx').then((module) => module.DialogFrame));

/** Something that needs an answer before going on. Never open one between two scans. */
export function Dialog(props: DialogProps) {
  // What is on the screen stays there while the machinery is on its way.
  return (
    useWasOpen(props.open) && (
      <Suspense fallback={null}>
        <Frame {...props} />
      </Suspense>
    )
  );
}

/** A panel that rises from the thumb on a phone; on wider screens a dialog. */
export function Sheet(props: Omit<DialogProps, 'look'>) {
  return <Dialog {...props} look="sheet" />;
}
