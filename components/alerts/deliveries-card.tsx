'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import Clock from 'lucide-react/icons/clock';
import RotateCw from 'lucide-react/icons/rotate-cw';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { type AlertDelivery, alertDeliverySchema } from '../../lib/domain/channels/model.ts';
import { useDeliveryReason } from '../commands/use-delivery-words.ts';
import { useMoment } from '../commands/use-moment.ts';
import { useMay } from '../commands/use-may.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { useReplay } from '../remote/use-replay.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { useClock } from '../ui/use-clock.ts';

const deliveriesSchema: z.ZodType<AlertDelivery[]> = z.array(alertDeliverySchema);
const deliveriesOf =
  (alertId: string): Question =>
  (client, tenantId) =>
    client.rpc('alert_deliveries', { p_tenant_id: tenantId, p_alert_id: alertId });

const ICONS = {
  waiting: <Clock aria-hidden className="text-warn-ink" />,
  delivered: <CircleCheck aria-hidden className="text-ok-ink" />,
  dead: <CircleX aria-hidden className="text-danger-ink" />,
  spared: <CircleCheck aria-hidden className="text-muted" />,
} as const;

/** Who was told of an alert by which way, what is still on its way, and what failed and why, with the tap that sends it again. */
export function DeliveriesCard({ alert }: { alert: Alert }) {
  const t = useTranslations('channels');
  const may = useMay();
  const replay = useReplay();
  const [round, setRound] = useState(0);
  // Another round is another question: the same one would not be asked again.
  const question = useMemo(() => ({ round, ask: deliveriesOf(alert.id) }).ask, [alert.id, round]);
  const { data, state } = useAnswer(deliveriesSchema, question);
  const again = (deliveryId: string) => void replay(deliveryId, t('dead.sent')).then(() => setRound((n) => n + 1));
  return (
    <Card title={t('status.title')} flush>
      {!data && state === 'asking' && <SkeletonRows rows={2} />}
      {!data && state === 'failed' && <p className="p-4 text-muted">{t('status.unreachable')}</p>}
      {data?.length === 0 && <p className="p-4 text-muted">{t('status.none')}</p>}
      {data && data.length > 0 && (
        <List>
          {data.map((delivery) => (
            <ListRow
              key={delivery.deliveryId}
              leading={ICONS[delivery.state]}
              title={
                <>
                  <bdi>{delivery.name ?? t('status.unnamed')}</bdi> · {t(`events.${delivery.event}`)}
                </>
              }
              detail={<State delivery={delivery} />}
              {...(delivery.state === 'dead' &&
                may('assign_alert.v1') && {
                  trailing: (
                    <Button icon={<RotateCw size={18} aria-hidden />} onClick={() => again(delivery.deliveryId)}>
                      {t('dead.again')}
                    </Button>
                  ),
                })}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function State({ delivery }: { delivery: AlertDelivery }) {
  const t = useTranslations('channels');
  const because = useDeliveryReason();
  const moment = useMoment();
  const now = useClock();
  const { connector, state, problem, attempts, nextAt, settledAt } = delivery;
  const kind = t.has(`connectors.${connector}`) ? t(`connectors.${connector}`) : connector;
  const reason = because(problem);
  // What has never been tried waits for one thing alone.
  const isHeld = attempts === 0 && now !== undefined && Date.parse(nextAt) > now;
  const words = {
    waiting: () =>
      isHeld
        ? t('status.quiet', { at: moment(nextAt) })
        : problem === null
          ? t('status.waiting')
          : t('status.retrying', { count: attempts, at: moment(nextAt), reason }),
    delivered: () => t('status.delivered', { at: moment(settledAt ?? nextAt) }),
    dead: () => t('status.dead', { reason }),
    spared: () => t('status.spared'),
  }[state]();
  return (
    <span className={state === 'dead' ? 'text-danger-ink' : ''}>
      {kind} · {words}
    </span>
  );
}
