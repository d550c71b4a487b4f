'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CameraPanel } from '../../../../components/scan/camera-panel.tsx';
import { HandEntry } from '../../../../components/scan/hand-entry.tsx';
import { Button } from '../../../../components/ui/button.tsx';
import type { ScanStream } from '../../../../lib/scanning/index.ts';

/** The camera of the Scan screen in a small frame, and its field for codes that no camera reads. */
export function ReadCodes({ stream }: { stream: ScanStream }) {
  const t = useTranslations('scan.entry');
  const [typing, setTyping] = useState(false);
  return (
    <div className="group/scan flex flex-col gap-2">
      <div className="overflow-hidden rounded-lg border border-line">
        <CameraPanel stream={stream} flash={null} small />
      </div>
      {typing && <HandEntry onCode={(text) => stream.accept(text, 'typed')} />}
      <Button aria-pressed={typing} onClick={() => setTyping(!typing)}>
        {t(typing ? 'close' : 'open')}
      </Button>
    </div>
  );
}
