'use client';

import { useTranslations } from 'next-intl';
import type { ImportField } from '../../lib/domain/imports/fields.ts';
import type { Source } from '../../lib/domain/imports/mapping.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';

interface FieldSourceProps {
  field: ImportField;
  required: boolean;
  /** What else there is to know about the field. */
  note: string | undefined;
  headers: readonly string[];
  /** The first row with something in it. */
  example: readonly string[];
  source: Source;
  /** The names to choose from where the field has a list of them. */
  names: readonly string[] | null;
  onChange: (source: Source) => void;
}

const SAME = 'same';

/** Where one field comes from: a column, the same text for every row, or nowhere. */
export function FieldSource({ field, required, note, headers, example, source, names, onChange }: FieldSourceProps) {
  const t = useTranslations('imports');
  const value = source === null ? '' : 'column' in source ? String(source.column) : SAME;
  const seen = source !== null && 'column' in source ? example[source.column] : undefined;
  const choose = (next: string) => {
    if (next === '') onChange(null);
    else if (next === SAME) onChange({ constant: '' });
    else onChange({ column: Number(next) });
  };
  // Two lines of the grid around it, so that the controls of a row stand side by side whether or not there is an example above them.
  return (
    <div className="row-span-2 grid grid-rows-subgrid">
      <Select
        className="self-end"
        label={t(`fields.${field}`)}
        required={required}
        hint={[note, seen && t('columns.example', { value: seen })].filter(Boolean).join(' ') || undefined}
        placeholder={t('columns.nothing')}
        value={value}
        options={[
          ...headers.flatMap((header, column) =>
            header.trim() === '' ? [] : [{ value: String(column), label: header.trim() }],
          ),
          { value: SAME, label: t('columns.same') },
        ]}
        onChange={(event) => choose(event.target.value)}
      />
      {source !== null &&
        'constant' in source &&
        (names ? (
          <Select
            label={t('columns.sameText')}
            required
            placeholder={t('columns.choose')}
            value={source.constant}
            options={names.map((name) => ({ value: name, label: name }))}
            onChange={(event) => onChange({ constant: event.target.value })}
          />
        ) : (
          <TextField
            label={t('columns.sameText')}
            required
            value={source.constant}
            onChange={(event) => onChange({ constant: event.target.value })}
          />
        ))}
    </div>
  );
}
