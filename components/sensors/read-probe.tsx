'use client';

import BluetoothIcon from 'lucide-react/icons/bluetooth';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { ProbeSession } from '../../lib/bluetooth/ports.ts';
import type { SensorView } from '../readings/sensor-views.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { ProbePanel } from './probe-panel.tsx';

/** A value read from a probe by Bluetooth. What reads it is loaded when somebody asks for it: most screens never need it. */
export function ReadProbe({ view }: { view: SensorView }) {
  const t = useTranslations('sensors.probe');
  const [session, setSession] = useState<ProbeSession | null>(null);
  // Whoever leaves the page lets go of the probe.
  useEffect(() => () => session?.stop(), [session]);
  const open = async () => {
    const { openProbeSession } = await import('../../lib/bluetooth/index.ts');
    setSession(openProbeSession());
  };
  return (
    <>
      <Button icon={<BluetoothIcon size={20} aria-hidden />} onClick={() => void open()}>
        {t('open')}
      </Button>
      {session && (
        <Sheet open onOpenChange={() => setSession(null)} title={t('title', { name: view.sensor.name })}>
          <ProbePanel session={session} view={view} onDone={() => setSession(null)} />
        </Sheet>
      )}
    </>
  );
}
