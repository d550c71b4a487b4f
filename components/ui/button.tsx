import { Slot } from 'radix-ui/slot';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'accent';

const LOOKS: Record<ButtonVariant, string> = {
  primary: 'border-primary-edge bg-primary text-on-primary hover:brightness-110 active:brightness-95',
  secondary: 'border-edge bg-surface text-ink hover:bg-sunken active:bg-sunken',
  quiet: 'border-transparent text-primary-ink hover:bg-primary-soft active:bg-primary-soft',
  danger: 'border-danger bg-danger text-on-danger hover:brightness-110 active:brightness-95',
  accent: 'border-accent-edge bg-accent text-on-accent hover:brightness-105 active:brightness-95',
};

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  /** Shown before the words. */
  icon?: ReactNode;
  /** Work is under way: the button keeps its words and its place, and takes no second press. */
  busy?: boolean;
  /** As wide as its container. */
  block?: boolean;
  /** Gives the looks to the one child, usually a `Link`, in place of a `<button>`. */
  asChild?: boolean;
}

/** The classes of a button, for the rare control that cannot be a `Button`. */
export function buttonClass(variant: ButtonVariant, block = false): string {
  return cx(
    'inline-flex min-h-target items-center justify-center gap-2 rounded-md border px-4 py-1.5 text-center font-semibold',
    'select-none transition-[filter,background-color] disabled:cursor-not-allowed disabled:opacity-55',
    'aria-disabled:cursor-not-allowed aria-disabled:opacity-55',
    // As large as the letters: whoever doubles those sees the picture doubled, too.
    '[&>svg]:size-5 [&>svg]:shrink-0',
    LOOKS[variant],
    block && 'w-full',
  );
}

/** A press that does something. It grows with its words instead of cutting them, since German needs the room. */
export function Button({
  variant = 'secondary',
  icon,
  busy = false,
  block = false,
  asChild = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const classes = cx(buttonClass(variant, block), className);
  if (asChild) {
    return (
      <Slot className={classes} onClick={onClick} {...rest}>
        {children}
      </Slot>
    );
  }
  return (
    <button
      type={type}
      className={classes}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      <span className="min-w-0">{children}</span>
    </button>
  );
}
