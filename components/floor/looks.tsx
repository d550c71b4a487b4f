import BatteryWarning from 'lucide-react/icons/battery-warning';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleOff from 'lucide-react/icons/circle-off';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import CloudOff from 'lucide-react/icons/cloud-off';
import Hourglass from 'lucide-react/icons/hourglass';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import UserCheck from 'lucide-react/icons/user-check';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { LucideIcon } from 'lucide-react/types';
import type { FloorState } from '../../lib/domain/floor/state.ts';
import type { Tone } from '../ui/status-pill.tsx';

/** How a state looks: a picture, a colour, and for a tile a frame of its own kind, so that colour alone never tells. */
export const LOOKS: { readonly [State in FloorState]: { readonly icon: LucideIcon; tone: Tone; tile: string } } = {
  alarming: { icon: TriangleAlert, tone: 'danger', tile: 'border-4 border-danger-ink bg-danger text-on-danger' },
  silent: {
    icon: WifiOff,
    tone: 'danger',
    tile: 'border-3 border-dashed border-danger-ink bg-danger-soft text-danger-ink',
  },
  acknowledged: {
    icon: UserCheck,
    tone: 'info',
    tile: 'border-3 border-double border-info-ink bg-info-soft text-info-ink',
  },
  pending: { icon: Hourglass, tone: 'warn', tile: 'border-3 border-warn-ink bg-warn-soft text-warn-ink' },
  suspect: {
    icon: CircleQuestionMark,
    tone: 'warn',
    tile: 'border-2 border-dotted border-warn-ink bg-warn-soft text-warn-ink',
  },
  battery: {
    icon: BatteryWarning,
    tone: 'warn',
    tile: 'border-2 border-dotted border-warn-ink bg-warn-soft text-warn-ink',
  },
  unknown: { icon: CloudOff, tone: 'neutral', tile: 'border-2 border-dashed border-edge bg-surface text-ink' },
  unheard: { icon: CircleDashed, tone: 'neutral', tile: 'border-2 border-dashed border-edge bg-surface text-ink' },
  ok: { icon: CircleCheck, tone: 'ok', tile: 'border-2 border-ok-ink bg-surface text-ink' },
  unmeasured: { icon: CircleOff, tone: 'neutral', tile: 'border border-edge bg-sunken text-ink' },
};
