'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import type { ScanStream } from '../../lib/scanning/index.ts';
import { cx } from '../ui/cx.ts';
import { Spinner } from '../ui/spinner.tsx';
import { CameraControls } from './camera-controls.tsx';
import { CameraTrouble } from './camera-trouble.tsx';
import { Flash, type FlashTone } from './flash.tsx';
import { useCamera } from './use-camera.ts';

interface CameraPanelProps {
  stream: ScanStream;
  /** The last result, shown on the guide for a moment; `at` tells two alike apart. */
  flash: { readonly tone: FlashTone; readonly at: number } | null;
  /** Leaves room for what is shown below it. */
  small: boolean;
  /** Something has been scanned: whoever works without a camera knows it by now. */
  used?: boolean;
}

const CORNER = 'absolute size-7 border-current';

/** The live picture with its guide. Without a camera it says what to do; typing and scanners go on working all the same. */
export function CameraPanel({ stream, flash, small, used = false }: CameraPanelProps) {
  const t = useTranslations('scan.camera');
  const video = useRef<HTMLVideoElement>(null);
  const guide = useRef<HTMLDivElement>(null);
  const camera = useCamera(stream, video, guide);
  const dark = camera.trouble !== null || camera.state === 'lost';
  return (
    <section
      aria-label={t('label')}
      className={cx(
        'relative overflow-hidden bg-sunken',
        // While something is typed the picture makes room for the form and the keyboard, on a small phone all of it.
        !dark &&
          'transition-[height] group-data-typing/scan:h-[16dvh] lg:group-data-typing/scan:h-(--wide) lg:h-(--wide)',
        !dark && 'max-lg:short:h-[18dvh] max-lg:short:min-h-[80px]',
        !dark && 'max-lg:short:group-data-typing/scan:h-0 max-lg:short:group-data-typing/scan:min-h-0',
        // The larger the letters, the more room the results need: the picture gives it.
        !dark && 'min-h-[max(80px,160px-2rem)] [--wide:min(24rem,50dvh)]',
        !dark && (small ? 'h-[calc(24dvh+96px-6rem)]' : 'h-[calc(36dvh+96px-6rem)]'),
      )}
    >
      <video
        ref={video}
        aria-hidden
        muted
        playsInline
        className={cx('absolute inset-0 size-full object-cover', dark && 'hidden')}
      />
      <div
        ref={guide}
        aria-hidden
        className={cx('pointer-events-none absolute start-5 end-20 top-4 bottom-4', dark && 'invisible')}
        // On a picture, not on a surface: white with a dark rim in every theme.
        style={{ color: '#ffffff', filter: 'drop-shadow(0 0 1.5px #000000)' }}
      >
        <span className={cx(CORNER, 'start-0 top-0 border-s-4 border-t-4')} />
        <span className={cx(CORNER, 'end-0 top-0 border-e-4 border-t-4')} />
        <span className={cx(CORNER, 'start-0 bottom-0 border-s-4 border-b-4')} />
        <span className={cx(CORNER, 'end-0 bottom-0 border-e-4 border-b-4')} />
        {flash && <Flash key={flash.at} tone={flash.tone} />}
      </div>
      {camera.state === 'starting' && (
        <p className="absolute inset-x-4 top-1/2 flex -translate-y-1/2 items-center justify-center gap-2 text-center font-semibold">
          <Spinner />
          {t('starting')}
        </p>
      )}
      {dark && <CameraTrouble code={camera.trouble ?? 'camera_lost'} brief={used} onRetry={camera.start} />}
      {!dark && <CameraControls camera={camera} />}
    </section>
  );
}
