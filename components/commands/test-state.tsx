'use client';

import { useTranslations } from 'next-intl';
import type { Channel } from '../../lib/domain/channels/model.ts';
import { useDeliveryReason } from './use-delivery-words.ts';
import { useMoment } from './use-moment.ts';

/** How the last trial of a channel, or of a person's own way, went. */
export function TestState({ test, toPerson = false }: { test: NonNullable<Channel['test']>; toPerson?: boolean }) {
  const t = useTranslations('channels.test');
  const because = useDeliveryReason(toPerson);
  const moment = useMoment();
  const { state, problem, at } = test;
  const reason = because(problem);
  const words = {
    waiting: () => (problem === null ? t('waiting') : t('retrying', { reason })),
    delivered: () => t('delivered', { at: moment(at) }),
    dead: () => t('dead', { reason }),
    spared: () => t('waiting'),
  }[state]();
  const tone = { waiting: 'text-muted', delivered: 'text-ok-ink', dead: 'text-danger-ink', spared: 'text-muted' }[
    state
  ];
  return <span className={`block font-semibold ${tone}`}>{words}</span>;
}
