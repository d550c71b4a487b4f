'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { CommandDraft } from '../../../lib/domain/commands/catalogue.ts';
import { type Sensor, sensorSources, sensorSourceSchema } from '../../../lib/domain/sensors/model.ts';
import { useIsolated } from '../../commands/use-isolated.ts';
import { useActHere } from '../../commands/use-act-here.ts';
import { useQuery } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { choiceOf, placeChoices, placeOf, shipmentChoices } from './places.ts';

const formSchema = z.object({
  name: z.string().trim().min(1, 'required').max(120),
  source: sensorSourceSchema,
  hardwareId: z.string().trim().max(64),
  /** Empty where what was typed is no place. */
  place: z.string().min(1, 'required').optional(),
});

interface SensorSheetProps {
  sensor: Sensor | null;
  onLimits: (sensor: Sensor) => void;
  onCalibrate: (sensor: Sensor) => void;
  onClose: () => void;
}

/** Registers a sensor, or changes one: its name and probe, the place it measures, whether it is in use. */
export function SensorSheet({ sensor, onLimits, onCalibrate, onClose }: SensorSheetProps) {
  const t = useTranslations('administration.sensors');
  const shipmentWords = useTranslations('shipments');
  const isolated = useIsolated();
  const { act, refused } = useActHere();
  const errorText = useErrorText();
  const places = useQuery(placeChoices, []) ?? [];
  const shipments = useQuery(async (held) => ({ sent: await held.all('shipment'), sites: await held.all('site') }), []);
  const travelling = shipmentChoices(
    (shipments?.sent ?? []).map(({ doc }) => doc),
    (shipments?.sites ?? []).map(({ doc }) => doc),
    {
      label: (reference) => t('inShipment', { reference }),
      route: (from, to) => shipmentWords('route', isolated({ from, to }, [])),
    },
  );
  const form = useZodForm(formSchema, {
    name: sensor?.name ?? '',
    source: sensor?.source ?? 'manual',
    hardwareId: sensor?.hardwareId ?? '',
    place: sensor ? choiceOf(sensor) : undefined,
  });
  const { errors } = form.formState;
  const isProbe = refused?.code === 'sensor_hardware_taken';
  // Whoever listens hears why at the field, as with an entry that is missing.
  useEffect(() => {
    if (isProbe) form.setFocus('hardwareId');
  }, [isProbe, form]);

  const save = form.handleSubmit(async ({ name, source, hardwareId, place }) => {
    const fields = { name, hardwareId: hardwareId === '' ? null : hardwareId };
    const where = placeOf(place);
    const drafts: CommandDraft[] = [];
    if (!sensor) {
      drafts.push({ name: 'register_sensor.v1', args: { sensorId: v7(), source, ...fields, ...where } });
    } else {
      drafts.push({ name: 'edit_sensor.v1', args: { sensorId: sensor.id, changes: fields } });
      if (place !== choiceOf(sensor)) {
        drafts.push({ name: 'place_sensor.v1', args: { sensorId: sensor.id, ...where } });
      }
    }
    if (await act(drafts, { text: t(sensor ? 'saved' : 'made', { name }) })) onClose();
  });
  const setArchived = async (archived: boolean) => {
    if (!sensor) return;
    const draft = { name: 'edit_sensor.v1', args: { sensorId: sensor.id, changes: { archived } } } as const;
    if (await act([draft], { text: t('saved', { name: sensor.name }) })) onClose();
  };

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={sensor?.name ?? t('add')}
      refusal={isProbe ? undefined : refused?.text}
    >
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <TextField label={t('name')} required error={errorText(errors.name)} {...form.register('name')} />
        <Combobox
          label={t('place')}
          hint={t('placeHint')}
          options={[...places, ...travelling]}
          value={form.watch('place')}
          onChange={(place) => form.setValue('place', place)}
          onUnfit={() => form.setValue('place', '')}
        />
        <Select
          label={t('source')}
          required
          disabled={sensor !== null}
          options={sensorSources.map((one) => ({ value: one, label: t(`sources.${one}`) }))}
          {...form.register('source')}
        />
        <TextField
          code
          label={t('hardwareId')}
          hint={t('hardwareIdHint')}
          error={errorText(errors.hardwareId) ?? (isProbe ? refused.text : undefined)}
          {...form.register('hardwareId')}
        />
        <Button type="submit" variant="primary">
          {t('save')}
        </Button>
        {sensor && !sensor.archived && <Button onClick={() => onLimits(sensor)}>{t('ownLimits')}</Button>}
        {sensor && !sensor.archived && <Button onClick={() => onCalibrate(sensor)}>{t('calibration.open')}</Button>}
        {sensor && (
          <Button variant="quiet" onClick={() => void setArchived(!sensor.archived)}>
            {t(sensor.archived ? 'restore' : 'archive')}
          </Button>
        )}
      </form>
    </Sheet>
  );
}
