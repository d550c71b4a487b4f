import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface StateViewProps {
  icon: ReactNode;
  title: ReactNode;
  /** What it means and what to do next. */
  children?: ReactNode;
  actions?: ReactNode;
  tone?: 'neutral' | 'danger' | 'warn';
  /** The level of the title. */
  level?: 1 | 2 | 3;
  className?: string;
}

const TONES = {
  neutral: 'text-primary-ink',
  danger: 'text-danger-ink',
  warn: 'text-warn-ink',
};

/** A whole screen or card that has nothing to show, and says why and what comes next. */
export function StateView(props: StateViewProps) {
  const { icon, title, children, actions, tone = 'neutral', level = 2, className } = props;
  const Heading = `h${level}` as const;
  return (
    <div className={cx('mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center', className)}>
      {/* Corner marks like those on a slide or a sample label. */}
      <span
        aria-hidden
        className={cx(
          'relative mb-5 flex size-20 items-center justify-center [&_svg]:size-9',
          'before:absolute before:start-0 before:top-0 before:size-4 before:border-s-2 before:border-t-2 before:border-current',
          'after:absolute after:end-0 after:bottom-0 after:size-4 after:border-e-2 after:border-b-2 after:border-current',
          TONES[tone],
        )}
      >
        {icon}
      </span>
      <Heading className="text-xl font-semibold">{title}</Heading>
      {children !== undefined && <div className="mt-2 text-muted">{children}</div>}
      {actions !== undefined && <div className="mt-6 flex w-full flex-col gap-2 sm:w-auto sm:flex-row">{actions}</div>}
    </div>
  );
}
