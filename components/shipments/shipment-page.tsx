'use client';

import Truck from 'lucide-react/icons/truck';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Shipment } from '../../lib/domain/shipments/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import type { CameraOf } from '../commands/camera-of.ts';
import { useMay } from '../commands/use-may.ts';
import { Page } from '../shell/page.tsx';
import { useEntity, useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { StatusPill } from '../ui/status-pill.tsx';
import { ArrivedCard } from './arrived-card.tsx';
import { ContentsCard } from './contents-card.tsx';
import { ExpectedMark } from './expected-mark.tsx';
import { FactsCard } from './facts-card.tsx';
import { PackCard } from './pack-card.tsx';
import { ReceiveCard } from './receive-card.tsx';
import { ShipmentActions } from './shipment-actions.tsx';

interface ShipmentPageProps {
  id: string;
  camera: CameraOf;
  sensors: (shipmentId: string) => ReactNode;
}

/** One shipment: what is in it, and what comes next with it. */
export function ShipmentPage({ id, camera, sensors }: ShipmentPageProps) {
  const t = useTranslations('shipments');
  const held = useEntity('shipment', id);
  const sync = useSync();
  if (held === undefined) return <Page title={t('title')}>{<SkeletonRows rows={5} />}</Page>;
  if (held === null) {
    return (
      <Page title={t('title')}>
        <EmptyState
          icon={<Truck />}
          title={t('notHere.title')}
          actions={
            <Button asChild variant="primary">
              <Link href={paths.shipments()}>{t('notHere.all')}</Link>
            </Button>
          }
        >
          {t(sync?.complete === false ? 'notHere.pulling' : 'notHere.text')}
        </EmptyState>
      </Page>
    );
  }
  return <OneShipment shipment={held.doc} provisional={held.provisional} camera={camera} sensors={sensors} />;
}

interface OneShipmentProps extends Omit<ShipmentPageProps, 'id'> {
  shipment: Shipment;
  provisional: boolean;
}

function OneShipment({ shipment, provisional, camera, sensors }: OneShipmentProps) {
  const t = useTranslations('shipments');
  const may = useMay();
  const { state } = shipment;
  return (
    <Page
      above={
        <Link href={paths.shipments()} className="inline-flex min-h-target items-center underline">
          {t('notHere.all')}
        </Link>
      }
      title={<bdi>{shipment.reference}</bdi>}
      actions={<ShipmentActions shipment={shipment} />}
    >
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <StatusPill tone={provisional ? 'provisional' : 'primary'} icon={<Truck aria-hidden />}>
            {t(`states.${state}`)}
          </StatusPill>
          <ExpectedMark shipment={shipment} />
        </div>
        {state === 'packing' && may('pack_containers.v1') && <PackCard shipment={shipment} camera={camera} />}
        {state === 'in_transit' && may('receive_shipment.v1') ? (
          <ReceiveCard shipment={shipment} camera={camera} />
        ) : state === 'received' ? (
          <ArrivedCard shipment={shipment} />
        ) : (
          state !== 'cancelled' && <ContentsCard shipment={shipment} />
        )}
        {sensors(shipment.id)}
        <FactsCard shipment={shipment} />
      </div>
    </Page>
  );
}
