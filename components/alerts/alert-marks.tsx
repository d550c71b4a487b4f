'use client';

import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import OctagonAlert from 'lucide-react/icons/octagon-alert';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import UserCheck from 'lucide-react/icons/user-check';
import { useTranslations } from 'next-intl';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { alertState, type AlertState } from '../../lib/domain/alerts/order.ts';
import { StatusPill } from '../ui/status-pill.tsx';

const SEVERITIES = {
  critical: { tone: 'danger', icon: <OctagonAlert aria-hidden /> },
  warning: { tone: 'warn', icon: <TriangleAlert aria-hidden /> },
} as const;
const STATES = {
  alarming: { tone: 'danger', icon: <CircleAlert aria-hidden /> },
  acknowledged: { tone: 'info', icon: <UserCheck aria-hidden /> },
  ended: { tone: 'neutral', icon: <CircleCheck aria-hidden /> },
} as const;

/** How bad an alert is and what it asks for, each in a word and a picture; `resolved` for one that asks for nothing any more. */
export function AlertMarks({ alert }: { alert: Alert }) {
  const t = useTranslations('alerts');
  const state: AlertState = alertState(alert);
  const isResolved = alert.endedAt !== null && alert.acknowledgedAt !== null;
  return (
    <span className="flex flex-wrap gap-1.5">
      <StatusPill {...SEVERITIES[alert.severity]}>{t(`severities.${alert.severity}`)}</StatusPill>
      {isResolved ? (
        <StatusPill tone="ok" icon={<CircleCheck aria-hidden />}>
          {t('states.resolved')}
        </StatusPill>
      ) : (
        <StatusPill {...STATES[state]}>{t(`states.${state}`)}</StatusPill>
      )}
    </span>
  );
}
