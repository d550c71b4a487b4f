import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { TenantChooser } from '../../../../components/session/tenant-chooser.tsx';
import { PageMessages } from '../../../../components/shell/page-messages.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('session');
  return { title: t('tenants.title') };
}

export default function TenantsPage() {
  return (
    <PageMessages nouns={['session', 'errors', 'commands']}>
      <Suspense>
        <TenantChooser />
      </Suspense>
    </PageMessages>
  );
}
