import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePause from 'lucide-react/icons/circle-pause';
import CircleX from 'lucide-react/icons/circle-x';
import CloudUpload from 'lucide-react/icons/cloud-upload';
import Hourglass from 'lucide-react/icons/hourglass';
import RotateCw from 'lucide-react/icons/rotate-cw';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StatusPill, type Tone } from '../ui/status-pill.tsx';
import type { ItemState } from './groups.ts';

const LOOKS: Record<ItemState, { tone: Tone; icon: ReactNode }> = {
  queued: { tone: 'provisional', icon: <Hourglass aria-hidden /> },
  held: { tone: 'provisional', icon: <CirclePause aria-hidden /> },
  sending: { tone: 'info', icon: <CloudUpload aria-hidden /> },
  stuck: { tone: 'danger', icon: <TriangleAlert aria-hidden /> },
  set_aside: { tone: 'danger', icon: <CircleX aria-hidden /> },
  applied: { tone: 'ok', icon: <CircleCheck aria-hidden /> },
  conflict: { tone: 'warn', icon: <TriangleAlert aria-hidden /> },
  resolved: { tone: 'neutral', icon: <CircleCheck aria-hidden /> },
  refused: { tone: 'danger', icon: <CircleX aria-hidden /> },
  replaced: { tone: 'neutral', icon: <RotateCw aria-hidden /> },
  discarded: { tone: 'neutral', icon: <Ban aria-hidden /> },
};

/** Where a command is, as a picture and a word. */
export function ItemStatePill({ state }: { state: ItemState }) {
  const t = useTranslations('outbox.state');
  const { tone, icon } = LOOKS[state];
  return (
    <StatusPill tone={tone} icon={icon}>
      {t(state)}
    </StatusPill>
  );
}
