'use client';

import Flashlight from 'lucide-react/icons/flashlight';
import FlashlightOff from 'lucide-react/icons/flashlight-off';
import SwitchCamera from 'lucide-react/icons/switch-camera';
import Volume2 from 'lucide-react/icons/volume-2';
import VolumeX from 'lucide-react/icons/volume-x';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { useSoundWanted } from '../ui/sound-setting.ts';
import { scanSound } from './scan-sound.ts';
import type { Camera } from './use-camera.ts';

/** Light, nearness, which camera, and sound: beside the picture, where the thumb reaches. */
export function CameraControls({ camera }: { camera: Camera }) {
  const t = useTranslations('scan.camera');
  const format = useFormatter();
  const sound = useSoundWanted(scanSound);
  const [lit, setLit] = useState(false);
  const [zoomAt, setZoomAt] = useState(0);
  const [cameraAt, setCameraAt] = useState(0);
  const { torch, zooms, cameras } = camera.offers;
  const running = camera.state === 'running';

  const light = async () => {
    await camera.setTorch(!lit);
    setLit(!lit);
  };
  const nearer = async () => {
    const next = (zoomAt + 1) % zooms.length;
    await camera.setZoom(zooms[next] ?? 1);
    setZoomAt(next);
  };
  const other = async () => {
    const next = (cameraAt + 1) % cameras.length;
    const device = cameras[next];
    if (!device) return;
    setCameraAt(next);
    setLit(false);
    setZoomAt(0);
    await camera.switchTo(device.deviceId);
  };
  const factor = format.number((zooms[zoomAt] ?? 1) / (zooms[0] ?? 1));
  return (
    <div className="absolute inset-y-2 end-2 flex flex-col flex-wrap-reverse content-start justify-end gap-2">
      {running && torch && (
        <IconButton tone="outlined" label={t('torch')} pressed={lit} onClick={() => void light()}>
          {lit ? <Flashlight size={24} aria-hidden /> : <FlashlightOff size={24} aria-hidden />}
        </IconButton>
      )}
      {running && zooms.length > 0 && (
        <IconButton tone="outlined" label={t('zoom', { factor })} onClick={() => void nearer()}>
          <span className="figures font-semibold">{t('zoomShort', { factor })}</span>
        </IconButton>
      )}
      {running && cameras.length > 1 && (
        <IconButton tone="outlined" label={t('switch')} onClick={() => void other()}>
          <SwitchCamera size={24} aria-hidden />
        </IconButton>
      )}
      <IconButton
        tone="outlined"
        label={t(sound ? 'soundOff' : 'soundOn')}
        onClick={() => scanSound.want(!scanSound.wanted())}
        className="group-data-typing/scan:hidden lg:group-data-typing/scan:inline-flex"
      >
        {sound ? <Volume2 size={24} aria-hidden /> : <VolumeX size={24} aria-hidden />}
      </IconButton>
    </div>
  );
}
