'use client';

import ScanLine from 'lucide-react/icons/scan-line';
import Search from 'lucide-react/icons/search';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Container } from '../../lib/domain/containers/model.ts';
import type { Shipment } from '../../lib/domain/shipments/model.ts';
import { isIn } from '../../lib/domain/shipments/rules/contents.ts';
import type { CameraOf, Heard } from '../commands/camera-of.ts';
import { useAct } from '../commands/use-act.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { type Scanned, useScannedBox } from './use-scanned-box.ts';

const ChooseBox = dynamic(() => import('./choose-box.tsx').then((module) => module.ChooseBox));

/** Packs by scanning one box after the other, or by choosing those whose label cannot be read. */
export function PackCard({ shipment, camera }: { shipment: Shipment; camera: CameraOf }) {
  const t = useTranslations('shipments.pack');
  const act = useAct();
  const say = useSayError();
  const [scanning, setScanning] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [heard, setHeard] = useState<Heard | null>(null);
  const [words, setWords] = useState('');
  const tell = (tone: Heard['tone'], text: string) => {
    setHeard({ tone, at: performance.now() });
    setWords(text);
  };
  const pack = async ({ id, name }: Container) => {
    if (isIn(shipment.containers, id)) {
      tell('info', t('already', { name }));
      return;
    }
    const args = { shipmentId: shipment.id, containers: [{ containerId: id }] };
    const done = await act([{ name: 'pack_containers.v1', args }], { text: t('packed', { name }) });
    // Why not is said by the refusal itself.
    tell(done ? 'success' : 'refusal', done ? t('packed', { name }) : '');
  };
  const stream = useScannedBox((scanned: Scanned) => {
    if (scanned.kind === 'container') void pack(scanned.container);
    else if (scanned.kind === 'sample') tell('warning', t('tube', { code: scanned.code }));
    else if (scanned.kind === 'unknown') tell('warning', t('unknown', { code: scanned.code }));
    else tell('refusal', say(scanned.error));
  });
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-3">
        <p className="text-muted">{t('hint')}</p>
        {scanning && camera(stream, heard)}
        <p role="status" className="text-lg font-semibold text-primary-ink empty:hidden">
          {words}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button
            variant={scanning ? 'secondary' : 'primary'}
            icon={<ScanLine size={22} aria-hidden />}
            aria-pressed={scanning}
            onClick={() => setScanning(!scanning)}
          >
            {t(scanning ? 'stop' : 'scan')}
          </Button>
          <Button icon={<Search size={20} aria-hidden />} onClick={() => setChoosing(true)}>
            {t('choose')}
          </Button>
        </div>
      </div>
      {choosing && (
        <ChooseBox
          siteId={shipment.fromSiteId}
          onClose={() => setChoosing(false)}
          onChoose={(container) => void pack(container)}
        />
      )}
    </Card>
  );
}
