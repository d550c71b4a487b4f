'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Device } from '../../lib/domain/devices/model.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { useMoment } from '../commands/use-moment.ts';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { aboutDevice } from './about-device.ts';

const LostSheet = dynamic(() => import('./lost-sheet.tsx').then((module) => module.LostSheet));

interface LostMarkProps {
  device: Device;
  /** It has been silent for long enough, and somebody looks for it. */
  offered: boolean;
  /** Whose it is, where that is known. */
  person: string | undefined;
}

/** What was declared of a device that was lost, what has come from it since, and the step that follows for those who may take it. */
export function LostMark({ device, offered, person }: LostMarkProps) {
  const t = useTranslations('live.lost');
  const may = useMay();
  const act = useAct();
  const moment = useMoment();
  const [isAsking, setAsking] = useState(false);
  const members = useQuery((held) => held.all('member'), []);
  const { id, lost_at, lost_by, lost_reason, lost_seq, last_seq, back_at } = device;
  if (lost_at === null) {
    if (!offered || !may('retire_device.v1')) return null;
    return (
      <span className="mt-2 block">
        <Button onClick={() => setAsking(true)}>{t('declare')}</Button>
        {isAsking && <LostSheet device={device} person={person} onClose={() => setAsking(false)} />}
      </span>
    );
  }
  const by = members?.find(({ doc }) => doc.userId === lost_by)?.doc.name ?? t('somebody');
  return (
    <span className="mt-1 block text-ink">
      <span className="block">
        {t('declared', { moment: moment(lost_at), person: by })} <bdi>{lost_reason}</bdi>
      </span>
      {back_at !== null && (
        <strong className="block text-danger-ink">
          {t('back', { moment: moment(back_at), count: Math.max(0, last_seq - (lost_seq ?? last_seq)) })}
        </strong>
      )}
      {may('restore_device.v1') && (
        <Button
          className="mt-2"
          onClick={() =>
            void act([{ name: 'restore_device.v1', args: { deviceId: id } }], {
              text: t('restored', aboutDevice(device, person)),
            })
          }
        >
          {t(back_at === null ? 'found' : 'looked')}
        </Button>
      )}
    </span>
  );
}
