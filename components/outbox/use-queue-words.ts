'use client';

import { useTranslations } from 'next-intl';
import { useSayError } from '../commands/use-say-error.ts';
import { useElsewhere, useSession, useSync } from '../sync/index.ts';
import type { Contested } from './use-contested.ts';

/** The state of the queue in one sentence, and what to do where something is to be done. */
export interface QueueWords {
  readonly title: string;
  readonly detail: string | undefined;
}

/** Undefined until the store is open and the contested steps are read. */
export function useQueueWords(contested: Contested | undefined): QueueWords | undefined {
  const t = useTranslations('outbox.queue');
  const say = useSayError();
  const sync = useSync();
  const session = useSession();
  const isAllOfIt = useElsewhere().length === 0;
  if (!sync || !contested) return undefined;
  const { pill, waiting, pictures, setAside, pause, attention, lastError } = sync;
  // What is not listed on this device is said to be from elsewhere: "nothing done here yet" may stand right below.
  const contestedWords = ({ steps: { size }, elsewhere }: Contested): QueueWords | undefined => {
    if (size === 0) return undefined;
    if (elsewhere === 0) return { title: t('contested', { count: size }), detail: t('contestedDetail') };
    return elsewhere < size
      ? { title: t('contested', { count: size }), detail: t('contestedPartly', { count: elsewhere }) }
      : { title: t('contestedElsewhere', { count: size }), detail: t('contestedElsewhereDetail', { count: size }) };
  };
  const syncedWords =
    isAllOfIt || session.status !== 'ready' ? t('synced') : t('syncedHere', { laboratory: session.tenant.name });
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
      return contestedWords(contested) ?? { title: syncedWords, detail: undefined };
  }
}
