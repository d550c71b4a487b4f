'use client';

import Volume2 from 'lucide-react/icons/volume-2';
import VolumeX from 'lucide-react/icons/volume-x';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { useSoundWanted } from '../ui/sound-setting.ts';
import { alertSound } from './alert-sound.ts';

/** Turns the sound of new alerts on and off; the tap is also what lets a browser make any sound. */
export function SoundSwitch() {
  const t = useTranslations('alerts.sound');
  const isOn = useSoundWanted(alertSound);
  const Icon = isOn ? Volume2 : VolumeX;
  return (
    <Button aria-pressed={isOn} icon={<Icon size={20} aria-hidden />} onClick={() => alertSound.want(!isOn)}>
      {t(isOn ? 'on' : 'off')}
    </Button>
  );
}
