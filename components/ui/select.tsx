'use client';

import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { controlClass, Field, type FieldProps } from './field.tsx';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps
  extends Omit<FieldProps, 'children'>, Omit<ComponentProps<'select'>, 'className' | 'required' | 'children'> {
  options: readonly SelectOption[];
  /** The first line while nothing is chosen. */
  placeholder?: string;
}

/** One of a few choices, by the device's own picker, which works with gloves and with every reader. */
export function Select(props: SelectProps) {
  const { label, hint, error, required, labelHidden, className, options, placeholder, ...select } = props;
  return (
    <Field {...{ label, hint, error, required, labelHidden, className }}>
      {(control) => (
        <span className="relative flex items-center">
          <select {...control} {...select} className={cx(controlClass, 'appearance-none pe-11 text-ellipsis')}>
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown size={20} aria-hidden className="pointer-events-none absolute end-3" />
        </span>
      )}
    </Field>
  );
}
