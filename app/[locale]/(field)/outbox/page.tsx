import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { OutboxScreen } from '../../../../components/outbox/outbox-screen.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';
import { Page } from '../../../../components/shell/page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('outbox');
  return { title: t('title') };
}

export default async function OutboxPage() {
  const t = await getTranslations('outbox');
  return (
    <PageMessages nouns={['outbox', 'commands', 'errors']}>
      <Page title={t('title')} intro={t('intro')}>
        <OutboxScreen />
      </Page>
    </PageMessages>
  );
}
