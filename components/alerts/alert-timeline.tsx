'use client';

import BellRing from 'lucide-react/icons/bell-ring';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePlay from 'lucide-react/icons/circle-play';
import UserCheck from 'lucide-react/icons/user-check';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { Member } from '../../lib/domain/members/model.ts';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';

interface Step {
  readonly id: string;
  readonly at: string;
  readonly icon: ReactNode;
  readonly text: string;
  readonly note?: string;
}

/** What happened with an alert, in order. */
export function AlertTimeline({ alert, members }: { alert: Alert; members: readonly Member[] }) {
  const t = useTranslations('alerts.timeline');
  const locale = useLocale();
  const moment = useMemo(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }), [locale]);
  const { startedAt, openedAt, acknowledgedAt, acknowledgedBy, endedAt, note } = alert;
  const member = members.find(({ userId }) => userId !== null && userId === acknowledgedBy);
  const person = member ? member.name || member.email : t('somebody');
  const steps: Step[] = [
    { id: 'started', at: startedAt, icon: <CirclePlay aria-hidden />, text: t('started') },
    { id: 'opened', at: openedAt, icon: <BellRing aria-hidden />, text: t('opened') },
  ];
  if (acknowledgedAt !== null) {
    const text = t('acknowledged', { person });
    steps.push({ id: 'acknowledged', at: acknowledgedAt, icon: <UserCheck aria-hidden />, text, note });
  }
  if (endedAt !== null) {
    steps.push({ id: 'ended', at: endedAt, icon: <CircleCheck aria-hidden />, text: t('ended') });
  }
  return (
    <Card title={t('title')} flush>
      <List>
        {steps
          .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
          .map((step) => (
            <ListRow
              key={step.id}
              leading={<span className="text-primary-ink">{step.icon}</span>}
              title={step.text}
              detail={
                <>
                  <time dateTime={step.at} className="figures">
                    {moment.format(new Date(step.at))}
                  </time>
                  {step.note !== undefined && step.note !== '' && <span className="block text-ink">{step.note}</span>}
                </>
              }
            />
          ))}
        {endedAt === null && <ListRow title={t('lasting')} />}
      </List>
    </Card>
  );
}
