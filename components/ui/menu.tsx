'use client';

import * as Radix from 'radix-ui/dropdown-menu';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';

export interface MenuAction {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  onSelect: () => void;
  disabled?: boolean;
  tone?: 'plain' | 'danger';
}

export interface MenuProps {
  /** The button that opens it, such as an `IconButton`. */
  trigger: ReactElement;
  label: string;
  actions: readonly MenuAction[];
}

/** Further actions on one thing. The most used action does not hide in here. */
export function Menu({ trigger, label, actions }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-w-[calc(100vw-16px)] min-w-[min(14rem,100vw-16px)] animate-fade rounded-md border border-line bg-raised p-1 shadow-overlay"
        >
          {actions.map((action) => (
            <Radix.Item
              key={action.id}
              disabled={action.disabled ?? false}
              onSelect={action.onSelect}
              className={cx(
                'flex min-h-target cursor-pointer items-center gap-3 rounded-sm px-3 outline-none',
                'data-disabled:cursor-not-allowed data-disabled:opacity-55 data-highlighted:bg-primary-soft',
                action.tone === 'danger' && 'text-danger-ink',
              )}
            >
              {action.icon}
              {action.label}
            </Radix.Item>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
