'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Heard } from '../../../components/commands/camera-of.ts';
import { CameraPanel } from '../../../components/scan/camera-panel.tsx';
import { HandEntry } from '../../../components/scan/hand-entry.tsx';
import { useFeedback } from '../../../components/scan/use-scan-stream.ts';
import { Button } from '../../../components/ui/button.tsx';
import type { ScanStream } from '../../../lib/scanning/index.ts';

/** The camera of the Scan screen in a small frame, and its field for codes that no camera reads. */
export function ReadCodes({ stream, heard = null }: { stream: ScanStream; heard?: Heard | null }) {
  const t = useTranslations('scan.entry');
  const [typing, setTyping] = useState(false);
  const feedback = useFeedback();
  useEffect(() => {
    if (heard === null) return;
    if (heard.tone === 'success' || heard.tone === 'info') feedback.success();
    else if (heard.tone === 'warning') feedback.warning();
    else feedback.refusal();
  }, [feedback, heard]);
  return (
    <div className="group/scan flex flex-col gap-2">
      <div className="overflow-hidden rounded-lg border border-line">
        <CameraPanel stream={stream} flash={heard} small />
      </div>
      {typing && <HandEntry onCode={(text) => stream.accept(text, 'typed')} />}
      <Button aria-pressed={typing} onClick={() => setTyping(!typing)}>
        {t(typing ? 'close' : 'open')}
      </Button>
    </div>
  );
}
