'use client';

import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { Shipment } from '../../lib/domain/shipments/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { BoxRow } from './box-row.tsx';
import { ConditionMark } from './condition-mark.tsx';
import { type Box, useBoxes } from './use-boxes.ts';

/** How everything arrived, and what is still to be put away. */
export function ArrivedCard({ shipment }: { shipment: Shipment }) {
  const t = useTranslations('shipments.arrived');
  const may = useMay();
  const boxes = useBoxes(shipment)?.filter(({ packed }) => packed.condition !== null);
  const waits = ({ packed, container }: Box) =>
    container !== null && !container.archived && (packed.unpackedAt === null || container.parentId === null);
  return (
    <Card title={t('title')} flush>
      {!boxes && <SkeletonRows rows={2} />}
      <List>
        {boxes?.map((box) => {
          const { packed, container } = box;
          return (
            <BoxRow
              key={packed.containerId}
              box={box}
              detail={
                packed.condition !== null && (
                  <span className="mt-1 block">
                    <ConditionMark condition={packed.condition} />
                  </span>
                )
              }
              trailing={
                container !== null &&
                waits(box) &&
                may('move_container.v1') && (
                  <Button asChild>
                    <Link href={paths.scan({ mode: 'move', thing: container.id })}>
                      <ScanLine size={20} aria-hidden />
                      {t(packed.unpackedAt === null ? 'found' : 'putAway')}
                    </Link>
                  </Button>
                )
              }
            />
          );
        })}
      </List>
    </Card>
  );
}
