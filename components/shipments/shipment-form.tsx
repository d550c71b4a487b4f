'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { v7 } from 'uuid';
import { z } from 'zod';
import { paths } from '../../lib/config/paths.ts';
import type { CommandDraft } from '../../lib/domain/commands/catalogue.ts';
import { temperatureClassSchema, temperatureClasses } from '../../lib/domain/container-types/model.ts';
import type { Shipment } from '../../lib/domain/shipments/model.ts';
import { nameField } from '../commands/name-field.ts';
import { useActHere } from '../commands/use-act-here.ts';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/form/use-error-text.ts';
import { withLimit } from '../ui/form/with-limit.ts';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { fromLocalField, toLocalField } from '../ui/local-field.ts';
import { Select } from '../ui/select.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';

const formSchema = z
  .object({
    reference: nameField(100),
    fromSiteId: z.uuid('required'),
    toSiteId: z.uuid('required'),
    carrier: z.string().trim().max(100, withLimit('longest', 100)),
    trackingNumber: z.string().trim().max(100, withLimit('longest', 100)),
    temperatureClass: z.union([temperatureClassSchema, z.literal('')]),
    expectedAt: z.string(),
    note: z.string().trim().max(500, withLimit('longest', 500)),
  })
  .refine(({ fromSiteId, toSiteId }) => fromSiteId !== toSiteId, { path: ['toSiteId'], message: 'sameSite' });

interface ShipmentFormProps {
  /** Null begins a new one. */
  shipment: Shipment | null;
  onClose: () => void;
}

/** Begins a shipment, or writes what became known of it meanwhile. */
export function ShipmentForm({ shipment, onClose }: ShipmentFormProps) {
  const t = useTranslations('shipments.form');
  const temperature = useTranslations('storage.temperature');
  const { act, refused } = useActHere();
  const router = useRouter();
  const errorText = useErrorText('shipments.form');
  const sites = useQuery((held) => held.all('site'), []) ?? [];
  const form = useZodForm(formSchema, {
    reference: shipment?.reference ?? '',
    fromSiteId: shipment?.fromSiteId ?? '',
    toSiteId: shipment?.toSiteId ?? '',
    carrier: shipment?.carrier ?? '',
    trackingNumber: shipment?.trackingNumber ?? '',
    temperatureClass: shipment?.temperatureClass ?? '',
    expectedAt: toLocalField(shipment?.expectedAt ?? null),
    note: shipment?.note ?? '',
  });
  const { errors, isSubmitting } = form.formState;
  const options = sites
    .filter(({ doc }) => !doc.archived || doc.id === shipment?.fromSiteId || doc.id === shipment?.toSiteId)
    .map(({ doc }) => ({ value: doc.id, label: doc.name }))
    .toSorted((a, b) => a.label.localeCompare(b.label));

  const save = form.handleSubmit(async ({ fromSiteId, temperatureClass, expectedAt, ...texts }) => {
    const changes = {
      ...texts,
      temperatureClass: temperatureClass === '' ? null : temperatureClass,
      expectedAt: fromLocalField(expectedAt),
    };
    const shipmentId = shipment?.id ?? v7();
    const draft: CommandDraft = shipment
      ? { name: 'edit_shipment.v1', args: { shipmentId, changes } }
      : { name: 'create_shipment.v1', args: { shipmentId, fromSiteId, ...changes } };
    const done = await act([draft], { text: t(shipment ? 'saved' : 'begun', { reference: texts.reference }) });
    if (!done) return;
    onClose();
    // Packing comes next.
    if (!shipment) router.push(paths.shipments(shipmentId));
  });

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={shipment ? t('titleEdit', { reference: shipment.reference }) : t('titleNew')}
      refusal={refused?.text}
    >
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <TextField
          label={t('reference')}
          hint={t('referenceHint')}
          required
          error={errorText(errors.reference)}
          {...form.register('reference')}
        />
        {!shipment && (
          <Select
            label={t('from')}
            required
            placeholder={t('choose')}
            options={options}
            error={errorText(errors.fromSiteId)}
            {...form.register('fromSiteId')}
          />
        )}
        <Select
          label={t('to')}
          required
          placeholder={t('choose')}
          options={options}
          error={errorText(errors.toSiteId)}
          {...form.register('toSiteId')}
        />
        <TextField label={t('carrier')} error={errorText(errors.carrier)} {...form.register('carrier')} />
        <TextField
          label={t('trackingNumber')}
          code
          error={errorText(errors.trackingNumber)}
          {...form.register('trackingNumber')}
        />
        <TextField
          label={t('expectedAt')}
          hint={t('expectedHint')}
          type="datetime-local"
          error={errorText(errors.expectedAt)}
          {...form.register('expectedAt')}
        />
        <Select
          label={t('temperature')}
          hint={t('temperatureHint')}
          placeholder={t('temperatureNone')}
          options={temperatureClasses.map((value) => ({ value, label: temperature(value) }))}
          {...form.register('temperatureClass')}
        />
        <TextArea label={t('note')} error={errorText(errors.note)} {...form.register('note')} />
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t(shipment ? 'save' : 'begin')}
        </Button>
      </form>
    </Sheet>
  );
}
