'use client';

import MessageSquareText from 'lucide-react/icons/message-square-text';
import { useLocale, useTranslations } from 'next-intl';
import { lastNote } from '../../lib/domain/alerts/history.ts';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import type { Member } from '../../lib/domain/members/model.ts';
import { Card } from '../ui/card.tsx';
import { dateFormat } from '../ui/date-format.ts';
import { List, ListRow } from '../ui/list.tsx';
import { useAlertHistory } from './use-alert-history.ts';
import { useSteps } from './use-steps.tsx';

interface AlertTimelineProps {
  alert: Alert;
  /** It was changed on this device, and the server has not answered yet. */
  provisional: boolean;
  members: readonly Member[];
}

/** What happened with an alert, in order: every call, comment, handing over and snooze, and who took it on. */
export function AlertTimeline({ alert, provisional, members }: AlertTimelineProps) {
  const t = useTranslations('alerts.timeline');
  const locale = useLocale();
  const format = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const say = (iso: string) => format.format(new Date(iso));
  const { data: history, state } = useAlertHistory(alert.id);
  const steps = useSteps(alert, history ?? {}, members, say);
  const { note } = alert;
  // What was written here and is on its way; or, where the server was never heard about this alert, what this device knows of it.
  const isAlone = note !== '' && note !== lastNote(history?.events ?? []) && (provisional || history === undefined);
  return (
    <Card title={t('title')} flush>
      <List>
        {steps.map(({ id, at, icon, text, note: words = '' }) => (
          <ListRow
            key={id}
            leading={<span className="text-primary-ink">{icon}</span>}
            title={text}
            detail={
              <>
                <time dateTime={at} className="figures">
                  {say(at)}
                </time>
                {words !== '' && <Words>{words}</Words>}
              </>
            }
          />
        ))}
        {isAlone && (
          <ListRow
            provisional={provisional}
            leading={<MessageSquareText className="text-primary-ink" aria-hidden />}
            title={t(provisional ? 'waiting' : 'lastNote')}
            detail={<Words>{note}</Words>}
          />
        )}
        {alert.endedAt === null && <ListRow title={t('lasting')} />}
        {state === 'failed' && history === undefined && <ListRow title={t('unreachable')} />}
      </List>
    </Card>
  );
}

/** What somebody wrote, as they wrote it. */
function Words({ children }: { children: string }) {
  return <bdi className="block whitespace-pre-line text-ink">{children}</bdi>;
}
