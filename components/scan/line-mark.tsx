import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslations } from 'next-intl';
import type { Line } from '../../lib/domain/scans/session.ts';
import { cx } from '../ui/cx.ts';

const LOOKS = {
  success: { icon: CircleCheck, look: 'bg-ok text-on-ok' },
  info: { icon: Info, look: 'bg-info text-on-info' },
  warning: { icon: TriangleAlert, look: 'bg-warn text-on-warn' },
  refusal: { icon: CircleX, look: 'bg-danger text-on-danger' },
} as const;

/** How a scan went, as a picture with its word for the ear. */
export function LineMark({ tone }: { tone: Line['tone'] }) {
  const t = useTranslations('scan.tones');
  const { icon: Icon, look } = LOOKS[tone];
  return (
    <span className={cx('flex size-[calc(24px+1rem)] shrink-0 items-center justify-center rounded-full', look)}>
      <Icon size={26} role="img" aria-label={t(tone)} />
    </span>
  );
}
