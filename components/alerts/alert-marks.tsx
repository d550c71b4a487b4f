'use client';

import AlarmClock from 'lucide-react/icons/alarm-clock';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import OctagonAlert from 'lucide-react/icons/octagon-alert';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import UserCheck from 'lucide-react/icons/user-check';
import { useLocale, useTranslations } from 'next-intl';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { alertState, type AlertState, isSnoozed } from '../../lib/domain/alerts/order.ts';
import { StatusPill } from '../ui/status-pill.tsx';
import { useClock } from '../ui/use-clock.ts';
import { dateFormat } from '../ui/date-format.ts';

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
  const locale = useLocale();
  const now = useClock();
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
      {isSnoozed(alert, now) && alert.snoozedUntil !== null && (
        <StatusPill tone="neutral" icon={<AlarmClock aria-hidden />}>
          {t('snooze.mark', { at: dateFormat(locale, { timeStyle: 'short' }).format(new Date(alert.snoozedUntil)) })}
        </StatusPill>
      )}
    </span>
  );
}
