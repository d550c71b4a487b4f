import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

export interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does, in words: read aloud, and shown on a long look. */
  label: string;
  children: ReactNode;
  /** A second state that stays, such as the torch; leave out for a plain press. */
  pressed?: boolean;
  tone?: 'plain' | 'solid' | 'outlined';
}

const TONES = {
  plain: 'border-transparent hover:bg-sunken aria-pressed:bg-primary-soft aria-pressed:text-primary-ink',
  outlined: 'border-edge bg-surface hover:bg-sunken aria-pressed:bg-primary aria-pressed:text-on-primary',
  solid: 'border-primary-edge bg-primary text-on-primary hover:brightness-110',
};

/** A square press with a picture alone. Use a `Button` with words where there is room. */
export function IconButton({ label, children, pressed, tone = 'plain', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      className={cx(
        'inline-flex size-target shrink-0 items-center justify-center rounded-md border transition-colors',
        'disabled:cursor-not-allowed disabled:opacity-55',
        TONES[tone],
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
