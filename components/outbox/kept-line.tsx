'use client';

import { useTranslations } from 'next-intl';
import { useKept } from '../sync/use-kept.ts';

interface KeptLineProps {
  online: boolean;
  /** Says it also when all is well. */
  always: boolean;
}

/** Whether the app could be opened here without a network; until it can, what to do. */
export function KeptLine({ online, always }: KeptLineProps) {
  const t = useTranslations('outbox.kept');
  const isKept = useKept();
  if (isKept === undefined || (isKept && !always)) return null;
  return <p className="mt-1 text-sm text-ink">{t(isKept ? 'yes' : online ? 'notYet' : 'leaveOpen')}</p>;
}
