import CloudOff from 'lucide-react/icons/cloud-off';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { ReloadButton } from '../../../components/pwa/reload-button.tsx';
import { AppShell } from '../../../components/shell/app-shell.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { StateView } from '../../../components/ui/state-view.tsx';
import { paths } from '../../../lib/config/paths.ts';
import { Link } from '../../../lib/i18n/navigation.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pwa.offline');
  return { title: t('title') };
}

/** Stands in, without a network, for every page the device does not have. */
export default async function OfflinePage() {
  const t = await getTranslations('pwa.offline');
  return (
    <AppShell density="field">
      <StateView
        level={1}
        tone="warn"
        icon={<CloudOff />}
        title={t('title')}
        actions={
          <>
            <Button asChild variant="primary">
              <Link href={paths.home()}>{t('home')}</Link>
            </Button>
            <ReloadButton>{t('retry')}</ReloadButton>
          </>
        }
      >
        {t('text')}
      </StateView>
    </AppShell>
  );
}
