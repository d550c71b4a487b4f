'use client';

import BellRing from 'lucide-react/icons/bell-ring';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePlay from 'lucide-react/icons/circle-play';
import PhoneCall from 'lucide-react/icons/phone-call';
import UserCheck from 'lucide-react/icons/user-check';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { Member } from '../../lib/domain/members/model.ts';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { useCalls } from './use-calls.ts';
import { dateFormat } from '../ui/date-format.ts';

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
  const moment = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const { startedAt, openedAt, acknowledgedAt, acknowledgedBy, endedAt, note } = alert;
  const calls = useCalls(alert.id);
  const nameOf = (found: Member | undefined) => (found ? found.name || found.email : t('somebody'));
  const member = members.find(({ userId }) => userId !== null && userId === acknowledgedBy);
  const person = nameOf(member);
  const steps: Step[] = [
    { id: 'started', at: startedAt, icon: <CirclePlay aria-hidden />, text: t('started') },
    { id: 'opened', at: openedAt, icon: <BellRing aria-hidden />, text: t('opened') },
  ];
  for (const { turn, step, takenAt, memberIds } of calls) {
    const people = memberIds.map((id) => nameOf(members.find((one) => one.id === id)));
    const text = people.length > 0 ? t('called', { people: people.join(', ') }) : t('calledNobody');
    steps.push({ id: `called ${turn} ${step} ${takenAt}`, at: takenAt, icon: <PhoneCall aria-hidden />, text });
  }
  if (acknowledgedAt !== null) {
    const text = t('acknowledged', { person });
    steps.push({ id: 'acknowledged', at: acknowledgedAt, icon: <UserCheck aria-hidden />, text, note });
  }
  if (endedAt !== null) {
    steps.push({ id: 'ended', at: endedAt, icon: <CircleCheck aria-hidden />, text: t('ended', { kind: alert.kind }) });
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
