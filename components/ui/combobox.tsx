'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { cx } from './cx.ts';
import { controlClass, Field, type FieldProps } from './field.tsx';
import { findOptions, optionsNamed } from './find-options.ts';

export interface ComboboxOption {
  value: string;
  label: string;
  detail?: string;
}

export interface ComboboxProps extends Omit<FieldProps, 'children'> {
  options: readonly ComboboxOption[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** Told when what was typed is none of the options; without it `onChange` is, of no value. What is meant is then asked for at the field. */
  onUnfit?: () => void;
  /** What is said of such a text, where the kind of thing has better words for it. */
  noSuch?: string | undefined;
  placeholder?: string;
  /** For options that come from elsewhere: told what is typed; the options are then shown unfiltered. */
  onQuery?: (query: string) => void;
}

const SHOWN = 50;

/**
 * One of many, found by typing a part of its name. Text that is left standing and names nothing stays, as an error: to put back what stood there
 * before would be to choose something else than the person wrote.
 */
export function Combobox(props: ComboboxProps) {
  const { options, value, onChange, onUnfit, noSuch, placeholder, onQuery, ...field } = props;
  const t = useTranslations('common.combobox');
  const listId = useId();
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  /** The text that names nothing, and what was chosen before it. */
  const [unfit, setUnfit] = useState<{ readonly text: string; readonly before: string | undefined }>();
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
  const settle = (chosen: string | undefined) => {
    onChange(chosen);
    setUnfit(undefined);
    setQuery(undefined);
  };
  const back = () => {
    if (unfit) settle(unfit.before);
    else setQuery(undefined);
  };
  const leave = () => {
    if (query === undefined) return;
    if (query.trim() === '') {
      back();
      return;
    }
    const named = optionsNamed(options, query);
    if (named.length === 1) {
      settle(named[0]?.value);
      return;
    }
    setUnfit({ text: query, before: unfit ? unfit.before : value });
    setQuery(undefined);
    if (onUnfit) onUnfit();
    else onChange(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) {
        type(unfit?.text ?? '');
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (found[active]) settle(found[active].value);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      back();
    }
  };

  return (
    <Field {...field} error={unfit && !open ? (noSuch ?? t('noSuch')) : field.error}>
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
            value={query ?? unfit?.text ?? chosen?.label ?? ''}
            onChange={(event) => type(event.target.value)}
            onClick={() => !open && type(unfit?.text ?? '')}
            onKeyDown={onKeyDown}
            onBlur={leave}
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
                onClick={() => settle(option.value)}
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
