'use client';

import { useTranslations } from 'next-intl';
import { v7 } from 'uuid';
import type { TemperatureClass } from '../../../lib/domain/container-types/model.ts';
import { type Limits, defaultDoor, defaultLimits } from '../../../lib/domain/thresholds/defaults.ts';
import { type LimitedQuantity, isRise, severities, type Threshold } from '../../../lib/domain/thresholds/model.ts';
import { useActHere } from '../../commands/use-act-here.ts';
import { Button } from '../../ui/button.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { formOfLimits, limitsFormOf, limitsOf } from './limits-form.ts';

/** Whose limits they are: one sensor's, or those of every sensor in containers of a class. */
export interface LimitsSubject {
  readonly name: string;
  readonly sensorId: string | null;
  readonly temperatureClass: TemperatureClass | null;
  /** The class whose usual limits are offered. */
  readonly usual: TemperatureClass | null;
}

interface LimitsFieldsProps {
  subject: LimitsSubject;
  quantity: LimitedQuantity;
  threshold: Threshold | null;
  onClose: () => void;
}

/** The limits of one quantity; of the temperature, beginning with those that are usual for the class. */
export function LimitsFields({ subject, quantity, threshold, onClose }: LimitsFieldsProps) {
  const t = useTranslations('administration.sensors.limits');
  const { act, refused } = useActHere();
  const errorText = useErrorText('administration.sensors.errors');
  const { name, sensorId, temperatureClass, usual } = subject;
  const isTemperature = quantity === 'temperature';
  const isDoor = quantity === 'door_open';
  const offered = offeredFor(quantity, usual);
  const form = useZodForm(limitsFormOf(quantity), formOfLimits(threshold ?? offered));
  const { errors } = form.formState;

  const save = form.handleSubmit(async (values) => {
    const args = { thresholdId: v7(), sensorId, temperatureClass, quantity, ...limitsOf(values) };
    if (await act([{ name: 'set_threshold.v1', args }], { text: t('saved', { name }) })) onClose();
  });
  const end = async () => {
    if (!threshold) return;
    const draft = { name: 'end_threshold.v1', args: { thresholdId: threshold.id } } as const;
    if (await act([draft], { text: t('ended', { name }) })) onClose();
  };
  const typed = { code: true, inputMode: 'text' } as const;
  const unit = t(`units.${quantity}`);
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
      {isDoor && <p className="text-sm text-muted">{t('door.text')}</p>}
      <div className="grid grid-cols-2 gap-3">
        {!isRise(quantity) && (
          <TextField
            {...typed}
            label={t('low')}
            trailing={unit}
            error={errorText(errors.low)}
            {...form.register('low')}
          />
        )}
        <TextField
          {...typed}
          label={isDoor ? t('door.high') : t('high')}
          trailing={unit}
          error={errorText(errors.high)}
          {...form.register('high')}
        />
      </div>
      <TextField
        {...typed}
        label={isDoor ? t('door.hysteresis') : t('hysteresis')}
        hint={isDoor ? t('door.hysteresisHint') : t('hysteresisHint')}
        trailing={unit}
        error={errorText(errors.hysteresis)}
        {...form.register('hysteresis')}
      />
      <TextField
        {...typed}
        label={isDoor ? t('door.delay') : t('delay')}
        hint={isDoor ? t('door.delayHint') : t('delayHint')}
        trailing={t('minutes')}
        error={errorText(errors.delay)}
        {...form.register('delay')}
      />
      {isTemperature && (
        <TextField
          {...typed}
          label={t('silentAfter')}
          hint={t('silentAfterHint')}
          trailing={t('minutes')}
          error={errorText(errors.silentAfter)}
          {...form.register('silentAfter')}
        />
      )}
      <Select
        label={t('severity')}
        required
        options={severities.map((one) => ({ value: one, label: t(`severities.${one}`) }))}
        {...form.register('severity')}
      />
      <Refusal text={refused?.text} />
      <Button type="submit" variant="primary">
        {t('save')}
      </Button>
      {offered && (
        <Button variant="quiet" onClick={() => form.reset(formOfLimits(offered))}>
          {t('usual')}
        </Button>
      )}
      {threshold && (
        <Button variant="quiet" onClick={() => void end()}>
          {t('end')}
        </Button>
      )}
    </form>
  );
}

/** What a form begins with where there are no limits yet. */
function offeredFor(quantity: LimitedQuantity, usual: TemperatureClass | null): Limits | null {
  if (quantity === 'door_open') return defaultDoor;
  return quantity === 'temperature' && usual !== null ? defaultLimits[usual] : null;
}
