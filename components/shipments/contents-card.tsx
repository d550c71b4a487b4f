'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Shipment } from '../../lib/domain/shipments/model.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { BoxRow } from './box-row.tsx';
import { type Box, useBoxes } from './use-boxes.ts';

/** What is in the shipment; before it leaves, each with its way out. */
export function ContentsCard({ shipment }: { shipment: Shipment }) {
  const t = useTranslations('shipments.contents');
  const may = useMay();
  const act = useAct();
  const boxes = useBoxes(shipment)?.filter(({ packed }) => packed.unpackedAt === null);
  const takeOut = ({ packed, container }: Box) =>
    act(
      [
        {
          name: 'unpack_containers.v1',
          args: { shipmentId: shipment.id, containers: [{ containerId: packed.containerId }] },
        },
      ],
      { text: t('takenOut', { name: container?.name ?? t('unknown') }) },
    );
  const action = (box: Box): ReactNode =>
    shipment.state === 'packing' &&
    may('unpack_containers.v1') && <Button onClick={() => void takeOut(box)}>{t('takeOut')}</Button>;
  return (
    <Card title={t('title', { count: boxes?.length ?? 0 })} flush>
      {!boxes && <SkeletonRows rows={2} />}
      {boxes?.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      {boxes && boxes.length > 0 && (
        <List>
          {boxes.map((box) => (
            <BoxRow key={box.packed.containerId} box={box} trailing={action(box)} />
          ))}
        </List>
      )}
    </Card>
  );
}
