'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useActHere } from './use-act-here.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { HeldPlace } from '../places/held-place.tsx';
import { type Thaw, ThawField } from './thaw-field.tsx';

/** Brings a sample back to the place that is held for it, lit so that it is put there and nowhere else. */
export function ReturnSheet({ sample, onClose }: { sample: Sample; onClose: () => void }) {
  const t = useTranslations('checkouts');
  const { act, refused } = useActHere();
  const [thawed, setThawed] = useState<Thaw>(null);
  const facts = { count: 1, sample: sample.name || sample.barcode };
  const bringBack = async () => {
    const args = { samples: [{ sampleId: sample.id, to: null }], thawed };
    if (await act([{ name: 'return_samples.v1', args }], { text: t('back.done', facts) })) onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('back.title', facts)}
      description={t(sample.containerId === null ? 'back.none' : 'back.text')}
      refusal={refused?.text}
      actions={
        <>
          <Button asChild>
            <Link href={paths.scan({ mode: 'move', thing: sample.id })}>{t('back.elsewhere')}</Link>
          </Button>
          <Button variant="primary" onClick={() => void bringBack()}>
            {t('back.action')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <HeldPlace sample={sample} />
        <ThawField when="back" value={thawed} onChange={setThawed} />
      </div>
    </Sheet>
  );
}
