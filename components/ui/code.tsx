import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface CodeProps {
  children: ReactNode;
  /** `label` looks like the sticker on a tube; `plain` stands in a line of text. */
  look?: 'plain' | 'label';
  size?: 'md' | 'lg';
  /** In a cell of a table: the column is as wide as it, up to the length of a label, and breaks only what is longer. */
  whole?: boolean;
  className?: string;
}

/** A barcode, a position, an id: figures of one width, always left to right, never translated by the browser. */
export function Code({ children, look = 'plain', size = 'md', whole = false, className }: CodeProps) {
  return (
    <bdi
      dir="ltr"
      translate="no"
      className={cx(
        'figures inline-block max-w-full font-mono font-medium',
        whole ? 'w-max wrap-break-word @xl:max-w-[24ch]' : 'break-all',
        look === 'label' && 'rounded-sm border border-edge bg-surface px-1.5 text-ink',
        size === 'lg' && 'text-xl font-semibold',
        className,
      )}
    >
      {children}
    </bdi>
  );
}
