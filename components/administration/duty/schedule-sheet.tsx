'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useId, useMemo, useState } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import { firstShiftOn } from '../../../lib/domain/on-call/first-shift.ts';
import { clockTimeSchema, rotations, type Schedule } from '../../../lib/domain/on-call/model.ts';
import { nameField } from '../../commands/name-field.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChosenField } from './chosen-field.tsx';
import { Covers } from './covers.tsx';
import { useDutyAct } from './use-duty.ts';

const formSchema = z.object({
  name: nameField(120),
  timeZone: z.string().min(1, 'time_zone'),
  rotation: z.enum(rotations),
  handoverAt: clockTimeSchema,
  startsOn: z.iso.date('required'),
  memberIds: z.array(z.string()).min(1, 'people').max(50),
});

/** The usual time of a handover. */
const HANDOVER = '08:00';

interface ScheduleSheetProps {
  schedule: Schedule | null;
  members: readonly { readonly value: string; readonly label: string }[];
  onChanged: () => void;
  onClose: () => void;
}

/** Makes an on-call schedule or changes it; and who stands in. */
export function ScheduleSheet({ schedule, members, onChanged, onClose }: ScheduleSheetProps) {
  const t = useTranslations('duty');
  const errorText = useErrorText('duty.errors');
  const formId = useId();
  const [id] = useState(() => schedule?.scheduleId ?? v7());
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone })), []);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const form = useZodForm(formSchema, {
    name: schedule?.name ?? '',
    timeZone: schedule?.timeZone ?? here,
    rotation: schedule?.rotation ?? 'weekly',
    handoverAt: schedule?.handoverAt ?? HANDOVER,
    startsOn: schedule?.startsOn ?? firstShiftOn(new Date(), here, HANDOVER),
    memberIds: schedule ? [...schedule.memberIds] : [],
  });
  const { errors } = form.formState;
  const done = useCallback(() => {
    onChanged();
    onClose();
  }, [onChanged, onClose]);
  const { give, busy, refusal } = useDutyAct(t('saved'), done);
  const save = (archived: boolean) =>
    void form.handleSubmit((values) =>
      give({ name: 'set_schedule.v1', args: { scheduleId: id, ...values, archived } }),
    )();

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={schedule?.name ?? t('schedules.add')}
      refusal={refusal}
      actions={
        <>
          {schedule && (
            <Button variant="quiet" onClick={() => save(!schedule.archived)}>
              {t(schedule.archived ? 'restore' : 'archive')}
            </Button>
          )}
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          save(schedule?.archived ?? false);
        }}
        className="flex flex-col gap-4"
        noValidate
      >
        <TextField label={t('name')} required error={errorText(errors.name)} {...form.register('name')} />
        <ChosenField
          label={t('schedules.people')}
          hint={t('schedules.peopleHint')}
          ordered
          options={members}
          value={form.watch('memberIds')}
          onChange={(ids) => form.setValue('memberIds', ids, { shouldValidate: true })}
          error={errorText(errors.memberIds)}
        />
        <Select
          label={t('schedules.rotation')}
          required
          options={rotations.map((one) => ({ value: one, label: t(`schedules.rotations.${one}`) }))}
          {...form.register('rotation')}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t('schedules.handoverAt')}
            type="time"
            required
            error={errorText(errors.handoverAt)}
            {...form.register('handoverAt')}
          />
          <TextField
            label={t('schedules.startsOn')}
            type="date"
            required
            error={errorText(errors.startsOn)}
            {...form.register('startsOn')}
          />
        </div>
        <Combobox
          label={t('schedules.timeZone')}
          required
          options={zones}
          value={form.watch('timeZone')}
          onChange={(zone) => form.setValue('timeZone', zone ?? '')}
          noSuch={errorText({ message: 'time_zone' })}
          error={errorText(errors.timeZone)}
        />
      </form>
      {schedule && <Covers {...{ schedule, members, onChanged }} />}
    </Sheet>
  );
}
