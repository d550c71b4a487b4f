'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { TextField } from '../ui/text-field.tsx';

interface DiscardDialogProps {
  onClose: () => void;
  onDiscard: (reason: string) => Promise<void>;
}

/** Asks before a command is given up for good, and why. */
export function DiscardDialog({ onClose, onDiscard }: DiscardDialogProps) {
  const t = useTranslations('outbox.setAside');
  const [reason, setReason] = useState('');
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('question')}
      description={t('consequence')}
      confirmLabel={t('discard')}
      onConfirm={() => onDiscard(reason.trim())}
    >
      <TextField
        className="mt-4"
        label={t('why')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
    </AlertDialog>
  );
}
