'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { limitedQuantities, limitedQuantitySchema, type Threshold } from '../../../lib/domain/thresholds/model.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { LimitsFields, type LimitsSubject } from './limits-fields.tsx';

interface LimitsSheetProps {
  subject: LimitsSubject;
  /** All that the subject has itself, one for each quantity at most. */
  thresholds: readonly Threshold[];
  onClose: () => void;
}

/** Sets limits, those of one quantity at a time; the temperature first. */
export function LimitsSheet({ subject, thresholds, onClose }: LimitsSheetProps) {
  const t = useTranslations('administration.sensors.limits');
  const [quantity, setQuantity] = useState<(typeof limitedQuantities)[number]>('temperature');
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('title', { name: subject.name })}>
      <div className="flex flex-col gap-4">
        <Select
          label={t('quantity')}
          required
          value={quantity}
          onChange={(event) => setQuantity(limitedQuantitySchema.parse(event.target.value))}
          options={limitedQuantities.map((one) => ({ value: one, label: t(`quantities.${one}`) }))}
        />
        <LimitsFields
          key={quantity}
          {...{ subject, quantity, onClose }}
          threshold={thresholds.find((one) => one.quantity === quantity) ?? null}
        />
      </div>
    </Sheet>
  );
}
