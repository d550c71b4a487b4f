import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { NotificationsScreen } from '../../../../components/notifications/notifications-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications');
  return { title: t('title') };
}

export default function NotificationsPage() {
  return (
    <PageMessages nouns={['notifications', 'contact-ways', 'channels', 'errors']}>
      <NotificationsScreen />
    </PageMessages>
  );
}
