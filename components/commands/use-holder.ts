'use client';

import { useTranslations } from 'next-intl';
import type { Checkout } from '../../lib/domain/checkouts/model.ts';
import { useQuery, useSession } from '../sync/index.ts';

/** Whether it is in this person's hands, and whose hands in words. */
export function useHolder({ takenBy }: Checkout): { isMine: boolean; words: string } {
  const t = useTranslations('checkouts.who');
  const session = useSession();
  const isMine = session.status === 'ready' && session.person.userId === takenBy;
  const member = useQuery(
    async (held) => (await held.all('member')).find(({ doc }) => doc.userId === takenBy)?.doc,
    [takenBy],
  );
  if (isMine) return { isMine, words: t('me') };
  return { isMine, words: member ? t('other', { person: member.name || member.email }) : t('somebody') };
}
