'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { v7 } from 'uuid';
import { calibratedQuantities, type Sensor } from '../../../lib/domain/sensors/model.ts';
import { useActHere } from '../../commands/use-act-here.ts';
import { useUnits } from '../../readings/use-units.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { beginningOf, calibrationForm, dayOf } from './calibration-form.ts';

/** Notes what a certificate found a sensor to be off by; above it the calibrations that are valid. */
export function CalibrationSheet({ sensor, onClose }: { sensor: Sensor; onClose: () => void }) {
  const t = useTranslations('administration.sensors.calibration');
  const limits = useTranslations('administration.sensors.limits');
  const { act, refused } = useActHere();
  const say = useUnits();
  const format = useFormatter();
  const errorText = useErrorText('administration.sensors.errors');
  const { name, calibrations } = sensor;
  const form = useZodForm(calibrationForm, {
    ...{ quantity: 'temperature', offset: '', validFrom: dayOf(new Date()), certificate: '', dueOn: '' },
  });
  const { errors } = form.formState;
  const unit = limits(`units.${form.watch('quantity')}`);

  const save = form.handleSubmit(async ({ validFrom, ...values }) => {
    const args = { calibrationId: v7(), sensorId: sensor.id, validFrom: beginningOf(validFrom), ...values };
    if (await act([{ name: 'set_calibration.v1', args }], { text: t('saved', { name }) })) onClose();
  });
  const day = (moment: string) => format.dateTime(new Date(moment), { dateStyle: 'medium' });
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('title', { name })} refusal={refused?.text}>
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        {calibrations.map(({ quantity, certificate, offset, validFrom }) => (
          <p key={quantity} className="text-sm text-muted">
            {t('last', { certificate, offset: say(quantity, offset), from: day(validFrom) })}
          </p>
        ))}
        <Select
          label={t('quantity')}
          required
          options={calibratedQuantities.map((one) => ({ value: one, label: limits(`quantities.${one}`) }))}
          {...form.register('quantity')}
        />
        <TextField
          code
          inputMode="text"
          required
          label={t('offset')}
          hint={t('offsetHint')}
          trailing={unit}
          error={errorText(errors.offset)}
          {...form.register('offset')}
        />
        <TextField
          type="date"
          required
          label={t('validFrom')}
          hint={t('validFromHint')}
          error={errorText(errors.validFrom)}
          {...form.register('validFrom')}
        />
        <TextField
          code
          required
          label={t('certificate')}
          error={errorText(errors.certificate)}
          {...form.register('certificate')}
        />
        <TextField
          type="date"
          label={t('dueOn')}
          hint={t('dueOnHint')}
          error={errorText(errors.dueOn)}
          {...form.register('dueOn')}
        />
        <Button type="submit" variant="primary">
          {t('save')}
        </Button>
      </form>
    </Sheet>
  );
}
