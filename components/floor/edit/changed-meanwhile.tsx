'use client';

import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import { Button } from '../../ui/button.tsx';

/** Somebody else saved this plan while it was arranged here: the person decides, nothing is overwritten unseen. */
export function ChangedMeanwhile({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  const t = useTranslations('floor.meanwhile');
  return (
    <div
      role="alert"
      className="mb-4 flex flex-wrap items-center gap-3 rounded-lg border border-warn-ink bg-warn-soft p-4"
    >
      <TriangleAlert size={22} aria-hidden className="shrink-0 text-warn-ink" />
      <p className="min-w-60 flex-1 font-semibold text-warn-ink">{t('text')}</p>
      <Button onClick={onTheirs}>{t('theirs')}</Button>
      <Button onClick={onMine}>{t('mine')}</Button>
    </div>
  );
}
