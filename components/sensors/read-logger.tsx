'use client';

import FileClock from 'lucide-react/icons/file-clock';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { SensorView } from '../readings/sensor-views.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';

/* What reads files is loaded when somebody has one: most visits have none. */
const LoggerPanel = dynamic(() => import('./logger/logger-panel.tsx').then((module) => module.LoggerPanel));

/** The readings of a logger's file. They become commands: it works without a network, and on phones that have no Bluetooth. */
export function ReadLogger({ view }: { view: SensorView }) {
  const t = useTranslations('sensors.logger');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<FileClock size={20} aria-hidden />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Sheet open={open} onOpenChange={setOpen} title={t('title', { name: view.sensor.name })}>
        {open && <LoggerPanel view={view} onDone={() => setOpen(false)} />}
      </Sheet>
    </>
  );
}
