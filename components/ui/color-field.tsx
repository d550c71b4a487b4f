'use client';

import { useState } from 'react';
import { cx } from './cx.ts';
import { controlClass, Field, type FieldProps } from './field.tsx';

export interface ColorFieldProps extends Omit<FieldProps, 'children'> {
  /** `#rrggbb` */
  value: string;
  onChange: (color: string) => void;
}

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour, by the device's own picker or typed as `#rrggbb`. */
export function ColorField({ value, onChange, ...field }: ColorFieldProps) {
  const [draft, setDraft] = useState<string>();
  return (
    <Field {...field}>
      {(control) => (
        <span className="flex gap-2">
          <input
            type="color"
            tabIndex={-1}
            aria-label={typeof field.label === 'string' ? field.label : undefined}
            value={HEX.test(value) ? value : '#000000'}
            onChange={(event) => onChange(event.target.value)}
            className="size-target shrink-0 cursor-pointer appearance-none rounded-md border border-edge bg-surface p-1"
          />
          <input
            {...control}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            value={draft ?? value}
            onChange={(event) => {
              setDraft(event.target.value);
              if (HEX.test(event.target.value)) onChange(event.target.value.toLowerCase());
            }}
            onBlur={() => setDraft(undefined)}
            className={cx(controlClass, 'figures font-mono')}
          />
        </span>
      )}
    </Field>
  );
}
