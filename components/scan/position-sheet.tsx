'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Subject } from '../../lib/domain/scans/session.ts';
import { PositionPicker } from '../places/position-picker.tsx';
import { Sheet } from '../ui/dialog.tsx';

interface PositionSheetProps {
  container: Subject;
  chosen: string | null;
  onClose: () => void;
  onChoose: (position: string) => void;
  children?: ReactNode;
}

/** The whole box, to point at the position by hand. Opened by a tap alone, never by a scan. */
export function PositionSheet({ container, chosen, onClose, onChoose, children }: PositionSheetProps) {
  const t = useTranslations('scan.target');
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('pointTitle')} description={container.name}>
      <PositionPicker
        containerId={container.id}
        chosen={chosen}
        onChoose={(position) => {
          onChoose(position);
          onClose();
        }}
      />
      {children}
    </Sheet>
  );
}
