import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

export interface CardProps extends Omit<ComponentProps<'section'>, 'title'> {
  title?: ReactNode;
  /** Opposite the title: one quiet action or a count. */
  aside?: ReactNode;
  /** The level of the title, so that the page's headings stay in order. */
  level?: 2 | 3 | 4;
  /** Lists and tables run to the frame. */
  flush?: boolean;
}

/** One matter in a frame. */
export function Card({ title, aside, level = 2, flush = false, className, children, ...rest }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={cx('min-w-0 rounded-lg border border-line bg-surface', className)} {...rest}>
      {title !== undefined && (
        <header className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line px-4 py-2">
          {/* With large letters what stands opposite goes below: no word of either sticks out. */}
          <Heading className="max-w-full flex-1 font-semibold wrap-break-word">{title}</Heading>
          {aside}
        </header>
      )}
      <div className={flush ? '' : 'p-4'}>{children}</div>
    </section>
  );
}
