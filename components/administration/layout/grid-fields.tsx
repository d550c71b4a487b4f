'use client';

import { useTranslations } from 'next-intl';
import type { UseFormReturn } from 'react-hook-form';
import { labelOf } from '../../../lib/domain/positions/label.ts';
import { Code } from '../../ui/code.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  type ContainerTypeForm,
  type ContainerTypeFormInput,
  labellingNames,
  labellings,
  origins,
} from './container-type-form.ts';

interface GridFieldsProps {
  form: UseFormReturn<ContainerTypeFormInput, unknown, ContainerTypeForm>;
  /** The type has words of its own on its axes, which this form leaves alone. */
  own: boolean;
}

/** Size and labels of a grid, with the first label as it will be printed. */
export function GridFields({ form, own }: GridFieldsProps) {
  const t = useTranslations('administration.layout.containerTypes');
  const errorText = useErrorText();
  const { errors } = form.formState;
  const { labelling, origin, rows, columns } = form.watch();
  const size = { rows: Number(rows), columns: Number(columns) };
  const example =
    labelling === 'own' || !(size.rows > 0 && size.columns > 0)
      ? null
      : labelOf({ ...size, labelling: { ...labellings[labelling], origin } }, 'A01');
  return (
    <div className="flex flex-col gap-4 rounded-md border border-line p-3">
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t('rows')}
          type="number"
          inputMode="numeric"
          required
          error={errorText(errors.rows)}
          {...form.register('rows')}
        />
        <TextField
          label={t('columns')}
          type="number"
          inputMode="numeric"
          required
          error={errorText(errors.columns)}
          {...form.register('columns')}
        />
      </div>
      <Select
        label={t('labels')}
        required
        options={[...labellingNames, ...(own ? (['own'] as const) : [])].map((name) => ({
          value: name,
          label: t(`labellings.${name}`),
        }))}
        {...form.register('labelling')}
      />
      <Select
        label={t('origin')}
        required
        options={origins.map((corner) => ({ value: corner, label: t(`origins.${corner}`) }))}
        {...form.register('origin')}
      />
      {example !== null && (
        <p className="text-sm text-muted">
          {t('topLeft')} <Code look="label">{example}</Code>
        </p>
      )}
    </div>
  );
}
