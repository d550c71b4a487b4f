'use client';

import Building2 from 'lucide-react/icons/building-2';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { paths } from '../../lib/config/paths.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { Page } from '../shell/page.tsx';
import { useQuery, useSetActiveSite, useSync } from '../sync/index.ts';
import { Select } from '../ui/select.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { SiteFloor } from './site-floor.tsx';

/** The floor map: one site at a time, the one that the address names or the first. */
export function FloorScreen() {
  const t = useTranslations('floor');
  const sync = useSync();
  const router = useRouter();
  const setActiveSite = useSetActiveSite();
  const wanted = useSearchParams().get('site');
  const sites = useQuery((held) => held.all('site'), [])
    ?.map(({ doc }) => doc)
    .filter(({ archived }) => !archived)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const site = sites?.find(({ id }) => id === wanted) ?? sites?.[0];

  if (site) {
    const choose = (id: string) => {
      void setActiveSite(id);
      router.replace(paths.floor(id));
    };
    const chooser = sites && sites.length > 1 && (
      <Select
        label={t('site')}
        labelHidden
        options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        value={site.id}
        onChange={({ target }) => choose(target.value)}
      />
    );
    return <SiteFloor key={site.id} siteId={site.id} chooser={chooser} />;
  }
  return (
    <Page title={t('title')} width="wide">
      {!sites && <SkeletonRows rows={4} />}
      {sites && (
        <EmptyState icon={<Building2 />} title={t('noSites.title')}>
          {sync?.complete === false ? t('pulling') : t('noSites.text')}
        </EmptyState>
      )}
    </Page>
  );
}
