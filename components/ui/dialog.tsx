'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useWasOpen } from './use-was-open.ts';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons; the one that goes on stands last. */
  actions?: ReactNode;
  /** `sheet` rises from the thumb on a phone and becomes a dialog on wider screens; `side` is a panel at the end. */
  look?: 'dialog' | 'sheet' | 'side';
}

/* A dialog's machinery is no small thing, and most visits open none. */
const Frame = dynamic(() => import('./dialog-frame.tsx').then((module) => module.DialogFrame));

/** Something that needs an answer before going on. Never open one between two scans. */
export function Dialog(props: DialogProps) {
  return useWasOpen(props.open) && <Frame {...props} />;
}

/** A panel that rises from the thumb on a phone; on wider screens a dialog. */
export function Sheet(props: Omit<DialogProps, 'look'>) {
  return <Dialog {...props} look="sheet" />;
}
