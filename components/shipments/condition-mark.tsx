'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import PackageX from 'lucide-react/icons/package-x';
import ThermometerSun from 'lucide-react/icons/thermometer-sun';
import type { LucideIcon } from 'lucide-react/types';
import { useTranslations } from 'next-intl';
import type { Condition } from '../../lib/domain/shipments/model.ts';
import { StatusPill, type Tone } from '../ui/status-pill.tsx';

const LOOKS: Record<Condition, { icon: LucideIcon; tone: Tone }> = {
  intact: { icon: CircleCheck, tone: 'ok' },
  damaged: { icon: PackageX, tone: 'danger' },
  thawed: { icon: ThermometerSun, tone: 'danger' },
  missing: { icon: CircleHelp, tone: 'danger' },
};

/** How a box arrived, by picture and word. */
export function ConditionMark({ condition }: { condition: Condition }) {
  const t = useTranslations('shipments.conditions');
  const { icon: Icon, tone } = LOOKS[condition];
  return (
    <StatusPill tone={tone} icon={<Icon aria-hidden />}>
      {t(condition)}
    </StatusPill>
  );
}

/** How many have not come. */
export function MissingMark({ count }: { count: number }) {
  const t = useTranslations('shipments');
  return (
    <StatusPill tone="danger" icon={<CircleHelp aria-hidden />}>
      {t('missing', { count })}
    </StatusPill>
  );
}
