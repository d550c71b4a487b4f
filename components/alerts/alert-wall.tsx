'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { type Incident, incidentsOf } from '../../lib/domain/alerts/incidents.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';
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
import { IncidentGroup } from './incident-group.tsx';
import { SoundSwitch } from './sound-switch.tsx';
import { useAlarm } from './use-alarm.ts';
import { commonPath, placeKey, usePaths } from './use-paths.ts';

/** How many alerts are drawn at once, about what a tablet shows; more as soon as they are, or as somebody scrolls. */
const AT_ONCE = 6;

interface Held {
  readonly doc: Alert;
  readonly provisional: boolean;
}

/** The incidents to which the first so many alerts belong, with those of them that are drawn. */
function firstOf(incidents: readonly Incident<Held>[], count: number): (Incident<Held> & { rows: readonly Held[] })[] {
  const drawn = [];
  let left = count;
  for (const incident of incidents) {
    if (left <= 0) break;
    const rows = incident.alerts.slice(0, left);
    drawn.push({ ...incident, rows });
    left -= rows.length;
  }
  return drawn;
}

/** Every alert that is not resolved, those of one incident together, the worst first; for a tablet on the wall and a phone in the pocket. */
export function AlertWall() {
  const t = useTranslations('alerts');
  const sync = useSync();
  const { remote, reports } = useReports();
  // One read for all of it: the wall is drawn once, and not again with each part that arrives.
  const all = useQuery(
    async (store) => Promise.all([store.all('alert'), store.all('sensor'), store.all('member')]),
    [],
  );
  const [held, sensors, members] = all ?? [];
  const { shown, end } = useGrowing(AT_ONCE);
  const incidents = useMemo(() => held && incidentsOf(held), [held]);
  const drawn = useMemo(() => firstOf(incidents ?? [], shown), [incidents, shown]);
  const places = usePaths(drawn.flatMap(({ rows }) => rows.map(({ doc }) => doc)));
  const people = useMemo(() => (members ?? []).map(({ doc }) => doc), [members]);
  const names = useMemo(() => new Map((sensors ?? []).map(({ doc }) => [doc.id, doc.name])), [sensors]);

  // What the first pull brings is not news.
  const isWhole = sync?.complete === true && sensors !== undefined;
  const docs = useMemo(() => (isWhole ? held?.map(({ doc }) => doc) : undefined), [held, isWhole]);
  useAlarm(
    docs,
    useCallback((alert: Alert) => names.get(alert.sensorId), [names]),
  );

  const rowOf = ({ doc, provisional }: Held, level: 2 | 3 = 2) => (
    <div key={doc.id} className="@container [contain-intrinsic-size:auto_12rem] [content-visibility:auto]">
      <AlertRow
        {...{ alert: doc, provisional, members: people, level }}
        path={places?.get(placeKey(doc))}
        sensorName={names.get(doc.sensorId)}
        report={reports.get(doc.sensorId)}
      />
    </div>
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
                    path={commonPath(rows.map(({ doc }) => places?.get(placeKey(doc)) ?? []))}
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
        {held && held.length > shown && <div key={shown} ref={end} className="h-8" />}
      </div>
    </Page>
  );
}
