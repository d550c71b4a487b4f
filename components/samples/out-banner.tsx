'use client';

import Hand from 'lucide-react/icons/hand';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Checkout } from '../../lib/domain/checkouts/model.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { DueMark } from '../commands/due-mark.tsx';
import { useHolder } from '../commands/use-holder.ts';

const ReturnSheet = dynamic(() => import('../commands/return-sheet.tsx').then((module) => module.ReturnSheet));

/** Says who has the sample, since when and until when, and brings it back. */
export function OutBanner({ sample }: { sample: Sample }) {
  return sample.checkout === null ? null : <Out sample={sample} checkout={sample.checkout} />;
}

function Out({ sample, checkout }: { sample: Sample; checkout: Checkout }) {
  const t = useTranslations('checkouts');
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { words } = useHolder(checkout);
  return (
    <section aria-label={words} className="rounded-lg border border-warn-ink bg-warn-soft p-4">
      <h2 className="flex items-start gap-2 text-lg font-semibold text-warn-ink">
        <Hand size={24} aria-hidden className="mt-0.5 shrink-0" />
        <bdi>{words}</bdi>
      </h2>
      <p className="mt-1">
        <DueMark checkout={checkout} />
      </p>
      <p className="mt-1">
        {t('since')} <RelativeTime iso={checkout.takenAt} />
      </p>
      {checkout.note !== '' && <p className="mt-1">{t('note', { note: checkout.note })}</p>}
      <p className="mt-1 text-sm">
        {t(sample.containerId === null ? 'noPlace' : 'held')} {checkout.thawed && t('counted')}
      </p>
      {may('return_samples.v1') && (
        <Button variant="primary" className="mt-3" onClick={() => setOpen(true)}>
          {t('back.action')}
        </Button>
      )}
      {open && <ReturnSheet sample={sample} onClose={() => setOpen(false)} />}
    </section>
  );
}
