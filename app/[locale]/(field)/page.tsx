import { getTranslations } from 'next-intl/server';

export default async function HomePage() {
  const t = await getTranslations('shell');
  return <h1>{t('nav.home')}</h1>;
}
