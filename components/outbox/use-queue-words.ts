'use client';

import { useTranslations } from 'next-intl';
import { useSayError } from '../commands/use-say-error.ts';
import { useElsewhere, useSession, useSync } from '../sync/index.ts';

/** The state of the queue in one sentence, and what to do where something is to be done. */
export interface QueueWords {
  readonly title: string;
  readonly detail: string | undefined;
}

/** `contested`: how many of this person's steps ended in an open conflict. Undefined until the store is open. */
export function useQueueWords(contested: number): QueueWords | undefined {
  const t = useTranslations('outbox.queue');
  const say = useSayError();
  const sync = useSync();
  const session = useSession();
  const isAllOfIt = useElsewhere().length === 0;
  if (!sync) return undefined;
  const { pill, waiting, pictures, setAside, pause, attention, lastError } = sync;
  const safe = waiting > 0 ? t('safe', { count: waiting }) : undefined;
  const following = pictures > 0 ? t('pictures', { count: pictures }) : undefined;
  switch (pill) {
    case 'attention':
      if (attention === 'set_aside') return { title: t('setAside', { count: setAside }), detail: t('setAsideDetail') };
      if (attention === 'stalled' || attention === null) {
        return {
          title: t('stalled'),
          detail: lastError ? say(lastError.code) : t('stalledDetail', { count: waiting }),
        };
      }
      return { title: t('storage'), detail: say(attention) };
    case 'paused':
      return { title: t('paused'), detail: say(pause?.code ?? 'auth_expired') };
    case 'offline':
      return { title: t('offline'), detail: safe ?? following ?? t('offlineDetail') };
    case 'waiting':
      return waiting === 0 && following !== undefined
        ? { title: following, detail: t('picturesDetail') }
        : { title: t('waiting', { count: waiting }), detail: lastError ? say(lastError.code) : following };
    case 'synced':
      return contested > 0
        ? { title: t('contested', { count: contested }), detail: t('contestedDetail') }
        : {
            title:
              isAllOfIt || session.status !== 'ready'
                ? t('synced')
                : t('syncedHere', { laboratory: session.tenant.name }),
            detail: undefined,
          };
  }
}
