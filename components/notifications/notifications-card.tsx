'use client';

import Bell from 'lucide-react/icons/bell';
import BellRing from 'lucide-react/icons/bell-ring';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { useNotifications } from './use-notifications.ts';

/** Switches notifications of alerts on and off for this device; nothing where a browser has none. */
export function NotificationsCard() {
  const t = useTranslations('channels.push');
  const { state, busy, switchOn, switchOff } = useNotifications();
  if (state === 'reading' || state === 'none') return null;
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-3">
        <p className="text-muted">{t(TEXTS[state])}</p>
        {state === 'off' && (
          <Button
            variant="primary"
            className="self-start"
            busy={busy}
            icon={<BellRing size={20} aria-hidden />}
            onClick={() => void switchOn()}
          >
            {t('on')}
          </Button>
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

const TEXTS = { install: 'install', denied: 'denied', off: 'text', on: 'isOn' } as const;
