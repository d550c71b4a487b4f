'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { type Alert, isMeasured } from '../../lib/domain/alerts/model.ts';
import type { Member } from '../../lib/domain/members/model.ts';
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
import { useAlertName } from './alert-kinds.tsx';
import { AlertRow } from './alert-row.tsx';
import { IncidentGroup } from './incident-group.tsx';
import { SoundSwitch } from './sound-switch.tsx';
import { useAlarm } from './use-alarm.ts';
import { commonPath, FIRST, type HeldAlert, placeKey, useWall } from './use-wall.ts';

/** How many more are drawn as soon as the first are, or as somebody scrolls. */
const MORE = 8;
const NOBODY: readonly Member[] = [];

/** Every alert that is not resolved, those of one incident together, the worst first; for a tablet on the wall and a phone in the pocket. */
export function AlertWall() {
  const t = useTranslations('alerts');
  const nameOf = useAlertName();
  const goTo = useTranslations('shell.nav');
  const sync = useSync();
  const { remote, reportOf } = useReports();
  const { shown, end } = useGrowing(MORE, FIRST);
  const { wall, isLive } = useWall(shown);
  const held = wall?.alerts;
  const drawn = wall?.drawn ?? [];
  // What was asked for last is there: only then may the end of the list ask for more.
  const isGrown = drawn.reduce((rows, incident) => rows + incident.rows.length, 0) >= shown;
  // Said aloud when one is new; nothing is drawn of it, so it may come after what is.
  const sensors = useQuery(wall === undefined ? null : (store) => store.all('sensor'), [wall === undefined]);
  const names = useMemo(() => new Map((sensors ?? []).map(({ doc }) => [doc.id, doc.name])), [sensors]);

  // What the first pull brings is not news.
  const isWhole = isLive && sync?.complete === true && sensors !== undefined;
  const docs = useMemo(() => (isWhole ? held?.map(({ doc }) => doc) : undefined), [held, isWhole]);
  useAlarm(
    docs,
    useCallback((alert: Alert) => nameOf(alert, names.get(alert.sensorId ?? '')), [names, nameOf]),
  );

  const rowOf = ({ doc, provisional }: HeldAlert, level: 2 | 3 = 2) => (
    <div key={doc.id} className="@container [contain-intrinsic-size:auto_12rem] [content-visibility:auto]">
      <AlertRow
        {...{ alert: doc, provisional, members: wall?.members ?? NOBODY, level }}
        path={wall?.places.get(placeKey(doc))}
        sensorName={wall?.names.get(doc.sensorId ?? '')}
        report={isMeasured(doc) ? reportOf(doc.sensorId ?? '') : undefined}
      />
    </div>
  );

  return (
    <Page
      title={t('title')}
      width="wide"
      actions={
        <>
          <Button asChild>
            <Link href={paths.floor()}>{goTo('floor')}</Link>
          </Button>
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
          <p className="text-lg font-semibold">{held && t('count', { count: held.length })}</p>
          <AsOf remote={remote} />
        </div>
        {!held && <SkeletonRows rows={4} />}
        {held?.length === 0 && (
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
        {drawn.length > 0 && (
          <ul role="list" className="flex flex-col gap-3">
            {drawn.map(({ id, alerts, rows }) => (
              <li key={id}>
                {alerts.length === 1 ? (
                  rows.map((row) => rowOf(row))
                ) : (
                  <IncidentGroup
                    alerts={alerts}
                    path={commonPath(rows.map(({ doc }) => wall?.places.get(placeKey(doc)) ?? []))}
                  >
                    {rows.map((row) => (
                      <li key={row.doc.id}>{rowOf(row, 3)}</li>
                    ))}
                  </IncidentGroup>
                )}
              </li>
            ))}
          </ul>
        )}
        {held && held.length > shown && isGrown && <div key={shown} ref={end} className="h-8" />}
      </div>
    </Page>
  );
}
