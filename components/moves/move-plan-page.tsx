'use client';

import Printer from 'lucide-react/icons/printer';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { Page } from '../shell/page.tsx';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { MoveSteps } from './move-steps.tsx';
import type { CameraOf } from '../commands/camera-of.ts';
import { PickList } from './pick-list.tsx';
import { planPlaces } from './plan-places.ts';
import { useDone } from './use-done.ts';
import type { HeldPlan } from './use-move-plan.ts';

interface MovePlanPageProps {
  alertId: string;
  held: HeldPlan;
  state: 'asking' | 'ready' | 'failed';
  onRenew: () => void;
  onTick: (id: string) => void;
  camera: CameraOf;
}

/** A plan as a pick list: what fits where, what fits nowhere, how far one is, and the way through it step by step. */
export function MovePlanPage({ alertId, held, state, onRenew, onTick, camera }: MovePlanPageProps) {
  const t = useTranslations('moves');
  const may = useMay();
  const [walking, setWalking] = useState(false);
  const types = useQuery((queries) => queries.all('container_type'), []);
  const done = useDone(held);
  const { plan, madeAt } = held;
  const { steps, unplaced, shipment } = plan;
  const placeOf = useMemo(
    () => planPlaces(plan, new Map((types ?? []).map(({ doc }) => [doc.id, doc]))),
    [plan, types],
  );
  const finished = steps.filter(({ id }) => done.has(id)).length;
  if (walking) {
    return (
      <MoveSteps
        plan={plan}
        done={done}
        placeOf={placeOf}
        camera={camera}
        onTick={onTick}
        onClose={() => setWalking(false)}
      />
    );
  }
  return (
    <Page
      width="wide"
      above={
        <Link href={paths.alerts(alertId)} className="inline-flex min-h-target items-center underline print:hidden">
          {t('backToAlert')}
        </Link>
      }
      title={t('title')}
      intro={t('intro')}
      actions={
        <div className="flex flex-wrap gap-2 print:hidden">
          <Button icon={<Printer size={20} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Button icon={<RefreshCw size={20} aria-hidden />} busy={state === 'asking'} onClick={onRenew}>
            {t('renew')}
          </Button>
        </div>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="text-sm text-muted">
          {t('madeAt')} <RelativeTime iso={madeAt} />
          {state === 'failed' && <span className="block text-danger-ink">{t('unreachable')}</span>}
        </p>
        {shipment !== null && (
          <Card
            title={t(shipment.state === 'packing' ? 'shipment.packing' : 'shipment.onItsWay', {
              site: shipment.toSite,
            })}
          >
            <p>
              {t(shipment.state === 'packing' ? 'shipment.packingText' : 'shipment.onItsWayText', {
                site: shipment.toSite,
              })}
            </p>
            <p className="print:hidden">
              <Link href={paths.shipments(shipment.id)} className="inline-flex min-h-target items-center underline">
                <bdi>{shipment.reference}</bdi>
              </Link>
            </p>
          </Card>
        )}
        {steps.length > 0 && (
          <Card className="print:hidden">
            <div className="flex flex-col gap-3">
              <p role="status" className="text-lg font-semibold">
                {finished === steps.length ? t('allDone') : t('done', { done: finished, count: steps.length })}
              </p>
              <ProgressBar label={t('title')} value={finished} max={steps.length} />
              {finished < steps.length && may('move_container.v1') && (
                <Button variant="primary" block onClick={() => setWalking(true)}>
                  {t('start')}
                </Button>
              )}
            </div>
          </Card>
        )}
        {unplaced.samples > 0 && (
          <Card title={t('unplaced', { count: unplaced.samples })} flush>
            <p className="px-4 py-3">{t('unplacedText')}</p>
            <List className="border-t border-line">
              {unplaced.holders.map(({ id, name, samples }) => (
                <ListRow key={id} title={<bdi>{name}</bdi>} trailing={t('holder', { count: samples })} />
              ))}
            </List>
          </Card>
        )}
        {steps.length === 0 && unplaced.samples === 0 && <p>{t('nothing')}</p>}
        {steps.length > 0 && <PickList steps={steps} done={done} placeOf={placeOf} />}
      </div>
    </Page>
  );
}
