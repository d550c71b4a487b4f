'use client';

import BatteryWarning from 'lucide-react/icons/battery-warning';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import CloudOff from 'lucide-react/icons/cloud-off';
import Hourglass from 'lucide-react/icons/hourglass';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import UserCheck from 'lucide-react/icons/user-check';
import WifiOff from 'lucide-react/icons/wifi-off';
import { useTranslations } from 'next-intl';
import type { SensorState } from '../../lib/domain/sensors/state.ts';
import { StatusPill } from '../ui/status-pill.tsx';

const LOOKS = {
  alarming: { tone: 'danger', icon: <TriangleAlert aria-hidden /> },
  acknowledged: { tone: 'info', icon: <UserCheck aria-hidden /> },
  pending: { tone: 'warn', icon: <Hourglass aria-hidden /> },
  silent: { tone: 'danger', icon: <WifiOff aria-hidden /> },
  unknown: { tone: 'neutral', icon: <CloudOff aria-hidden /> },
  unheard: { tone: 'neutral', icon: <CircleDashed aria-hidden /> },
  suspect: { tone: 'warn', icon: <CircleQuestionMark aria-hidden /> },
  battery: { tone: 'warn', icon: <BatteryWarning aria-hidden /> },
  ok: { tone: 'ok', icon: <CircleCheck aria-hidden /> },
} as const;

/** How a sensor is, in a word and a picture. */
export function SensorStatePill({ state }: { state: SensorState }) {
  const t = useTranslations('readings.states');
  const { tone, icon } = LOOKS[state];
  return (
    <StatusPill tone={tone} icon={icon}>
      {t(state)}
    </StatusPill>
  );
}
