'use client';

import { useFormatter } from 'next-intl';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface ProgressBarProps {
  label: ReactNode;
  /** How many are done; leave out while the end is unknown. */
  value?: number;
  max?: number;
  /** Beside the figure: "3 skipped". */
  detail?: ReactNode;
  className?: string;
}

/** How far long work has come. */
export function ProgressBar({ label, value, max = 100, detail, className }: ProgressBarProps) {
  const format = useFormatter();
  const part = value === undefined || max === 0 ? undefined : Math.min(1, value / max);
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="font-semibold">{label}</span>
        {part !== undefined && <span className="figures">{format.number(part, { style: 'percent' })}</span>}
      </div>
      <div
        role="progressbar"
        aria-label={typeof label === 'string' ? label : undefined}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="relative h-3 overflow-hidden rounded-full border border-edge bg-sunken"
      >
        {part === undefined ? (
          <span className="absolute inset-y-0 w-2/5 animate-slide rounded-full bg-primary" />
        ) : (
          <span className="absolute inset-y-0 start-0 bg-primary" style={{ inlineSize: `${part * 100}%` }} />
        )}
      </div>
      {detail !== undefined && <p className="text-sm text-muted">{detail}</p>}
    </div>
  );
}
