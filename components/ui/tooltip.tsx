'use client';

import Info from 'lucide-react/icons/info';
import * as Radix from 'radix-ui/popover';
import { type ReactElement, type ReactNode, useState } from 'react';
import { IconButton } from './icon-button.tsx';

export interface TooltipProps {
  /** What it explains, for the reader of the button: "About thaw counts". */
  label: string;
  children: ReactNode;
  /** Another thing to press than the small "i". */
  trigger?: ReactElement;
}

/** A word of explanation: by tap, by key, and for a mouse by resting on it; never by resting alone. */
export function Tooltip({ label, children, trigger }: TooltipProps) {
  const [open, setOpen] = useState(false);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger
        asChild
        onPointerEnter={(event) => event.pointerType === 'mouse' && setOpen(true)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setOpen(false)}
      >
        {trigger ?? (
          <IconButton label={label}>
            <Info size={20} aria-hidden />
          </IconButton>
        )}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          className="z-50 max-w-72 animate-fade rounded-md bg-ink px-3 py-2 text-sm text-bg shadow-overlay"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
