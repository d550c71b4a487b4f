'use client';

import ShieldAlert from 'lucide-react/icons/shield-alert';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';

const DispositionSheet = dynamic(() =>
  import('../commands/disposition-sheet.tsx').then((module) => module.DispositionSheet),
);

/** Says that the sample must not be used, why and since when, and lets those who answer for it decide. */
export function QuarantineBanner({ sample }: { sample: Sample }) {
  const t = useTranslations('samples.quarantine');
  const may = useMay();
  const [open, setOpen] = useState<'release' | 'discard'>();
  const { id, name, barcode, quarantinedAt, quarantineReason } = sample;
  if (quarantinedAt === null) return null;
  return (
    <section aria-label={t('title')} className="rounded-lg border border-danger-ink bg-danger-soft p-4 text-danger-ink">
      <h2 className="flex items-start gap-2 text-lg font-semibold">
        <ShieldAlert size={24} aria-hidden className="mt-0.5 shrink-0" />
        {t('title')}
      </h2>
      <p className="mt-1 text-ink">{t('reason', { reason: quarantineReason ?? '' })}</p>
      <p className="mt-1 text-ink">
        {t('since')} <RelativeTime iso={quarantinedAt} />
      </p>
      {may('release_samples.v1') ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button variant="primary" onClick={() => setOpen('release')}>
            {t('release')}
          </Button>
          <Button onClick={() => setOpen('discard')}>{t('discard')}</Button>
        </div>
      ) : (
        <p className="mt-1 text-ink">{t('wait')}</p>
      )}
      {open && (
        <DispositionSheet
          decision={open}
          sampleIds={[id]}
          name={name || barcode}
          alertId={null}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}
