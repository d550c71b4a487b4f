'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { ScanStream } from '../../lib/scanning/index.ts';
import { useMay } from '../commands/use-may.ts';
import { Page } from '../shell/page.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { CheckoutList } from './checkout-list.tsx';
import { ScanCheckouts } from './scan-checkouts.tsx';

type View = 'off' | 'out' | 'back';

/** What is out and with whom; and taking and bringing back by scanning, as many as there are. */
export function CheckoutsScreen({ camera }: { camera: (stream: ScanStream) => ReactNode }) {
  const t = useTranslations('checkouts');
  const may = useMay();
  const [view, setView] = useState<View>('off');
  return (
    <Page title={t('title')} intro={t('intro')}>
      <div className="flex flex-col gap-5">
        {may('check_out_samples.v1') && (
          <RadioGroup<View>
            label={t('scan.label')}
            labelHidden
            look="segments"
            value={view}
            onChange={setView}
            options={(['off', 'out', 'back'] as const).map((value) => ({ value, label: t(`scan.${value}`) }))}
          />
        )}
        {view === 'off' ? <CheckoutList /> : <ScanCheckouts key={view} deed={view} camera={camera} />}
      </div>
    </Page>
  );
}
