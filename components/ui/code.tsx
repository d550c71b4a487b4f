import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface CodeProps {
  children: ReactNode;
  /** `label` looks like the sticker on a tube; `plain` stands in a line of text. */
  look?: 'plain' | 'label';
  size?: 'md' | 'lg';
  className?: string;
}

/** A barcode, a position, an id: figures of one width, always left to right, never translated by the browser. */
export function Code({ children, look = 'plain', size = 'md', className }: CodeProps) {
  return (
    <bdi
      dir="ltr"
      translate="no"
      className={cx(
        'figures inline-block max-w-full font-mono font-medium break-all',
        look === 'label' && 'rounded-sm border border-edge bg-surface px-1.5 text-ink',
        size === 'lg' && 'text-xl font-semibold',
        className,
      )}
    >
      {children}
    </bdi>
  );
}
