'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Container } from '../../lib/domain/containers/model.ts';
import { useActHere } from '../commands/use-act-here.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Takes an empty holder out of use, with the reason. */
export function ArchiveContainer({ container, onClose }: { container: Container; onClose: () => void }) {
  const t = useTranslations('storage.archive');
  const { act, refused } = useActHere();
  const [reason, setReason] = useState('');
  const given = reason.trim();

  async function archive() {
    const args = { containerId: container.id, reason: given };
    const done = await act([{ name: 'archive_container.v1', args }], { text: t('done', { name: container.name }) });
    if (done) onClose();
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { name: container.name })}
      description={t('text')}
      refusal={refused?.text}
      actions={
        <Button variant="danger" disabled={given === ''} onClick={() => void archive()}>
          {t('confirm')}
        </Button>
      }
    >
      <TextField
        label={t('reason')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Sheet>
  );
}
