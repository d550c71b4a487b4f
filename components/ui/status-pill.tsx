import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Count } from './measures.tsx';

export type Tone = 'neutral' | 'ok' | 'warn' | 'danger' | 'info' | 'primary' | 'provisional';

const TONES: Record<Tone, string> = {
  neutral: 'border-edge bg-surface text-ink',
  ok: 'border-ok-ink bg-ok-soft text-ok-ink',
  warn: 'border-warn-ink bg-warn-soft text-warn-ink',
  danger: 'border-danger-ink bg-danger-soft text-danger-ink',
  info: 'border-info-ink bg-info-soft text-info-ink',
  primary: 'border-primary-ink bg-primary-soft text-primary-ink',
  provisional: 'provisional border-muted bg-surface text-ink',
};

export interface StatusPillProps {
  tone: Tone;
  /** A state is never told by colour alone: a picture and a word. */
  icon: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A state in a word. */
export function StatusPill({ tone, icon, children, className }: StatusPillProps) {
  return (
    <span
      className={cx(
        'inline-flex min-h-7 items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-xs font-semibold',
        '[&_svg]:size-4 [&_svg]:shrink-0',
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}

/** A small figure or word that is no state. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span className={cx('figures inline-flex rounded-sm bg-sunken px-1.5 py-0.5 text-xs font-semibold', className)}>
      {typeof children === 'number' ? <Count value={children} /> : children}
    </span>
  );
}
