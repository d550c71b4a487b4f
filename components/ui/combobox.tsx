'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { cx } from './cx.ts';
import { controlClass, Field, type FieldProps } from './field.tsx';
import { findOptions } from './find-options.ts';

export interface ComboboxOption {
  value: string;
  label: string;
  detail?: string;
}

export interface ComboboxProps extends Omit<FieldProps, 'children'> {
  options: readonly ComboboxOption[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  placeholder?: string;
  /** For options that come from elsewhere: told what is typed; the options are then shown unfiltered. */
  onQuery?: (query: string) => void;
}

const SHOWN = 50;

/** One of many, found by typing a part of its name. */
export function Combobox({ options, value, onChange, placeholder, onQuery, ...field }: ComboboxProps) {
  const t = useTranslations('common.combobox');
  const listId = useId();
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  const chosen = options.find((option) => option.value === value);
  const open = query !== undefined;
  const found = useMemo(
    () => (onQuery ? options : findOptions(options, query ?? '')).slice(0, SHOWN),
    [options, query, onQuery],
  );

  const type = (text: string) => {
    setQuery(text);
    setActive(0);
    onQuery?.(text);
  };
  const choose = (option: ComboboxOption | undefined) => {
    onChange(option?.value);
    setQuery(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) {
        type('');
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (found[active]) choose(found[active]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setQuery(undefined);
    }
  };

  return (
    <Field {...field}>
      {(control) => (
        <span className="relative block">
          <input
            {...control}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && found[active] ? `${listId}-${active}` : undefined}
            autoComplete="off"
            placeholder={placeholder}
            value={query ?? chosen?.label ?? ''}
            onChange={(event) => type(event.target.value)}
            onClick={() => !open && type('')}
            onKeyDown={onKeyDown}
            onBlur={() => setQuery(undefined)}
            className={controlClass}
          />
          <ul
            id={listId}
            role="listbox"
            aria-label={typeof field.label === 'string' ? field.label : t('choices')}
            hidden={!open}
            className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-md border border-edge bg-raised p-1 shadow-overlay"
          >
            {found.map((option, index) => (
              // The focus stays in the input, which hears the keys for the whole list.
              // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events
              <li
                key={option.value}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={option.value === value}
                /* Pressing must not take the focus from the input, or the list would close first. */
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
                className={cx(
                  'flex min-h-target cursor-pointer flex-col justify-center rounded-sm px-3 py-1',
                  index === active && 'bg-primary-soft',
                  option.value === value && 'font-semibold',
                )}
              >
                {option.label}
                {option.detail !== undefined && <span className="text-sm font-normal text-muted">{option.detail}</span>}
              </li>
            ))}
            {found.length === 0 && (
              <li role="option" aria-disabled aria-selected={false} className="px-3 py-3 text-muted">
                {t('nothing')}
              </li>
            )}
          </ul>
        </span>
      )}
    </Field>
  );
}
