'use client';

import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { useTranslations } from 'next-intl';
import { IconButton } from '../ui/icon-button.tsx';

/** How many times larger than what fits, step by step. */
const STEPS = [1, 1.5, 2, 3];

/** Makes the plan larger and smaller; two fingers do the same to the whole page. */
export function ZoomButtons({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  const t = useTranslations('floor.zoom');
  const at = Math.max(0, STEPS.indexOf(zoom));
  const to = (step: number) => () => onZoom(STEPS[at + step] ?? zoom);
  return (
    <span className="flex gap-1 print:hidden">
      <IconButton label={t('out')} tone="outlined" disabled={at === 0} onClick={to(-1)}>
        <ZoomOut size={20} aria-hidden />
      </IconButton>
      <IconButton label={t('in')} tone="outlined" disabled={at === STEPS.length - 1} onClick={to(1)}>
        <ZoomIn size={20} aria-hidden />
      </IconButton>
    </span>
  );
}
