import Compass from 'lucide-react/icons/compass';
import { useTranslations } from 'next-intl';
import { EntryShell } from '../../components/shell/entry-shell.tsx';
import { Button } from '../../components/ui/button.tsx';
import { StateView } from '../../components/ui/state-view.tsx';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';

export default function NotFound() {
  const t = useTranslations('shell.notFound');
  return (
    <EntryShell>
      <StateView
        level={1}
        icon={<Compass />}
        title={t('title')}
        actions={
          <Button asChild variant="primary">
            <Link href={paths.home()}>{t('home')}</Link>
          </Button>
        }
      >
        {t('text')}
      </StateView>
    </EntryShell>
  );
}
