'use client';

import RotateCw from 'lucide-react/icons/rotate-cw';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Channel } from '../../../lib/domain/channels/model.ts';
import { useDeliveryReason } from '../../commands/use-delivery-words.ts';
import { useMoment } from '../../commands/use-moment.ts';
import { useReplay } from '../../remote/use-replay.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListRow } from '../../ui/list.tsx';

/** What never got through, each with its reason, and the tap that sends it once more. */
export function DeadLetters({ channels, onSent }: { channels: readonly Channel[]; onSent: () => void }) {
  const t = useTranslations('channels');
  const because = useDeliveryReason();
  const moment = useMoment();
  const replay = useReplay();
  const [busy, setBusy] = useState<string>();
  const letters = channels.flatMap(({ name, dead }) => dead.map((letter) => ({ ...letter, channel: name })));
  if (letters.length === 0) return null;
  const again = async (deliveryId: string) => {
    setBusy(deliveryId);
    await replay(deliveryId, t('dead.sent'));
    setBusy(undefined);
    onSent();
  };
  return (
    <Card title={t('dead.title')} flush>
      <List>
        {letters.map((letter) => (
          <ListRow
            key={letter.deliveryId}
            title={
              <>
                <bdi>{letter.channel}</bdi>
                {letter.person !== null && (
                  <>
                    {' '}
                    · <bdi>{letter.person}</bdi>
                  </>
                )}
              </>
            }
            detail={
              <>
                {t('dead.about', { event: t(`events.${letter.event}`), sensor: letter.sensor ?? '' })} ·{' '}
                {moment(letter.at)}
                <span className="block text-danger-ink">{because(letter.problem)}</span>
              </>
            }
            trailing={
              <Button
                busy={busy === letter.deliveryId}
                icon={<RotateCw size={18} aria-hidden />}
                onClick={() => void again(letter.deliveryId)}
              >
                {t('dead.again')}
              </Button>
            }
          />
        ))}
      </List>
    </Card>
  );
}
