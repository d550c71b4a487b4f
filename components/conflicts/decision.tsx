'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Conflict } from '../../lib/domain/conflicts/model.ts';
import type { ResolveConflictArgs } from '../../lib/domain/conflicts/commands/resolve-conflict.ts';
import { useAct } from '../commands/use-act.ts';
import { Button } from '../ui/button.tsx';

const AlertDialog = dynamic(() => import('../ui/alert-dialog.tsx').then((file) => file.AlertDialog));

type Resolution = ResolveConflictArgs['resolution'];

/** The two explicit decisions, for those who may take them; each is asked for once more, since it names a winner without a scan. */
export function Decision({ conflict, subject, occupant }: { conflict: Conflict; subject: string; occupant: string }) {
  const t = useTranslations('conflicts.decision');
  const act = useAct();
  const [asked, setAsked] = useState<Resolution>();

  async function decide(resolution: Resolution) {
    await act([{ name: 'resolve_conflict.v1', args: { conflictId: conflict.id, resolution, note: '' } }], {
      text: t(`${resolution}.done`, { subject, occupant }),
    });
  }

  return (
    <>
      <Button onClick={() => setAsked('keep_occupant')}>{t('keep_occupant.button', { occupant })}</Button>
      <Button onClick={() => setAsked('incoming_is_there')}>{t('incoming_is_there.button', { subject })}</Button>
      {asked && (
        <AlertDialog
          open
          onOpenChange={(open) => !open && setAsked(undefined)}
          tone="primary"
          title={t(`${asked}.title`, { subject, occupant })}
          description={t(`${asked}.text`, { subject, occupant })}
          confirmLabel={t(`${asked}.confirm`)}
          onConfirm={() => decide(asked)}
        />
      )}
    </>
  );
}
