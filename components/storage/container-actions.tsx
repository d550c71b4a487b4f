'use client';

import Archive from 'lucide-react/icons/archive';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical';
import Hand from 'lucide-react/icons/hand';
import PackagePlus from 'lucide-react/icons/package-plus';
import Pencil from 'lucide-react/icons/pencil';
import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link, useRouter } from '../../lib/i18n/navigation.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, type MenuAction } from '../ui/menu.tsx';
import { AddPlaces, useMayAdd } from './add-places.tsx';
import type { Contents } from './use-contents.ts';
import { useHand } from './use-hand.ts';

const AddContainers = dynamic(() => import('./add-containers.tsx').then((file) => file.AddContainers));
const ArchiveContainer = dynamic(() => import('./archive-container.tsx').then((file) => file.ArchiveContainer));
const EditContainer = dynamic(() => import('./edit-container.tsx').then((file) => file.EditContainer));

type Open = 'add' | 'archive' | 'edit';

/** What can be done with a holder: scan into it first, or make its places while it has none, the rest behind one button. */
export function ContainerActions({ contents }: { contents: Contents }) {
  const t = useTranslations('storage.actions');
  const inHand = useTranslations('storage.hand');
  const announce = useAnnounce();
  const act = useAct();
  const router = useRouter();
  const may = useMay();
  const { hand, toggle } = useHand();
  const [open, setOpen] = useState<Open>();
  const { container, type, occupants } = contents;
  const close = () => setOpen(undefined);
  const mayAdd = useMayAdd(contents);
  // Places are what an empty holder needs first: then the way to them is in sight, and on a phone there is room for one.
  const isBare = mayAdd && occupants.length === 0;

  const restore = () =>
    void act([{ name: 'restore_container.v1', args: { containerId: container.id } }], {
      text: t('restored', { name: container.name }),
    });
  const held = hand.some(({ id }) => id === container.id);
  const pickUp = () => {
    const { id, name, barcode, parentId, position } = container;
    const from = parentId === null ? null : { containerId: parentId, position };
    toggle({ kind: 'container', id, name, barcode, from });
    const count = held ? 0 : hand.filter(({ kind }) => kind === 'container').length + 1;
    if (count > 0) announce(`${inHand('carrying', { count, name })} ${inHand('openPlace', { count })}`);
  };

  const actions: MenuAction[] = [];
  const offer = (allowed: boolean, action: MenuAction) => {
    if (allowed) actions.push(action);
  };
  const icon = { size: 20, 'aria-hidden': true } as const;
  const live = !container.archived;
  const mayScan = live && may('place_sample.v1');
  const scanInto = paths.scan({ mode: 'put-away', place: container.id });
  offer(mayAdd && !isBare, {
    id: 'add',
    label: t('add'),
    icon: <PackagePlus {...icon} />,
    onSelect: () => setOpen('add'),
  });
  offer(isBare && mayScan, {
    id: 'scan',
    label: t('scan'),
    icon: <ScanLine {...icon} />,
    onSelect: () => router.push(scanInto),
  });
  offer(live && may('move_container.v1'), {
    id: 'move',
    label: held ? inHand('putBack') : t('pickUp'),
    icon: <Hand {...icon} />,
    onSelect: pickUp,
  });
  offer(live && may('edit_container.v1'), {
    id: 'edit',
    label: t('edit'),
    icon: <Pencil {...icon} />,
    onSelect: () => setOpen('edit'),
  });
  offer(live && may('archive_container.v1'), {
    id: 'archive',
    label: t('archive'),
    icon: <Archive {...icon} />,
    tone: 'danger',
    onSelect: () => setOpen('archive'),
  });
  offer(!live && may('restore_container.v1'), {
    id: 'restore',
    label: t('restore'),
    icon: <ArchiveRestore {...icon} />,
    onSelect: restore,
  });

  return (
    <>
      {isBare && <AddPlaces contents={contents} label={t('add')} variant="primary" />}
      {!isBare && mayScan && (
        <Button variant="primary" asChild>
          <Link href={scanInto}>
            <ScanLine {...icon} />
            {t('scan')}
          </Link>
        </Button>
      )}
      {actions.length > 0 && (
        <Menu
          label={t('more')}
          actions={actions}
          trigger={
            <IconButton label={t('more')} tone="outlined">
              <EllipsisVertical size={22} aria-hidden />
            </IconButton>
          }
        />
      )}
      {open === 'add' && <AddContainers siteId={container.siteId} parent={contents} onClose={close} />}
      {open === 'archive' && <ArchiveContainer container={container} onClose={close} />}
      {open === 'edit' && <EditContainer container={container} type={type} onClose={close} />}
    </>
  );
}
