import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type' | 'className'> {
  label: ReactNode;
  hint?: ReactNode;
  className?: string;
}

const ROW =
  'flex min-h-target cursor-pointer items-center gap-3 py-1.5 has-disabled:cursor-not-allowed has-disabled:opacity-55';

function Words({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span className="min-w-0">
      <span className="block">{label}</span>
      {hint !== undefined && <span className="block text-sm text-muted">{hint}</span>}
    </span>
  );
}

/** Yes or no; the whole line is the target. */
export function Checkbox({ label, hint, className, ...input }: ChoiceProps) {
  return (
    <label className={cx(ROW, className)}>
      <span className="relative inline-flex shrink-0">
        <input
          type="checkbox"
          {...input}
          className="peer size-7 appearance-none rounded-sm border-2 border-edge bg-surface checked:border-primary-edge checked:bg-primary"
        />
        <svg
          viewBox="0 0 28 28"
          aria-hidden
          className="pointer-events-none absolute inset-0 hidden size-7 stroke-on-primary peer-checked:block"
        >
          <path d="m7 14.5 5 5 9.5-11" fill="none" strokeWidth="3.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </span>
      <Words label={label} hint={hint} />
    </label>
  );
}

/** A setting that acts at once. */
export function Switch({ label, hint, className, ...input }: ChoiceProps) {
  return (
    <label className={cx(ROW, 'justify-between', className)}>
      <Words label={label} hint={hint} />
      <span className="relative inline-flex shrink-0 items-center">
        <input
          type="checkbox"
          role="switch"
          {...input}
          className="peer h-8 w-14 appearance-none rounded-full border-2 border-edge bg-sunken transition-colors checked:border-primary-edge checked:bg-primary"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute start-1.5 size-5 rounded-full bg-edge transition-[inset] peer-checked:start-7.5 peer-checked:bg-on-primary"
        />
      </span>
    </label>
  );
}

/** One of several, used inside a `RadioGroup`. */
export function Radio({ label, hint, className, ...input }: ChoiceProps) {
  return (
    <label className={cx(ROW, className)}>
      <input
        type="radio"
        {...input}
        className="size-7 shrink-0 appearance-none rounded-full border-2 border-edge bg-surface checked:border-9 checked:border-primary-edge"
      />
      <Words label={label} hint={hint} />
    </label>
  );
}
