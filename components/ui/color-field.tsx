'use client';

import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { controlClass, Field, type FieldProps } from './field.tsx';
import { useLastColor } from './form/use-last-color.ts';

type Shared = Omit<FieldProps, 'children'>;

export interface ColorFieldProps extends Shared, Omit<ComponentProps<'input'>, 'className' | 'required' | 'value'> {
  /** What the form holds: `#rrggbb`, or what was typed and is none yet. */
  value: string;
  /** A colour `#rrggbb` from the device's own picker; what is typed comes by the field's own events. */
  onPick: (color: string) => void;
}

/** A colour, by the device's own picker or typed as `#rrggbb`. What is typed stays as it is; the form's schema (`colorCode`) judges it. */
export function ColorField(props: ColorFieldProps) {
  const { label, hint, error, required, labelHidden, className, value, onPick, ...input } = props;
  const color = useLastColor(value);
  return (
    <Field {...{ label, hint, error, required, labelHidden, className }}>
      {(control) => (
        <span className="flex gap-2">
          <input
            type="color"
            tabIndex={-1}
            aria-label={typeof label === 'string' ? label : undefined}
            value={color}
            onChange={(event) => onPick(event.target.value)}
            className="size-target shrink-0 cursor-pointer appearance-none rounded-md border border-edge bg-surface p-1"
          />
          <input
            {...control}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            {...input}
            className={cx(controlClass, 'figures font-mono')}
          />
        </span>
      )}
    </Field>
  );
}
