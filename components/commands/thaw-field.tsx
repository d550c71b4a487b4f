'use client';

import { useTranslations } from 'next-intl';
import { RadioGroup } from '../ui/radio-group.tsx';

/** What somebody says of a thaw: null leaves it to the place, or to what was counted. */
export type Thaw = boolean | null;

const ANSWERS = { place: null, yes: true, no: false } as const;

interface ThawFieldProps {
  /** Asked on leaving or on coming back. */
  when: 'out' | 'back';
  value: Thaw;
  onChange: (value: Thaw) => void;
}

/** Whether it thaws: nobody need answer, since the place knows best on leaving. */
export function ThawField({ when, value, onChange }: ThawFieldProps) {
  const t = useTranslations('checkouts.thaw');
  return (
    <div>
      <RadioGroup
        look="segments"
        label={t(when === 'out' ? 'label' : 'labelBack')}
        value={value === null ? 'place' : value ? 'yes' : 'no'}
        onChange={(answer) => onChange(ANSWERS[answer])}
        options={[
          { value: 'place', label: t(when === 'out' ? 'placeOut' : 'place') },
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
      />
      {when === 'out' && <p className="mt-1 text-sm text-muted">{t('hint')}</p>}
    </div>
  );
}
