'use client';

import Bell from 'lucide-react/icons/bell';
import Mail from 'lucide-react/icons/mail';
import MessageSquare from 'lucide-react/icons/message-square';
import Siren from 'lucide-react/icons/siren';
import Smartphone from 'lucide-react/icons/smartphone';
import Webhook from 'lucide-react/icons/webhook';
import { useTranslations } from 'next-intl';
import type { Channel } from '../../../lib/domain/channels/model.ts';
import { useDeliveryReason } from '../../commands/use-delivery-words.ts';
import { useMoment } from '../../commands/use-moment.ts';
import { ListRow } from '../../ui/list.tsx';
import { Badge } from '../../ui/status-pill.tsx';
import { TestState } from '../../commands/test-state.tsx';

const ICONS: Readonly<Record<string, typeof Bell>> = {
  email: Mail,
  pagerduty: Siren,
  slack: MessageSquare,
  twilio: Smartphone,
  webhook: Webhook,
};

/** One channel: what it is, when something last got through, and what waits or failed. */
export function ChannelRow({ channel, onPress }: { channel: Channel; onPress: () => void }) {
  const t = useTranslations('channels');
  const moment = useMoment();
  const because = useDeliveryReason();
  const { connector, deliveredAt, waiting, dead, archived, failing } = channel;
  const Icon = ICONS[connector] ?? Bell;
  const kind = t.has(`connectors.${connector}`) ? t(`connectors.${connector}`) : connector;
  const health = [
    deliveredAt === null ? t('health.never') : t('health.delivered', { at: moment(deliveredAt) }),
    ...(waiting > 0 ? [t('health.waiting', { count: waiting })] : []),
    ...(dead.length > 0 ? [t('health.dead', { count: dead.length })] : []),
  ];
  return (
    <ListRow
      onPress={onPress}
      leading={<Icon size={24} aria-hidden className="text-primary-ink" />}
      title={<bdi>{channel.name}</bdi>}
      detail={
        <>
          {kind} · {t(`severities.${channel.minimumSeverity}`)}
          <span className="block">{health.join(' · ')}</span>
          {failing && (
            <span className="block text-danger-ink">
              {t('health.failing', { at: moment(failing.at), reason: because(failing.problem) })}
            </span>
          )}
          {channel.test && <TestState test={channel.test} />}
        </>
      }
      {...(archived && { trailing: <Badge>{t('off')}</Badge> })}
    />
  );
}
