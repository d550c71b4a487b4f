'use client';

import { useTranslations } from 'next-intl';
import type { SessionMode } from '../../lib/domain/scans/session.ts';
import { RadioGroup } from '../ui/radio-group.tsx';

const MODES = ['find', 'put_away', 'move', 'hand'] as const;

/** What a scan means now, under the thumb. Taking and bringing back are one choice here: the card above tells them apart. */
export function ModeSwitch({ mode, onChange }: { mode: SessionMode; onChange: (mode: SessionMode) => void }) {
  const t = useTranslations('scan.modes');
  return (
    <RadioGroup
      label={t('label')}
      labelHidden
      look="segments"
      className="flex-1"
      value={mode === 'check_out' || mode === 'return' ? 'hand' : mode}
      onChange={(chosen) => onChange(chosen === 'hand' ? 'check_out' : chosen)}
      options={MODES.map((value) => ({ value, label: t(value) }))}
    />
  );
}
