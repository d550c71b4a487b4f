'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useQuery } from '../../sync/index.ts';
import { SampleTypeSheet } from './sample-type-sheet.tsx';
import { type OpenSheet, TypeList } from './type-list.tsx';

/** The sample types, each with its colour on the box map and the temperatures that suit it. */
export function SampleTypesCard() {
  const t = useTranslations('administration.layout.sampleTypes');
  const classes = useTranslations('storage.temperature');
  const [open, setOpen] = useState<OpenSheet>(null);
  const types = useQuery((held) => held.all('sample_type'), []);
  const docs = (types ?? []).map(({ doc }) => doc);
  return (
    <>
      <TypeList
        title={t('title')}
        addLabel={t('add')}
        emptyText={t('empty')}
        rows={types?.map(({ doc, provisional }) => ({
          ...doc,
          provisional,
          detail: doc.temperatureClasses.map((one) => classes(one)).join(', ') || t('anyTemperature'),
          leading: (
            <span
              aria-hidden
              className="size-5 rounded-full border border-edge"
              style={{ backgroundColor: doc.colour }}
            />
          ),
        }))}
        onAdd={() => setOpen({ id: null })}
        onEdit={(id) => setOpen({ id })}
      />
      {open && (
        <SampleTypeSheet
          type={docs.find(({ id }) => id === open.id) ?? null}
          all={docs}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
