'use client';

import { useTranslations } from 'next-intl';
import { useMay } from '../commands/use-may.ts';
import { Page } from '../shell/page.tsx';
import { useSession } from '../sync/index.ts';
import { DeniedState } from '../ui/states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ImportWizard } from './import-wizard.tsx';
import { runningKey } from './running.ts';

/** From a spreadsheet to samples, places or moves, for those who may. */
export function ImportScreen() {
  const t = useTranslations('imports');
  const session = useSession();
  const may = useMay();
  if (session.status !== 'ready') return <SkeletonRows rows={4} />;
  if (!may('import_samples.v1')) return <DeniedState level={1} />;
  const memoryKey = runningKey(session.person.userId, session.tenant.id);
  return (
    <Page title={t('title')} intro={t('intro')} width="wide">
      <ImportWizard key={memoryKey} memoryKey={memoryKey} />
    </Page>
  );
}
