'use client';

import { useTranslations } from 'next-intl';
import { useMay } from '../commands/use-may.ts';
import { Page } from '../shell/page.tsx';
import { Card } from '../ui/card.tsx';
import { ContactWaysCard } from './contact-ways-card.tsx';
import { NotificationsCard } from './notifications-card.tsx';
import { QuietHours } from './quiet-hours.tsx';

/** How the person is told of alerts: by this device, by mail and text message, and when not. */
export function NotificationsScreen() {
  const t = useTranslations('notifications');
  const ways = useTranslations('contact-ways');
  const may = useMay();
  return (
    <Page title={t('title')} intro={t('intro')}>
      <div className="flex flex-col gap-5">
        <NotificationsCard />
        {may('set_contact_ways.v1') ? (
          <>
            <ContactWaysCard />
            <QuietHours />
          </>
        ) : (
          <Card title={ways('title')}>
            <p className="text-muted">{t('denied')}</p>
          </Card>
        )}
      </div>
    </Page>
  );
}
