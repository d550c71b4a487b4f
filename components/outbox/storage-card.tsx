'use client';

import ShieldAlert from 'lucide-react/icons/shield-alert';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { useTranslations } from 'next-intl';
import { usePersistence } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

/** Whether the browser may clear this phone's data by itself, and the question to it. */
export function StorageCard() {
  const t = useTranslations('outbox.storage');
  const { persistence, ask } = usePersistence();
  const kept = persistence === 'granted';
  const Icon = kept ? ShieldCheck : ShieldAlert;
  return (
    <Card title={t('title')}>
      <p className="flex items-start gap-3">
        <Icon size={24} aria-hidden className={kept ? 'shrink-0 text-ok-ink' : 'shrink-0 text-warn-ink'} />
        <span>{t(persistence)}</span>
      </p>
      {(persistence === 'unknown' || persistence === 'refused') && (
        <Button className="mt-3" onClick={() => void ask()}>
          {t('ask')}
        </Button>
      )}
    </Card>
  );
}
