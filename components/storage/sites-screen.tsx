'use client';

import Building2 from 'lucide-react/icons/building-2';
import Plus from 'lucide-react/icons/plus';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import type { Site } from '../../lib/domain/sites/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { Page } from '../shell/page.tsx';
import { useHeldSites, useQuery, useSetActiveSite, useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CarriedBar } from './carried-bar.tsx';
import { SiteContents } from './site-contents.tsx';

/** The sites of the laboratory, one at a time, with the freezers and rooms that stand in them. */
export function SitesScreen() {
  const t = useTranslations('storage');
  const may = useMay();
  const sync = useSync();
  const setActiveSite = useSetActiveSite();
  const held = useHeldSites();
  const known = useQuery((queries) => queries.all('site'), []);
  // Which of them are held is part of what is shown.
  const sites = (held && known)
    ?.map(({ doc }) => doc)
    .filter(({ archived }) => !archived)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const [chosen, setChosen] = useState<string>();
  const working = chosen ?? held?.active;
  const site =
    sites?.find(({ id }) => id === working) ??
    sites?.find(({ id }) => sync?.complete === true && held?.of(id) === 'here') ??
    sites?.[0];
  // What this device has made itself is all there is of it, until the server knows it.
  const isHeld = (id: string) =>
    held?.of(id) === 'here' || known?.find(({ doc }) => doc.id === id)?.provisional === true;

  const choose = (id: string) => {
    setChosen(id);
    void setActiveSite(id);
  };

  return (
    <Page
      title={t('title')}
      width="wide"
      actions={
        may('create_container_type.v1') && (
          <Button icon={<Plus size={20} aria-hidden />} asChild>
            <Link href={paths.administrationLayout()}>{t('layout')}</Link>
          </Button>
        )
      }
    >
      {!sites && <SkeletonRows rows={4} />}
      {sites?.length === 0 && (
        <EmptyState icon={<Building2 />} title={t('noSites.title')}>
          {sync?.complete === false ? t('noSites.pulling') : t('noSites.text')}
        </EmptyState>
      )}
      {sites?.length === 1 && site && <SiteContents site={site} held={isHeld(site.id)} />}
      {sites && sites.length > 1 && site && (
        <Tabs
          label={t('sites')}
          value={site.id}
          onChange={choose}
          tabs={sites.map((one: Site) => ({
            id: one.id,
            label: one.name,
            content: <SiteContents site={one} held={isHeld(one.id)} />,
          }))}
        />
      )}
      <CarriedBar overview />
    </Page>
  );
}
