'use client';

import CameraOff from 'lucide-react/icons/camera-off';
import RotateCw from 'lucide-react/icons/rotate-cw';
import { useTranslations } from 'next-intl';
import type { CameraErrorCode } from '../../lib/scanning/index.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';

interface CameraTroubleProps {
  code: CameraErrorCode | 'camera_lost';
  /** One line: what to do instead has been found, and the results need the room. */
  brief: boolean;
  onRetry: () => void;
}

/** Why there is no picture and what to do; nothing here keeps anybody from typing or using a scanner. */
export function CameraTrouble({ code, brief, onRetry }: CameraTroubleProps) {
  const t = useTranslations('scan.trouble');
  const hopeless = code === 'camera_insecure' || code === 'camera_unsupported';
  // Whoever types has found the other way, too.
  const text = brief ? 'hidden' : 'group-data-typing/scan:hidden';
  return (
    <div className={cx('flex items-start gap-x-3 px-4', brief ? 'py-1' : 'flex-wrap py-2')}>
      <div role="status" className="contents">
        <p
          className={cx(
            'flex min-h-target flex-1 items-center gap-2 leading-tight font-semibold',
            brief ? 'min-w-0 text-[min(0.9375rem,6vw)]' : 'min-w-[min(6.5rem,100%)]',
          )}
        >
          <CameraOff aria-hidden className="size-6 shrink-0 text-warn-ink" />
          <span className="min-w-0">{t(`${code}.title`)}</span>
        </p>
        <p className={cx('order-last mt-1.5 w-full pb-1 text-sm', text)}>
          {t(`${code}.text`)} <span className="text-muted">{t('otherWays')}</span>
        </p>
      </div>
      {!hopeless && (
        <Button
          icon={<RotateCw aria-hidden />}
          className={cx(brief ? 'size-target shrink-0 gap-0! px-0!' : 'px-3')}
          onClick={onRetry}
        >
          <span className={cx(brief && 'sr-only')}>{t('retry')}</span>
        </Button>
      )}
    </div>
  );
}
