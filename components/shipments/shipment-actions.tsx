'use client';

import Pencil from 'lucide-react/icons/pencil';
import Truck from 'lucide-react/icons/truck';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Shipment } from '../../lib/domain/shipments/model.ts';
import { contentsOf } from '../../lib/domain/shipments/rules/contents.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { useSites } from './use-sites.ts';

const ShipmentForm = dynamic(() => import('./shipment-form.tsx').then((module) => module.ShipmentForm));

type Open = 'edit' | 'dispatch' | 'cancel';

/** What can be done with a shipment as a whole while it is open. */
export function ShipmentActions({ shipment }: { shipment: Shipment }) {
  const t = useTranslations('shipments');
  const may = useMay();
  const act = useAct();
  const siteName = useSites();
  const [open, setOpen] = useState<Open>();
  const { id: shipmentId, reference, state } = shipment;
  const isOpen = state === 'packing' || state === 'in_transit';
  if (!isOpen || !may('edit_shipment.v1')) return null;
  const count = contentsOf(shipment.containers).length;
  const close = (isShown: boolean) => setOpen((before) => (isShown ? before : undefined));
  return (
    <>
      {state === 'packing' && (
        <Button
          variant={count > 0 ? 'primary' : 'secondary'}
          icon={<Truck size={22} aria-hidden />}
          onClick={() => setOpen('dispatch')}
        >
          {t('dispatch.action')}
        </Button>
      )}
      <Button icon={<Pencil size={20} aria-hidden />} onClick={() => setOpen('edit')}>
        {t('edit')}
      </Button>
      {state === 'packing' && (
        <Button variant="quiet" onClick={() => setOpen('cancel')}>
          {t('cancel.action')}
        </Button>
      )}
      {open === 'edit' && <ShipmentForm shipment={shipment} onClose={() => setOpen(undefined)} />}
      <AlertDialog
        open={open === 'dispatch'}
        onOpenChange={close}
        tone="primary"
        title={t('dispatch.title', { reference })}
        description={t('dispatch.text', { count, site: siteName(shipment.toSiteId) })}
        confirmLabel={t('dispatch.action')}
        onConfirm={async () => {
          await act([{ name: 'dispatch_shipment.v1', args: { shipmentId } }], {
            text: t('dispatch.done', { reference }),
          });
        }}
      />
      <AlertDialog
        open={open === 'cancel'}
        onOpenChange={close}
        title={t('cancel.title', { reference })}
        description={t('cancel.text')}
        confirmLabel={t('cancel.action')}
        onConfirm={async () => {
          await act([{ name: 'cancel_shipment.v1', args: { shipmentId } }], { text: t('cancel.done', { reference }) });
        }}
      />
    </>
  );
}
