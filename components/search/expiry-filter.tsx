'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { EXPIRED, type SearchFilters, afterDay, lastDay } from './filters.ts';

type Choice = 'any' | 'expired' | 'until';

interface ExpiryFilterProps {
  expires: SearchFilters['expires'];
  onChange: (expires: SearchFilters['expires']) => void;
}

/** Which samples by when they expire: those that have, or those that will by the end of a day. */
export function ExpiryFilter({ expires, onChange }: ExpiryFilterProps) {
  const t = useTranslations('search.filters.expiry');
  // While no day is chosen, nothing is narrowed.
  const [asking, setAsking] = useState(false);
  const choice: Choice = expires === EXPIRED ? 'expired' : expires !== null || asking ? 'until' : 'any';
  return (
    <>
      <Select
        label={t('label')}
        required
        value={choice === 'any' ? '' : choice}
        placeholder={t('any')}
        options={(['expired', 'until'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={({ target: { value } }) => {
          setAsking(value === 'until');
          onChange(value === 'expired' ? EXPIRED : null);
        }}
      />
      {choice === 'until' && (
        <TextField
          type="date"
          label={t('day')}
          required
          value={expires === null || expires === EXPIRED ? '' : lastDay(expires)}
          onChange={({ target: { value } }) => {
            setAsking(true);
            onChange(afterDay(value));
          }}
        />
      )}
    </>
  );
}
