'use client';

import MapPinned from 'lucide-react/icons/map-pinned';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { useMay } from '../commands/use-may.ts';
import { useReports } from '../readings/use-reports.ts';
import { AsOf } from '../remote/as-of.tsx';
import { Page } from '../shell/page.tsx';
import { useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { FloorList } from './floor-list.tsx';
import { FloorMap } from './floor-map.tsx';
import { useFloor, useFloorItems } from './use-floor.ts';

const FloorEditor = dynamic(() => import('./edit/floor-editor.tsx').then((file) => file.FloorEditor));

/** The floor of one site: read, or arranged by those who may. */
export function SiteFloor({ siteId, chooser }: { siteId: string; chooser: ReactNode }) {
  const t = useTranslations('floor');
  const may = useMay();
  const sync = useSync();
  const floor = useFloor(siteId);
  const { remote, reportOf } = useReports();
  const items = useFloorItems(floor, reportOf);
  const [isArranging, setArranging] = useState(false);
  if (floor && isArranging) {
    return <FloorEditor siteId={siteId} floor={floor} onClose={() => setArranging(false)} />;
  }

  const plan = floor?.plan ?? null;
  const arrange = may('edit_floor_plan.v1') && floor && (
    <Button icon={<MapPinned size={20} aria-hidden />} onClick={() => setArranging(true)}>
      {t('arrange')}
    </Button>
  );
  const isEmpty = floor !== undefined && items.length === 0;
  return (
    <Page
      title={t('title')}
      width="wide"
      actions={
        <>
          {chooser}
          {plan !== null && <span className="contents print:hidden">{arrange}</span>}
        </>
      }
    >
      <div className="mb-4 flex min-h-7 flex-wrap items-center justify-between gap-2">
        <p className="text-lg font-semibold">
          {floor && t('alarming', { count: items.filter(({ state }) => state === 'alarming').length })}
        </p>
        <AsOf remote={remote} />
      </div>
      {!floor && <SkeletonRows rows={4} />}
      {isEmpty && plan === null && (
        <EmptyState icon={<MapPinned />} title={t('nothing.title')}>
          {sync?.complete === false ? t('pulling') : t('nothing.text')}
        </EmptyState>
      )}
      {floor && items.length > 0 && plan === null && (
        <div className="mb-4">
          <EmptyState icon={<MapPinned />} title={t('noPlan.title')} actions={arrange}>
            {arrange ? t('noPlan.text') : t('noPlan.ask')}
          </EmptyState>
        </div>
      )}
      {floor && (plan !== null || items.length > 0) && (
        <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start">
          {plan !== null && <FloorMap plan={plan} name={floor.name} items={items} provisional={floor.provisional} />}
          {items.length > 0 && <FloorList items={items} hasPlan={plan !== null} />}
        </div>
      )}
    </Page>
  );
}
