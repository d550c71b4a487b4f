'use client';

import { useTranslations } from 'next-intl';
import { RadioGroup } from '../ui/radio-group.tsx';

/** What a tap on the box map does. */
export type TapMode = 'look' | 'move';

/** Whether a tap opens or picks up. */
export function TapModes({ mode, onMode }: { mode: TapMode; onMode: (mode: TapMode) => void }) {
  const t = useTranslations('storage.mode');
  return (
    <RadioGroup<TapMode>
      className="max-w-96 min-w-[min(13rem,100%)] flex-1 me-auto"
      label={t('label')}
      labelHidden
      look="segments"
      value={mode}
      onChange={onMode}
      options={[
        { value: 'look', label: t('look') },
        { value: 'move', label: t('move') },
      ]}
    />
  );
}
