import { getTranslations } from 'next-intl/server';
import { BigScan } from '../../../components/home/big-scan.tsx';
import { FirstRun } from '../../../components/home/first-run.tsx';
import { NeedsMe } from '../../../components/home/needs-me.tsx';
import { QuickSearch } from '../../../components/home/quick-search.tsx';
import { DecisionLater } from '../../../components/notifications/decision-later.tsx';
import { QueueSummary } from '../../../components/outbox/queue-summary.tsx';
import { RecentSteps } from '../../../components/outbox/recent-steps.tsx';
import { PageMessages } from '../../../components/shell/page-messages.tsx';
import { Page } from '../../../components/shell/page.tsx';
import { InstallOffer } from '../install-offer.tsx';

export default async function HomePage() {
  const t = await getTranslations('home');
  return (
    <PageMessages nouns={['home', 'outbox', 'commands', 'errors']}>
      <Page title={t('title')} titleHidden width="wide">
        <div className="mx-auto grid max-w-6xl items-start gap-5 xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-5">
            <BigScan />
            <QuickSearch />
            <QueueSummary />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <NeedsMe />
            <DecisionLater />
            <RecentSteps />
            <FirstRun />
            <InstallOffer />
          </div>
        </div>
      </Page>
    </PageMessages>
  );
}
