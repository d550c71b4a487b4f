'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { worstFirst } from '../../lib/domain/alerts/order.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { AsOf } from '../remote/as-of.tsx';
import { ScreenLock } from '../remote/screen-lock.tsx';
import { useReports } from '../readings/use-reports.ts';
import { Page } from '../shell/page.tsx';
import { useQuery, useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useGrowing } from '../ui/use-growing.ts';
import { AlertRow } from './alert-row.tsx';
import { SoundSwitch } from './sound-switch.tsx';
import { useAlarm } from './use-alarm.ts';

/** How many alerts are drawn at once; more as somebody scrolls. */
const AT_ONCE = 12;

/** Every alert that is not resolved, the worst first; for a tablet on the wall and a phone in the pocket. */
export function AlertWall() {
  const t = useTranslations('alerts');
  const sync = useSync();
  const { remote, reports } = useReports();
  const held = useQuery((store) => store.all('alert'), []);
  const sensors = useQuery((store) => store.all('sensor'), []);
  const members = useQuery((store) => store.all('member'), []);
  const { shown, end } = useGrowing(AT_ONCE);
  const alerts = useMemo(() => held?.toSorted((a, b) => worstFirst(a.doc, b.doc)), [held]);
  const people = useMemo(() => (members ?? []).map(({ doc }) => doc), [members]);
  const names = useMemo(() => new Map((sensors ?? []).map(({ doc }) => [doc.id, doc.name])), [sensors]);

  // What the first pull brings is not news.
  const isWhole = sync?.complete === true && sensors !== undefined;
  const docs = useMemo(() => (isWhole ? alerts?.map(({ doc }) => doc) : undefined), [alerts, isWhole]);
  useAlarm(
    docs,
    useCallback((alert: Alert) => names.get(alert.sensorId), [names]),
  );

  return (
    <Page
      title={t('title')}
      width="wide"
      actions={
        <>
          <SoundSwitch />
          {/* A phone in a pocket had better go dark. */}
          <span className="hidden sm:contents">
            <ScreenLock />
          </span>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-lg font-semibold">{alerts && t('count', { count: alerts.length })}</p>
          <AsOf remote={remote} />
        </div>
        {!alerts && <SkeletonRows rows={4} />}
        {alerts?.length === 0 && (
          <EmptyState
            icon={<CircleCheck />}
            title={t('none.title')}
            actions={
              <Button asChild>
                <Link href={paths.sensors()}>{t('none.sensors')}</Link>
              </Button>
            }
          >
            {sync?.complete === false ? t('none.pulling') : t('none.text')}
          </EmptyState>
        )}
        {alerts && alerts.length > 0 && (
          <ul role="list" className="flex flex-col gap-3">
            {alerts.slice(0, shown).map(({ doc, provisional }) => (
              <li key={doc.id} className="@container [contain-intrinsic-size:auto_12rem] [content-visibility:auto]">
                <AlertRow
                  {...{ alert: doc, provisional, members: people }}
                  sensorName={names.get(doc.sensorId)}
                  report={reports.get(doc.sensorId)}
                />
              </li>
            ))}
          </ul>
        )}
        {alerts && alerts.length > shown && <div key={shown} ref={end} className="h-8" />}
      </div>
    </Page>
  );
}
