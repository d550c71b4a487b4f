'use client';

import CameraOff from 'lucide-react/icons/camera-off';
import RotateCw from 'lucide-react/icons/rotate-cw';
import { useTranslations } from 'next-intl';
import type { CameraErrorCode } from '../../lib/scanning/index.ts';
import { Button } from '../ui/button.tsx';

/** Why there is no picture and what to do; nothing here keeps anybody from typing or using a scanner. */
export function CameraTrouble({ code, onRetry }: { code: CameraErrorCode | 'camera_lost'; onRetry: () => void }) {
  const t = useTranslations('scan.trouble');
  const hopeless = code === 'camera_insecure' || code === 'camera_unsupported';
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
      <div className="flex min-w-[min(9rem,100%)] flex-1 items-start gap-3">
        <CameraOff aria-hidden className="mt-0.5 size-6.5 shrink-0 text-warn-ink" />
        <div className="min-w-0">
          <p className="font-semibold">{t(`${code}.title`)}</p>
          {/* Whoever types has found the other way. */}
          <p className="mt-0.5 text-sm group-data-typing/scan:hidden">{t(`${code}.text`)}</p>
          <p className="mt-1 text-sm text-muted group-data-typing/scan:hidden">{t('otherWays')}</p>
        </div>
      </div>
      {!hopeless && (
        <Button icon={<RotateCw size={20} aria-hidden />} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
