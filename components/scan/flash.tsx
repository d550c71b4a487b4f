import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useEffect, useState } from 'react';
import { cx } from '../ui/cx.ts';

/** How a result is told. */
export type FlashTone = 'success' | 'info' | 'warning' | 'refusal';

const LOOKS = {
  success: { icon: CircleCheck, look: 'border-ok bg-ok text-on-ok' },
  info: { icon: Info, look: 'border-info bg-info text-on-info' },
  warning: { icon: TriangleAlert, look: 'border-warn bg-warn text-on-warn' },
  refusal: { icon: CircleX, look: 'border-danger bg-danger text-on-danger' },
} as const;

const SHOWN_MS = 900;

/**
 * The result on top of the picture, by shape and colour, for a moment or until the next one, which needs a key of its own. It goes by itself:
 * the screen around it has the next scan to draw by then.
 */
export function Flash({ tone }: { tone: FlashTone }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  const { icon: Icon, look } = LOOKS[tone];
  if (isOver) return null;
  return (
    <span data-flash={tone} className="absolute inset-0 flex animate-rise items-center justify-center">
      <span className={cx('flex size-24 items-center justify-center rounded-full border-4', look)}>
        <Icon size={64} strokeWidth={2.5} />
      </span>
    </span>
  );
}
