'use client';

import CircleCheck from 'lucide-react/icons/circle-check';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import Hand from 'lucide-react/icons/hand';
import Hourglass from 'lucide-react/icons/hourglass';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslations } from 'next-intl';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { StatusPill } from '../ui/status-pill.tsx';

const STATES = {
  available: { tone: 'ok', icon: <CircleCheck aria-hidden /> },
  checked_out: { tone: 'warn', icon: <Hand aria-hidden /> },
  disposed: { tone: 'neutral', icon: <Trash2 aria-hidden /> },
  deleted: { tone: 'danger', icon: <Trash2 aria-hidden /> },
} as const;

/** The state of a sample in words and pictures. */
export function SampleMarks({ sample, provisional }: { sample: Sample; provisional: boolean }) {
  const t = useTranslations('samples.marks');
  const { tone, icon } = STATES[sample.state];
  return (
    <p className="flex flex-wrap gap-2">
      <StatusPill tone={tone} icon={icon}>
        {t(sample.state)}
      </StatusPill>
      {sample.quarantinedAt !== null && (
        <StatusPill tone="danger" icon={<ShieldAlert aria-hidden />}>
          {t('quarantined')}
        </StatusPill>
      )}
      {sample.location === 'unverified' && (
        <StatusPill tone="warn" icon={<CircleHelp aria-hidden />}>
          {t('unverified')}
        </StatusPill>
      )}
      {provisional && (
        <StatusPill tone="provisional" icon={<Hourglass aria-hidden />}>
          {t('provisional')}
        </StatusPill>
      )}
    </p>
  );
}
