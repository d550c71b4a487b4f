'use client';

import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import PackageCheck from 'lucide-react/icons/package-check';
import ScanLine from 'lucide-react/icons/scan-line';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { useSession } from '../sync/index.ts';
import { buttonClass } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';

/** The job of this app in one press, and its two other ways for those whose role has them. */
export function BigScan() {
  const t = useTranslations('home.scan');
  const may = useMay();
  // Until it is known who is here everything stands in its place, so that nothing moves for those who scan all day.
  const readsOnly = useSession().status === 'ready' && !may('place_sample.v1');
  return (
    <div className="grid grid-cols-2 gap-3">
      <Link
        href={paths.scan({ mode: 'find' })}
        className={cx(buttonClass('primary'), 'col-span-2 h-40 flex-col gap-1 rounded-lg')}
      >
        <ScanLine size={44} aria-hidden />
        <span className="block text-center text-3xl leading-none">
          {t('find')}
          <br />
          <span className="text-base font-medium">{t('findText')}</span>
        </span>
      </Link>
      {!readsOnly && (
        <>
          <Link
            href={paths.scan({ mode: 'put-away' })}
            className={cx(buttonClass('secondary'), 'h-24 flex-col gap-1.5')}
          >
            <PackageCheck size={28} aria-hidden />
            {t('putAway')}
          </Link>
          <Link href={paths.scan({ mode: 'move' })} className={cx(buttonClass('secondary'), 'h-24 flex-col gap-1.5')}>
            <ArrowRightLeft size={28} aria-hidden />
            {t('move')}
          </Link>
        </>
      )}
    </div>
  );
}
