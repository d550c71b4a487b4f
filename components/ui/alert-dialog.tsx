'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useWasOpen } from './use-was-open.ts';

export interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question that names the thing: "Archive box B-014?" */
  title: ReactNode;
  /** What follows from a yes, and whether it can be undone. */
  description: ReactNode;
  /** The verb, the same as in the title. */
  confirmLabel: string;
  tone?: 'danger' | 'primary';
  onConfirm: () => void | Promise<void>;
  children?: ReactNode;
}

const Frame = dynamic(() => import('./alert-dialog-frame.tsx').then((module) => module.AlertDialogFrame));

/** Asks before what cannot be undone; offer an undo instead wherever that is possible. */
export function AlertDialog(props: AlertDialogProps) {
  return useWasOpen(props.open) && <Frame {...props} />;
}
