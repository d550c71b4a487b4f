'use client';

import ArrowUpFromDot from 'lucide-react/icons/arrow-up-from-dot';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useIsBusy } from './busy.tsx';
import { useUpdate } from './use-update.ts';

/** Offers a new version; it never takes it by itself. */
export function UpdateBar() {
  const t = useTranslations('pwa.update');
  const { state, apply } = useUpdate();
  const busy = useIsBusy();
  const [later, setLater] = useState(false);
  /* Between two scans nothing may jump in; the offer comes when the scan is over. */
  const shown = state === 'agreed' || (state === 'waiting' && !later && !busy);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-(--head-bar) z-30 pt-[env(safe-area-inset-top)] lg:top-0"
    >
      {shown && (
        <div className="pointer-events-auto mx-auto mt-2 flex w-[calc(100%-1rem)] max-w-lg animate-rise flex-wrap items-center gap-x-3 rounded-md border border-edge bg-raised py-1.5 ps-4 pe-1.5 text-ink shadow-overlay">
          <ArrowUpFromDot size={22} aria-hidden className="shrink-0 text-primary-ink" />
          <p className="min-w-32 flex-1 py-1 text-sm font-semibold">
            {t('ready')}
            {state === 'agreed' && <span className="block font-normal text-muted">{t('busy')}</span>}
          </p>
          {state === 'waiting' && (
            <span className="flex gap-1">
              <Button variant="quiet" onClick={() => setLater(true)}>
                {t('later')}
              </Button>
              <Button variant="primary" onClick={apply}>
                {t('apply')}
              </Button>
            </span>
          )}
        </div>
      )}
    </div>
  );
}
