'use client';

import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import { Refusal } from './refusal.tsx';
import { useFocusReturn } from './use-focus-return.ts';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Why what was asked for here was not done; in sight however long the dialog is. */
  refusal?: string | undefined;
  /** The buttons; the one that goes on stands last. */
  actions?: ReactNode;
  /** `sheet` rises from the thumb on a phone and becomes a dialog on wider screens; `side` is a panel at the end. */
  look?: 'dialog' | 'sheet' | 'side';
}

const LOOKS = {
  dialog:
    'inset-x-4 top-1/2 mx-auto max-h-[calc(100dvh-2rem)] max-w-lg -translate-y-1/2 rounded-lg animate-rise motion-reduce:animate-none',
  sheet:
    'inset-x-0 bottom-0 mx-auto max-h-[88dvh] max-w-lg rounded-t-lg pb-[env(safe-area-inset-bottom)] animate-sheet sm:bottom-auto sm:top-1/2 sm:-translate-y-1/2 sm:rounded-lg sm:animate-rise',
  side: 'inset-y-0 end-0 w-full max-w-md animate-fade pe-[env(safe-area-inset-right)]',
};

/** The open dialog; `Dialog` loads it when it is first wanted. */
export function DialogFrame({
  open,
  onOpenChange,
  title,
  description,
  children,
  refusal,
  actions,
  look = 'dialog',
}: DialogProps) {
  const t = useTranslations('common.actions');
  const focusReturn = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          {...focusReturn}
          {...(description === undefined ? { 'aria-describedby': undefined } : undefined)}
          className={cx('fixed z-50 flex flex-col border border-line bg-raised shadow-overlay', LOOKS[look])}
        >
          <header
            className={cx(
              'flex gap-2 border-b border-line ps-5 pe-2 py-2',
              description === undefined ? 'items-center' : 'items-start',
            )}
          >
            <div className="min-w-0 flex-1 py-2">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description className="mt-1 text-sm text-muted">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label={t('close')}>
                <X size={22} aria-hidden />
              </IconButton>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
          {refusal !== undefined && (
            <div className="px-5 py-3">
              <Refusal text={refusal} />
            </div>
          )}
          {actions !== undefined && (
            <footer className="flex flex-col-reverse gap-2 border-t border-line px-5 py-3 sm:flex-row sm:justify-end">
              {actions}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
