'use client';

import Clock from 'lucide-react/icons/clock';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import { isOverdue } from '../../lib/domain/checkouts/due.ts';
import type { Checkout } from '../../lib/domain/checkouts/model.ts';
import { useClock } from '../ui/use-clock.ts';
import { useMoment } from './use-moment.ts';

/** Until when somebody has it; told by word and picture when that is over. */
export function DueMark({ checkout }: { checkout: Checkout }) {
  const t = useTranslations('checkouts');
  const now = useClock();
  const moment = useMoment()(checkout.dueAt);
  if (now !== undefined && isOverdue(checkout, now)) {
    return (
      <span className="inline-flex items-start gap-1.5 font-semibold text-danger-ink">
        <TriangleAlert size={20} aria-hidden className="mt-0.5 shrink-0" />
        {t('overdue', { moment })}
      </span>
    );
  }
  return (
    <span className="inline-flex items-start gap-1.5">
      <Clock size={20} aria-hidden className="mt-0.5 shrink-0" />
      {t('due', { moment })}
    </span>
  );
}
