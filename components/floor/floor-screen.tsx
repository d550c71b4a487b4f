'use client';

import Building2 from 'lucide-react/icons/building-2';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { isMeasured } from '../../lib/domain/alerts/model.ts';
import { alertState, worstFirst } from '../../lib/domain/alerts/order.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { Page } from '../shell/page.tsx';
import { useQuery, useSetActiveSite, useSync } from '../sync/index.ts';
import { Select } from '../ui/select.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { SiteFloor } from './site-floor.tsx';

/** The site in which something calls for somebody; null where nothing does. */
async function worstSite(held: LocalQueries): Promise<string | null> {
  const [worst] = (await held.all('alert'))
    .map(({ doc }) => doc)
    .filter((alert) => isMeasured(alert) && alertState(alert) === 'alarming')
    .toSorted(worstFirst);
  if (!worst) return null;
  if (worst.containerId === null) return worst.siteId;
  return (await held.get('container', worst.containerId))?.doc.siteId ?? worst.siteId;
}

/** The floor map: one site at a time, the one that the address names, else where something is wrong, else the first. */
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
  const worst = useQuery(worstSite, []);
  // Where it began: another alert does not take the map away from who looks at it.
  const [start, setStart] = useState<string | null>();
  if (start === undefined && worst !== undefined) setStart(worst);
  const shown = wanted ?? start;
  const site = shown === undefined ? undefined : (sites?.find(({ id }) => id === shown) ?? sites?.[0]);

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
      {(!sites || sites.length > 0) && <SkeletonRows rows={4} />}
      {sites?.length === 0 && (
        <EmptyState icon={<Building2 />} title={t('noSites.title')}>
          {sync?.complete === false ? t('pulling') : t('noSites.text')}
        </EmptyState>
      )}
    </Page>
  );
}
