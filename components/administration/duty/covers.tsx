'use client';

import { useTranslations } from 'next-intl';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Schedule } from '../../../lib/domain/on-call/model.ts';
import { useMoment } from '../../commands/use-moment.ts';
import { Button } from '../../ui/button.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { List, ListRow } from '../../ui/list.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Select } from '../../ui/select.tsx';
import { SpanFields } from './span-fields.tsx';
import { spanForm, spanOf, startOfSpan } from './span.ts';
import { useDutyAct } from './use-duty.ts';

const formSchema = spanForm.safeExtend({ memberId: z.string().min(1, 'required') });

interface CoversProps {
  schedule: Schedule;
  members: readonly { readonly value: string; readonly label: string }[];
  onChanged: () => void;
}

/** The shifts to come, who stands in, and somebody more who does. */
export function Covers({ schedule, members, onChanged }: CoversProps) {
  const t = useTranslations('duty');
  const moment = useMoment();
  const errorText = useErrorText('duty.errors');
  const form = useZodForm(formSchema, { ...startOfSpan(), memberId: '' });
  const cover = useDutyAct(t('covers.saved'), onChanged);
  const end = useDutyAct(t('covers.ended'), onChanged);
  const nameOf = (id: string | null) => members.find(({ value }) => value === id)?.label ?? t('schedules.nobody');
  const save = form.handleSubmit(({ memberId, ...span }) =>
    cover.give({
      name: 'cover_shift.v1',
      args: { coverId: v7(), scheduleId: schedule.scheduleId, memberId, ...spanOf(span) },
    }),
  );
  return (
    <div className="mt-6 flex flex-col gap-4 border-t border-line pt-4">
      <h3 className="font-semibold">{t('covers.shifts')}</h3>
      <List className="rounded-md border border-line">
        {schedule.shifts.slice(0, 8).map((shift) => (
          <ListRow
            key={shift.from}
            title={<bdi>{nameOf(shift.memberId)}</bdi>}
            detail={t('span', { from: moment(shift.from), to: moment(shift.to) })}
          />
        ))}
      </List>
      {schedule.covers.length > 0 && (
        <>
          <h3 className="font-semibold">{t('covers.title')}</h3>
          <List className="rounded-md border border-line">
            {schedule.covers.map((one) => (
              <ListRow
                key={one.coverId}
                title={<bdi>{nameOf(one.memberId)}</bdi>}
                detail={t('span', { from: moment(one.from), to: moment(one.to) })}
                trailing={
                  <Button onClick={() => end.give({ name: 'end_cover.v1', args: { coverId: one.coverId } })}>
                    {t('covers.end')}
                  </Button>
                }
              />
            ))}
          </List>
          <Refusal text={end.refusal} />
        </>
      )}
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <h3 className="font-semibold">{t('covers.add')}</h3>
        <Select
          label={t('covers.who')}
          required
          placeholder={t('choose')}
          options={members}
          error={errorText(form.formState.errors.memberId)}
          {...form.register('memberId')}
        />
        <SpanFields
          from={form.register('from')}
          to={form.register('to')}
          errors={{ from: errorText(form.formState.errors.from), to: errorText(form.formState.errors.to) }}
        />
        <Refusal text={cover.refusal} />
        <Button type="submit" busy={cover.busy}>
          {t('covers.save')}
        </Button>
      </form>
    </div>
  );
}
