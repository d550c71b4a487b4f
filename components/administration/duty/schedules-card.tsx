'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Schedule } from '../../../lib/domain/on-call/model.ts';
import { useMoment } from '../../commands/use-moment.ts';
import { type OpenSheet, TypeList } from '../layout/type-list.tsx';
import { ScheduleSheet } from './schedule-sheet.tsx';
import { useMemberChoices, type useOnCall } from './use-duty.ts';

/** The on-call schedules, each with who is on call now and until when. */
export function SchedulesCard({ onCall }: { onCall: ReturnType<typeof useOnCall> }) {
  const t = useTranslations('duty');
  const moment = useMoment();
  const members = useMemberChoices();
  const [open, setOpen] = useState<OpenSheet>(null);
  const { data, state, refresh } = onCall;
  const nameOf = (id: string) => members.find(({ value }) => value === id)?.label ?? t('gone');
  const now = ({ shifts }: Schedule) => {
    const shift = shifts[0];
    if (!shift || shift.memberId === null) return t('schedules.nobody');
    const name = nameOf(shift.memberId);
    const words = t('schedules.now', { name, until: moment(shift.to) });
    // Of somebody who is no member any more the server says nothing.
    const isReached = data?.devices[shift.memberId] !== 0 || data.ways[shift.memberId] !== undefined;
    return isReached ? words : `${words} ${t('schedules.noDevice', { name })}`;
  };
  if (!data && state === 'failed') return <p className="text-muted">{t('unreachable')}</p>;
  return (
    <>
      <TypeList
        title={t('schedules.title')}
        addLabel={t('schedules.add')}
        emptyText={t('schedules.empty')}
        rows={data?.schedules.map((schedule) => ({
          ...{ id: schedule.scheduleId, name: schedule.name, archived: schedule.archived, provisional: false },
          detail: now(schedule),
        }))}
        onAdd={() => setOpen({ id: null })}
        onEdit={(id) => setOpen({ id })}
      />
      {open && (
        <ScheduleSheet
          key={open.id}
          schedule={data?.schedules.find(({ scheduleId }) => scheduleId === open.id) ?? null}
          members={members}
          onChanged={refresh}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
