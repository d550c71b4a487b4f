'use client';

import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Grid3x3 from 'lucide-react/icons/grid-3x3';
import Hand from 'lucide-react/icons/hand';
import PackageOpen from 'lucide-react/icons/package-open';
import Pencil from 'lucide-react/icons/pencil';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import Trash from 'lucide-react/icons/trash';
import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';

const DispositionSheet = dynamic(() =>
  import('../commands/disposition-sheet.tsx').then((module) => module.DispositionSheet),
);
const CheckOutSheet = dynamic(() => import('../commands/check-out-sheet.tsx').then((module) => module.CheckOutSheet));
const EditSheet = dynamic(() => import('./edit-sheet.tsx').then((module) => module.EditSheet));
const MoveSheet = dynamic(() => import('./move-sheet.tsx').then((module) => module.MoveSheet));
const ReasonSheet = dynamic(() => import('./reason-sheet.tsx').then((module) => module.ReasonSheet));

type Open = 'check_out' | 'edit' | 'choose' | 'remove' | 'delete' | 'quarantine' | 'discard';

/** What can be done with a sample: the frequent under the thumb, the rest behind "more". A role that only reads sees none. */
export function SampleActions({ sample }: { sample: Sample }) {
  const t = useTranslations('samples.actions');
  const may = useMay();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  if (!may('move_sample.v1') || sample.state === 'disposed') return null;
  const frequent = [
    <Button key="move" asChild variant="primary" className="flex-1">
      <Link href={paths.scan({ mode: 'move', thing: sample.id })}>
        <ArrowRightLeft size={20} aria-hidden />
        {t('move')}
      </Link>
    </Button>,
  ];
  if (sample.state === 'available' && sample.quarantinedAt === null) {
    frequent.push(
      <Button key="out" className="flex-1" icon={<Hand size={20} aria-hidden />} onClick={() => setOpen('check_out')}>
        {t('checkOut')}
      </Button>,
    );
  }
  if (sample.containerId !== null && sample.state !== 'checked_out') {
    frequent.push(
      <Button
        key="remove"
        className="flex-1"
        icon={<PackageOpen size={20} aria-hidden />}
        onClick={() => setOpen('remove')}
      >
        {t('remove')}
      </Button>,
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      {frequent.slice(0, -1)}
      {/* Whatever breaks, "more" is never alone in a row. */}
      <span className="flex flex-[1_1_calc(var(--target)+0.5rem)] gap-2">
        {frequent.at(-1)}
        <Menu
          label={t('more')}
          trigger={
            <IconButton label={t('more')} tone="outlined">
              <Ellipsis size={22} aria-hidden />
            </IconButton>
          }
          actions={[
            {
              id: 'edit',
              label: t('edit'),
              icon: <Pencil size={20} aria-hidden />,
              onSelect: () => setOpen('edit'),
            },
            {
              id: 'choose',
              label: t('choose'),
              icon: <Grid3x3 size={20} aria-hidden />,
              onSelect: () => setOpen('choose'),
            },
            ...(sample.quarantinedAt === null
              ? [
                  {
                    id: 'quarantine',
                    label: t('quarantine'),
                    icon: <ShieldAlert size={20} aria-hidden />,
                    onSelect: () => setOpen('quarantine'),
                  },
                ]
              : []),
            ...(may('discard_samples.v1')
              ? [
                  {
                    id: 'discard',
                    label: t('discard'),
                    icon: <Trash size={20} aria-hidden />,
                    onSelect: () => setOpen('discard'),
                    tone: 'danger' as const,
                  },
                ]
              : []),
            {
              id: 'delete',
              label: t('delete'),
              icon: <Trash2 size={20} aria-hidden />,
              onSelect: () => setOpen('delete'),
              tone: 'danger',
            },
          ]}
        />
      </span>
      {open === 'check_out' && (
        <CheckOutSheet sampleIds={[sample.id]} name={sample.name || sample.barcode} onClose={close} />
      )}
      {open === 'edit' && <EditSheet sample={sample} onClose={close} />}
      {open === 'choose' && <MoveSheet sample={sample} onClose={close} />}
      {(open === 'quarantine' || open === 'discard') && (
        <DispositionSheet
          decision={open}
          sampleIds={[sample.id]}
          name={sample.name || sample.barcode}
          alertId={null}
          onClose={close}
        />
      )}
      {(open === 'remove' || open === 'delete') && <ReasonSheet sample={sample} deed={open} onClose={close} />}
    </div>
  );
}
