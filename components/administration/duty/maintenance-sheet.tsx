'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { LocalQueries } from '../../../lib/domain/world/local-queries.ts';
import { useQuery } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { withLimit } from '../../ui/form/with-limit.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Refusal } from '../../ui/refusal.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { placeChoices, placeOf } from '../sensors/places.ts';
import { SpanFields } from './span-fields.tsx';
import { spanForm, spanOf, startOfSpan } from './span.ts';
import { useDutyAct } from './use-duty.ts';

const LONGEST_MS = 30 * 24 * 3_600_000;
const formSchema = spanForm
  .safeExtend({
    place: z.string().min(1, 'required'),
    reason: z.string().trim().min(1, 'required').max(500, withLimit('longest', 500)),
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= LONGEST_MS, { path: ['to'], message: 'tooLong' });

const SENSOR = 'sensor:';

/** Places, and the sensors by themselves. */
async function choicesOf(held: LocalQueries) {
  const sensors = (await held.all('sensor')).filter(({ doc }) => !doc.archived);
  return [
    ...(await placeChoices(held)),
    ...sensors.map(({ doc }) => ({ value: `${SENSOR}${doc.id}`, label: doc.name, detail: '' })),
  ];
}

/** Begins a maintenance: where, from when until when, and why. */
export function MaintenanceSheet({ onChanged, onClose }: { onChanged: () => void; onClose: () => void }) {
  const t = useTranslations('duty.maintenance');
  const errorText = useErrorText('duty.errors');
  const choices = useQuery(choicesOf, []) ?? [];
  const form = useZodForm(formSchema, { ...startOfSpan(), place: '', reason: '' });
  const { errors } = form.formState;
  const done = useCallback(() => {
    onChanged();
    onClose();
  }, [onChanged, onClose]);
  const { give, busy, refusal } = useDutyAct(t('saved'), done);
  const save = form.handleSubmit(({ place, reason, ...span }) => {
    const sensorId = place.startsWith(SENSOR) ? place.slice(SENSOR.length) : null;
    // What is on its way is maintained by its sensor.
    const { containerId, siteId } = placeOf(sensorId === null ? place : undefined);
    const where = { sensorId, containerId, siteId };
    give({ name: 'start_maintenance.v1', args: { maintenanceId: v7(), ...where, ...spanOf(span), reason } });
  });
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('add')} description={t('text')}>
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <Combobox
          label={t('place')}
          required
          options={choices}
          value={form.watch('place') || undefined}
          onChange={(place) => form.setValue('place', place ?? '', { shouldValidate: true })}
          error={errorText(errors.place)}
        />
        <SpanFields
          from={form.register('from')}
          to={form.register('to')}
          errors={{ from: errorText(errors.from), to: errorText(errors.to) }}
        />
        <TextField label={t('reason')} required error={errorText(errors.reason)} {...form.register('reason')} />
        <Refusal text={refusal} />
        <Button type="submit" variant="primary" busy={busy}>
          {t('save')}
        </Button>
      </form>
    </Sheet>
  );
}
