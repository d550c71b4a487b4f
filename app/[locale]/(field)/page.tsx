import { getTranslations } from 'next-intl/server';
import { ContactWaysLater } from '../../../components/notifications/contact-ways-later.tsx';
import { BigScan } from '../../../components/home/big-scan.tsx';
import { FirstRun } from '../../../components/home/first-run.tsx';
import { NeedsMe } from '../../../components/home/needs-me.tsx';
import { QuickSearch } from '../../../components/home/quick-search.tsx';
import { NotificationsLater } from '../../../components/notifications/notifications-later.tsx';
import { QueueSummary } from '../../../components/outbox/queue-summary.tsx';
import { RecentSteps } from '../../../components/outbox/recent-steps.tsx';
import { PageMessages } from '../../../components/shell/page-messages.tsx';
import { Page } from '../../../components/shell/page.tsx';
import { InstallOffer } from '../install-offer.tsx';

export default async function HomePage() {
  const t = await getTranslations('home');
  return (
    <PageMessages nouns={['home', 'outbox', 'commands', 'channels', 'contact-ways', 'duty', 'errors']}>
      <Page title={t('title')} titleHidden width="wide">
        <div className="mx-auto grid max-w-6xl items-start gap-5 xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-5">
            <BigScan />
            <QuickSearch />
            <QueueSummary />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <NeedsMe />
            <RecentSteps />
            <FirstRun />
            <InstallOffer />
            <NotificationsLater />
            <ContactWaysLater />
          </div>
        </div>
      </Page>
    </PageMessages>
  );
}
