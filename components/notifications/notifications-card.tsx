'use client';

import Bell from 'lucide-react/icons/bell';
import BellRing from 'lucide-react/icons/bell-ring';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useNotifications } from './use-notifications.ts';

/** Switches notifications of alerts on and off for this device, or says why it has none. */
export function NotificationsCard() {
  const t = useTranslations('notifications.push');
  const { state, busy, switchOn, leaveOff, switchOff } = useNotifications();
  const isOff = state === 'off' || state === 'declined';
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-3">
        {state === 'reading' ? <Skeleton className="h-12 w-full" /> : <p className="text-muted">{t(TEXTS[state])}</p>}
        {isOff && (
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              busy={busy}
              icon={<BellRing size={20} aria-hidden />}
              onClick={() => void switchOn()}
            >
              {t('on')}
            </Button>
            {state === 'off' && (
              <Button variant="quiet" disabled={busy} onClick={leaveOff}>
                {t('notHere')}
              </Button>
            )}
          </div>
        )}
        {state === 'on' && (
          <Button
            className="self-start"
            busy={busy}
            icon={<Bell size={20} aria-hidden />}
            onClick={() => void switchOff()}
          >
            {t('off')}
          </Button>
        )}
      </div>
    </Card>
  );
}

const TEXTS = {
  none: 'none',
  install: 'install',
  denied: 'denied',
  off: 'text',
  declined: 'text',
  on: 'isOn',
} as const;
