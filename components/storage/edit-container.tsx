'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { z } from 'zod';
import {
  type ContainerType,
  temperatureClassSchema,
  temperatureClasses,
} from '../../lib/domain/container-types/model.ts';
import { nameField } from '../commands/name-field.ts';
import type { Container } from '../../lib/domain/containers/model.ts';
import { useActHere } from '../commands/use-act-here.ts';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/form/use-error-text.ts';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';

const formSchema = z.object({
  name: nameField(120),
  barcode: z.string().trim().max(256),
  typeId: z.uuid(),
  temperatureClass: z.union([temperatureClassSchema, z.literal('')]),
});

interface EditContainerProps {
  container: Container;
  type: ContainerType;
  onClose: () => void;
}

/** Changes name, code, type and temperature class of a holder. */
export function EditContainer({ container, type, onClose }: EditContainerProps) {
  const t = useTranslations('storage');
  const { act, refused } = useActHere();
  const errorText = useErrorText();
  const types = useQuery((held) => held.all('container_type'), []);
  const form = useZodForm(formSchema, {
    name: container.name,
    barcode: container.barcode ?? '',
    typeId: container.typeId,
    temperatureClass: container.temperatureClass ?? '',
  });
  const { errors, isSubmitting } = form.formState;
  const isCode = refused?.code.startsWith('barcode_') === true;
  // Whoever listens hears why at the field, as with an entry that is missing.
  useEffect(() => {
    if (isCode) form.setFocus('barcode');
  }, [isCode, form]);

  const save = form.handleSubmit(async ({ name, barcode, typeId, temperatureClass }) => {
    const wanted = {
      name,
      barcode: barcode === '' ? null : barcode,
      typeId,
      temperatureClass: temperatureClass === '' ? null : temperatureClass,
    };
    const done = await act([{ name: 'edit_container.v1', args: { containerId: container.id, changes: wanted } }], {
      text: t('edit.done', { name }),
    });
    if (done) onClose();
  });

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('edit.title', { name: container.name })}
      refusal={isCode ? undefined : refused?.text}
    >
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <TextField label={t('edit.name')} required error={errorText(errors.name)} {...form.register('name')} />
        <TextField
          label={t('edit.barcode')}
          code
          error={errorText(errors.barcode) ?? (isCode ? refused.text : undefined)}
          {...form.register('barcode')}
        />
        <Select
          label={t('edit.type')}
          required
          options={(types ?? [])
            .filter(({ doc }) => doc.kind === type.kind && (!doc.archived || doc.id === type.id))
            .map(({ doc }) => ({ value: doc.id, label: doc.name }))}
          {...form.register('typeId')}
        />
        <Select
          label={t('edit.temperature')}
          placeholder={t('edit.inherited')}
          options={temperatureClasses.map((value) => ({ value, label: t(`temperature.${value}`) }))}
          {...form.register('temperatureClass')}
        />
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t('edit.save')}
        </Button>
      </form>
    </Sheet>
  );
}
