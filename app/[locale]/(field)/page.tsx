import { getTranslations } from 'next-intl/server';
import { Page } from '../../../components/shell/page.tsx';

export default async function HomePage() {
  const t = await getTranslations('shell');
  return <Page title={t('nav.home')}>{null}</Page>;
}
