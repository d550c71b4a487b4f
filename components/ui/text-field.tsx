'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { controlClass, Field, type FieldProps } from './field.tsx';

type Shared = Omit<FieldProps, 'children'>;

export interface TextFieldProps extends Shared, Omit<ComponentProps<'input'>, 'className' | 'required'> {
  /** A barcode or a position: monospaced, left to right, never corrected or capitalised by the keyboard. */
  code?: boolean;
  /** Inside the frame after the text: a unit, a button. */
  trailing?: ReactNode;
}

const CODE_INPUT = {
  dir: 'ltr',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  autoComplete: 'off',
  spellCheck: false,
} as const;

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, required, labelHidden, className, code = false, trailing, ...input } = props;
  return (
    <Field {...{ label, hint, error, required, labelHidden, className }}>
      {(control) => (
        // Inside the frame everything goes the way of what is typed: a unit on the other side would lie over it.
        <span dir={code ? CODE_INPUT.dir : undefined} className="relative flex items-center">
          <input
            {...(code ? CODE_INPUT : undefined)}
            {...control}
            {...input}
            className={cx(controlClass, code && 'figures font-mono', trailing !== undefined && 'pe-16')}
          />
          {trailing !== undefined && (
            <span className="absolute end-0 flex h-full min-w-12 items-center justify-center px-2 text-sm text-muted">
              {trailing}
            </span>
          )}
        </span>
      )}
    </Field>
  );
}

export interface TextAreaProps extends Shared, Omit<ComponentProps<'textarea'>, 'className' | 'required'> {}

/** Several lines of text. */
export function TextArea({ label, hint, error, required, labelHidden, className, rows = 3, ...input }: TextAreaProps) {
  return (
    <Field {...{ label, hint, error, required, labelHidden, className }}>
      {(control) => <textarea {...control} rows={rows} {...input} className={cx(controlClass, 'py-2')} />}
    </Field>
  );
}
