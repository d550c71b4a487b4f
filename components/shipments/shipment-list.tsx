'use client';

import Truck from 'lucide-react/icons/truck';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Shipment, ShipmentState } from '../../lib/domain/shipments/model.ts';
import { contentsOf } from '../../lib/domain/shipments/rules/contents.ts';
import type { Held } from '../../lib/domain/world/held.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useIsolated } from '../commands/use-isolated.ts';
import { useMay } from '../commands/use-may.ts';
import { Page } from '../shell/page.tsx';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { ExpectedMark } from './expected-mark.tsx';
import { MissingMark } from './condition-mark.tsx';
import { useSites } from './use-sites.ts';

const ShipmentForm = dynamic(() => import('./shipment-form.tsx').then((module) => module.ShipmentForm));

const PARTS: readonly ShipmentState[] = ['packing', 'in_transit', 'received', 'cancelled'];
/** Older ones are found in the history of what was in them. */
const MOST_LISTED = 50;

/** What is looked for first at the top: what is expected soonest, else the latest. */
function inOrder(state: ShipmentState, shipments: readonly Held<Shipment>[]): Held<Shipment>[] {
  const own = shipments.filter(({ doc }) => doc.state === state);
  const latest = ({ doc }: Held<Shipment>) => Date.parse(doc.receivedAt ?? doc.createdAt);
  const soonest = ({ doc }: Held<Shipment>) => (doc.expectedAt === null ? Infinity : Date.parse(doc.expectedAt));
  const sorted =
    state === 'in_transit'
      ? own.toSorted((a, b) => soonest(a) - soonest(b) || latest(a) - latest(b))
      : own.toSorted((a, b) => latest(b) - latest(a));
  return sorted.slice(0, MOST_LISTED);
}

/** What is packed, under way and arrived. */
export function ShipmentList() {
  const t = useTranslations('shipments');
  const may = useMay();
  const [beginning, setBeginning] = useState(false);
  const shipments = useQuery((held) => held.all('shipment'), []);
  const begin = may('create_shipment.v1') && (
    <Button variant="primary" icon={<Truck size={22} aria-hidden />} onClick={() => setBeginning(true)}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} intro={t('intro')} actions={shipments?.length ? begin : undefined}>
      <div className="flex flex-col gap-5">
        {!shipments && <SkeletonRows rows={4} />}
        {shipments?.length === 0 && (
          <EmptyState icon={<Truck />} title={t('list.none')} actions={begin}>
            {t(begin ? 'list.noneText' : 'list.noneForReaders')}
          </EmptyState>
        )}
        {PARTS.map((state) => {
          const rows = inOrder(state, shipments ?? []);
          return (
            rows.length > 0 && (
              <Card key={state} title={t(`states.${state}`)} flush>
                <List>
                  {rows.map(({ doc, provisional }) => (
                    <ShipmentRow key={doc.id} shipment={doc} provisional={provisional} />
                  ))}
                </List>
              </Card>
            )
          );
        })}
      </div>
      {beginning && <ShipmentForm shipment={null} onClose={() => setBeginning(false)} />}
    </Page>
  );
}

function ShipmentRow({ shipment, provisional }: { shipment: Shipment; provisional: boolean }) {
  const t = useTranslations('shipments');
  const siteName = useSites();
  const isolated = useIsolated();
  const { id, reference, fromSiteId, toSiteId, state, containers } = shipment;
  const missing = containers.filter((packed) => packed.condition === 'missing' && packed.unpackedAt === null).length;
  const count =
    state === 'received'
      ? new Set(containers.flatMap((packed) => (packed.condition === null ? [] : [packed.containerId]))).size
      : contentsOf(containers).length;
  return (
    <ListRow
      asLink={<Link href={paths.shipments(id)} />}
      provisional={provisional}
      leading={<Truck size={24} aria-hidden className="text-primary-ink" />}
      title={<bdi>{reference}</bdi>}
      detail={
        <>
          <span className="block">
            {t('route', isolated({ from: siteName(fromSiteId), to: siteName(toSiteId) }, []))}
          </span>
          <span className="block">{t('boxes', { count })}</span>
          <ExpectedMark shipment={shipment} />
          {missing > 0 && <MissingMark count={missing} />}
        </>
      }
    />
  );
}
