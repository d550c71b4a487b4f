import AlarmClockOff from 'lucide-react/icons/alarm-clock-off';
import BellRing from 'lucide-react/icons/bell-ring';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePlay from 'lucide-react/icons/circle-play';
import MessageSquareText from 'lucide-react/icons/message-square-text';
import PhoneCall from 'lucide-react/icons/phone-call';
import UserCheck from 'lucide-react/icons/user-check';
import UserRoundPen from 'lucide-react/icons/user-round-pen';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AlertHistory } from '../../lib/domain/alerts/history.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { Member } from '../../lib/domain/members/model.ts';

/** One thing that happened with an alert. */
export interface Step {
  readonly id: string;
  readonly at: string;
  readonly icon: ReactNode;
  readonly text: string;
  /** What somebody wrote with it. */
  readonly note?: string;
}

/** What happened with an alert in the person's words, in order of time. */
export function useSteps(
  alert: Alert,
  { calls = [], events = [], snoozes = [] }: Partial<AlertHistory>,
  members: readonly Member[],
  say: (iso: string) => string,
): readonly Step[] {
  const t = useTranslations('alerts.timeline');
  const nameOf = (found: Member | undefined) => (found ? found.name || found.email : t('somebody'));
  const person = (userId: string | null) => nameOf(members.find((one) => one.userId !== null && one.userId === userId));
  const member = (id: string) => nameOf(members.find((one) => one.id === id));
  const { startedAt, openedAt, acknowledgedAt, acknowledgedBy, endedAt } = alert;

  const called = calls.map(({ turn, step, takenAt, memberIds }): Step => {
    const people = memberIds.map(member).join(', ');
    const text = people === '' ? t('calledNobody') : t('called', { people });
    return { id: `called ${turn} ${step} ${takenAt}`, at: takenAt, icon: <PhoneCall aria-hidden />, text };
  });
  const done = events.map(({ id, kind, at, userId, note, assigneeId }): Step => {
    const by = person(userId);
    if (kind === 'noted') {
      const text = note ? t('noted', { person: by }) : t('noteTaken', { person: by });
      return { id, at, icon: <MessageSquareText aria-hidden />, text, note: note ?? '' };
    }
    const text =
      assigneeId === null ? t('unassigned', { person: by }) : t('assigned', { person: by, to: member(assigneeId) });
    return { id, at, icon: <UserRoundPen aria-hidden />, text };
  });
  const snoozed = snoozes.map(({ turn, at, userId, until }): Step => {
    const text = t('snoozed', { person: person(userId), until: say(until) });
    return { id: `snoozed ${turn}`, at, icon: <AlarmClockOff aria-hidden />, text };
  });
  const steps: Step[] = [
    { id: 'started', at: startedAt, icon: <CirclePlay aria-hidden />, text: t('started') },
    { id: 'opened', at: openedAt, icon: <BellRing aria-hidden />, text: t('opened') },
    ...[...called, ...done, ...snoozed],
  ];
  if (acknowledgedAt !== null) {
    const text = t('acknowledged', { person: person(acknowledgedBy) });
    steps.push({ id: 'acknowledged', at: acknowledgedAt, icon: <UserCheck aria-hidden />, text });
  }
  if (endedAt !== null) {
    steps.push({ id: 'ended', at: endedAt, icon: <CircleCheck aria-hidden />, text: t('ended', { kind: alert.kind }) });
  }
  return steps.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
