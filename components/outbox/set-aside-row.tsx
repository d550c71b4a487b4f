'use client';

import RotateCw from 'lucide-react/icons/rotate-cw';
import Trash2 from 'lucide-react/icons/trash-2';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { OutboxItem } from '../../lib/sync/outbox/model.ts';
import { useGuarded } from '../commands/use-guarded.ts';
import { useSetAsideActions } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { isStuck } from './groups.ts';
import { OutboxRow } from './outbox-row.tsx';

const DiscardDialog = dynamic(() => import('./discard-dialog.tsx').then((module) => module.DiscardDialog));

/** A command that waits for the person: give it again, or give it up. */
export function SetAsideRow({ item, registered }: { item: OutboxItem; registered: ReadonlyMap<string, string> }) {
  const t = useTranslations('outbox.setAside');
  const toast = useToast();
  const guarded = useGuarded();
  const setAside = useSetAsideActions();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const giveAgain = async () => {
    setBusy(true);
    const id = await guarded(() => setAside.retry(item.id));
    setBusy(false);
    if (id !== null) toast({ tone: 'info', text: t('retried') });
  };
  return (
    <OutboxRow
      item={item}
      registered={registered}
      actions={
        <div className="flex flex-wrap gap-2">
          {!isStuck(item) && (
            <Button
              variant="primary"
              busy={busy}
              icon={<RotateCw size={20} aria-hidden />}
              onClick={() => void giveAgain()}
            >
              {t('retry')}
            </Button>
          )}
          <Button icon={<Trash2 size={20} aria-hidden />} onClick={() => setAsking(true)}>
            {t('discard')}
          </Button>
          {asking && (
            <DiscardDialog
              onClose={() => setAsking(false)}
              onDiscard={async (reason) => {
                await setAside.discard(item.id, reason);
                toast({ tone: 'info', text: t('discarded') });
              }}
            />
          )}
        </div>
      }
    />
  );
}
