'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useQuery } from '../../sync/index.ts';
import { SiteSheet } from './site-sheet.tsx';
import { type OpenSheet, TypeList } from './type-list.tsx';

/** The sites, each with its own time zone. */
export function SitesCard() {
  const t = useTranslations('administration.layout.sites');
  const [open, setOpen] = useState<OpenSheet>(null);
  const sites = useQuery((held) => held.all('site'), []);
  const docs = (sites ?? []).map(({ doc }) => doc);
  return (
    <>
      <TypeList
        title={t('title')}
        addLabel={t('add')}
        emptyText={t('empty')}
        rows={sites?.map(({ doc, provisional }) => ({ ...doc, provisional, detail: doc.timeZone }))}
        onAdd={() => setOpen({ id: null })}
        onEdit={(id) => setOpen({ id })}
      />
      {open && (
        <SiteSheet site={docs.find(({ id }) => id === open.id) ?? null} all={docs} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
