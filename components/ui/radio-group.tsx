'use client';

import { type ReactNode, useId } from 'react';
import { Radio } from './choice.tsx';
import { cx } from './cx.ts';

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps<Value extends string> {
  label: ReactNode;
  options: readonly RadioOption<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  /** `segments` lays the choices side by side as one control; for two to four short words. */
  look?: 'list' | 'segments';
  labelHidden?: boolean;
  className?: string;
}

/** A few choices all in sight. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, options, value, onChange, look = 'list', labelHidden = false, className } = props;
  const name = useId();
  return (
    <fieldset className={cx('min-w-0', className)}>
      <legend className={labelHidden ? 'sr-only' : 'mb-1 text-sm font-semibold'}>{label}</legend>
      <div
        className={
          look === 'segments' ? 'flex flex-wrap rounded-md border border-edge bg-sunken p-0.5' : 'flex flex-col'
        }
      >
        {look === 'segments'
          ? pairsOf(options).map((pair) => (
              <span key={pair[0]?.value} className="flex min-w-fit flex-1 flex-wrap">
                {pair.map((option) => (
                  <label
                    key={option.value}
                    className={cx(
                      'flex min-h-target flex-1 cursor-pointer items-center justify-center rounded-sm px-2 py-1 text-center',
                      'leading-tight font-semibold text-muted has-checked:bg-primary has-checked:text-on-primary',
                      'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
                      options.length === MANY && 'max-sm:px-1 max-sm:text-[min(0.9375rem,5.6vw)]',
                    )}
                  >
                    <input
                      type="radio"
                      name={name}
                      value={option.value}
                      checked={option.value === value}
                      disabled={option.disabled}
                      onChange={() => onChange(option.value)}
                      className="sr-only"
                    />
                    {option.label}
                  </label>
                ))}
              </span>
            ))
          : options.map((option) => (
              <Radio
                key={option.value}
                name={name}
                value={option.value}
                label={option.label}
                hint={option.hint}
                checked={option.value === value}
                disabled={option.disabled}
                onChange={() => onChange(option.value)}
              />
            ))}
      </div>
    </fieldset>
  );
}

/** So many may not fit beside each other. */
const MANY = 4;

/** What stays side by side: of four choices two and two, so that none is left alone in a second line. */
function pairsOf<Option>(options: readonly Option[]): (readonly Option[])[] {
  return options.length === MANY ? [options.slice(0, MANY / 2), options.slice(MANY / 2)] : [options];
}
