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
    <div role="status" className="flex flex-col gap-3 p-4">
      <div className="flex items-start gap-3">
        <CameraOff size={26} aria-hidden className="mt-0.5 shrink-0 text-warn-ink" />
        <div className="min-w-0">
          <p className="font-semibold">{t(`${code}.title`)}</p>
          <p className="mt-0.5 text-sm">{t(`${code}.text`)}</p>
        </div>
      </div>
      <p className="text-sm text-muted">{t('otherWays')}</p>
      {!hopeless && (
        <Button className="self-start" icon={<RotateCw size={20} aria-hidden />} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
