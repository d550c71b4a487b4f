'use client';

import CircleAlert from 'lucide-react/icons/circle-alert';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

/** What the control inside a field takes so that its label, help and error are read with it. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** Help that is always there, below the label. */
  hint?: ReactNode | undefined;
  /** Already in the reader's words; see `useErrorText`. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** The label is for the ear alone, where the place says it to the eye. */
  labelHidden?: boolean | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A label, a control, its help and its error, tied together. */
export function Field({ label, hint, error, required = false, labelHidden = false, className, children }: FieldProps) {
  const t = useTranslations('common.field');
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-sm font-semibold'}>
        {label}
        {!required && !labelHidden && (
          // The space is for the ear: without it label and word are read as one.
          <>
            {' '}
            <span className="font-normal text-muted">{t('optional')}</span>
          </>
        )}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-semibold text-danger-ink">
          <CircleAlert size={18} aria-hidden className="mt-0.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}

/** The looks every text-like control shares. */
export const controlClass = cx(
  'min-h-target w-full min-w-0 rounded-md border border-edge bg-surface px-3 text-base text-ink',
  'aria-invalid:border-danger-ink aria-invalid:bg-danger-soft',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted',
);
