'use client';

import Clock from 'lucide-react/icons/clock';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import type { Shipment } from '../../lib/domain/shipments/model.ts';
import { isLate } from '../../lib/domain/shipments/rules/late.ts';
import { useMoment } from '../commands/use-moment.ts';
import { useClock } from '../ui/use-clock.ts';

/** When a shipment is expected; told by word and picture when that is over. Nothing once it is closed, or where nobody said. */
export function ExpectedMark({ shipment }: { shipment: Shipment }) {
  const t = useTranslations('shipments');
  const now = useClock();
  const say = useMoment();
  const { expectedAt, state } = shipment;
  if (expectedAt === null || state === 'received' || state === 'cancelled') return null;
  const moment = say(expectedAt);
  if (now !== undefined && isLate(shipment, now)) {
    return (
      <span className="flex items-start gap-1.5 font-semibold text-danger-ink">
        <TriangleAlert size={20} aria-hidden className="mt-0.5 shrink-0" />
        {t('overdue', { moment })}
      </span>
    );
  }
  return (
    <span className="flex items-start gap-1.5">
      <Clock size={20} aria-hidden className="mt-0.5 shrink-0" />
      {t('expected', { moment })}
    </span>
  );
}
