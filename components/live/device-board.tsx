'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import CircleOff from 'lucide-react/icons/circle-off';
import Hourglass from 'lucide-react/icons/hourglass';
import Smartphone from 'lucide-react/icons/smartphone';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { z } from 'zod';
import {
  type Device,
  deviceSchema,
  type DeviceState,
  deviceState,
  deviceStates,
  isSilent,
} from '../../lib/domain/devices/model.ts';
import { useQuery } from '../sync/index.ts';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { StatusPill } from '../ui/status-pill.tsx';
import { LostMark } from './lost-mark.tsx';
import { AsOf, Unheard } from '../remote/as-of.tsx';
import { type Question, remoteQuestion, useRemote } from '../remote/use-remote.ts';

const devicesSchema = z.array(deviceSchema);
const COLUMNS =
  'id,user_id,name,platform,app_version,queue_length,oldest_queued_at,last_contact_at,last_seq,lost_at,lost_by,lost_reason,lost_seq,back_at';
const SHOWN = 100;
const LOOKS = {
  back: { tone: 'danger', icon: <TriangleAlert aria-hidden /> },
  silent: { tone: 'danger', icon: <TriangleAlert aria-hidden /> },
  waiting: { tone: 'warn', icon: <Hourglass aria-hidden /> },
  quiet: { tone: 'ok', icon: <CircleCheck aria-hidden /> },
  lost: { tone: 'neutral', icon: <CircleOff aria-hidden /> },
} as const;

/** The phones and tablets of the laboratory: what still waits on them, since when, and when they were last heard of. */
export function DeviceBoard() {
  const t = useTranslations('live.devices');
  const wanted = useSearchParams().get('device');
  const remote = useRemote(devicesQuestion);
  // The state is judged against the moment of the answer: an old board must not let devices turn silent by itself.
  const now = remote.asOf === undefined ? 0 : Date.parse(remote.asOf);
  // Who was sent here by an alert finds its device first.
  const devices = remote.data?.toSorted(
    (a, b) =>
      Number(b.id === wanted) - Number(a.id === wanted) ||
      deviceStates.indexOf(deviceState(a, now)) - deviceStates.indexOf(deviceState(b, now)),
  );
  return (
    <Card title={t('title')} aside={<AsOf remote={remote} />} flush>
      {!devices && (remote.failed ? <Unheard /> : <SkeletonRows rows={3} />)}
      {devices?.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {devices && devices.length > 0 && (
        <List>
          {devices.map((device) => (
            <DeviceRow
              key={device.id}
              device={device}
              state={deviceState(device, now)}
              canBeLost={isSilent(device, now)}
              lit={device.id === wanted}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

interface DeviceRowProps {
  device: Device;
  state: DeviceState;
  canBeLost: boolean;
  /** Somebody was sent here for this one. */
  lit: boolean;
}

function DeviceRow({ device, state, canBeLost, lit }: DeviceRowProps) {
  const t = useTranslations('live.devices');
  const members = useQuery((held) => held.all('member'), []);
  const person = members?.find(({ doc }) => doc.userId === device.user_id)?.doc.name;
  const { tone, icon } = LOOKS[state];
  return (
    <ListRow
      {...(lit && { className: 'border-s-4 border-primary-edge bg-sunken' })}
      leading={<Smartphone size={24} aria-hidden className="text-primary-ink" />}
      title={person ?? device.name}
      detail={
        <>
          {person !== undefined && `${device.name} · `}
          {t('lastContact')} <RelativeTime iso={device.last_contact_at} />
          {device.oldest_queued_at !== null && (
            <span className="block">
              {t('waitingSince')} <RelativeTime iso={device.oldest_queued_at} />
            </span>
          )}
          <LostMark device={device} offered={canBeLost && (state === 'silent' || lit)} person={person} />
        </>
      }
      trailing={
        <StatusPill tone={tone} icon={icon}>
          {t(`states.${state}`, { count: device.queue_length })}
        </StatusPill>
      }
    />
  );
}

const latestDevices: Question = (client, tenantId) =>
  client
    .from('devices')
    .select(COLUMNS)
    .eq('tenant_id', tenantId)
    .order('last_contact_at', { ascending: false })
    .limit(SHOWN);
const devicesQuestion = remoteQuestion('devices', devicesSchema, latestDevices);
