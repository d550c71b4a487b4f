'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { KindIcon } from '../../places/kind-icon.tsx';
import { useQuery } from '../../sync/index.ts';
import { ContainerTypeSheet } from './container-type-sheet.tsx';
import { type OpenSheet, TypeList } from './type-list.tsx';

/** The kinds of freezers, racks and boxes that the storage is built from. */
export function ContainerTypesCard() {
  const t = useTranslations('administration.layout.containerTypes');
  const [open, setOpen] = useState<OpenSheet>(null);
  const types = useQuery((held) => held.all('container_type'), []);
  const docs = (types ?? []).map(({ doc }) => doc);
  return (
    <>
      <TypeList
        title={t('title')}
        addLabel={t('add')}
        emptyText={t('empty')}
        rows={types?.map(({ doc, provisional }) => ({
          id: doc.id,
          name: doc.name,
          archived: doc.archived,
          provisional,
          leading: <KindIcon kind={doc.kind} />,
          detail:
            doc.rows === null || doc.columns === null
              ? t(`kinds.${doc.kind}`)
              : t('size', { kind: t(`kinds.${doc.kind}`), rows: doc.rows, columns: doc.columns }),
        }))}
        onAdd={() => setOpen({ id: null })}
        onEdit={(id) => setOpen({ id })}
      />
      {open && (
        <ContainerTypeSheet
          type={docs.find(({ id }) => id === open.id) ?? null}
          all={docs}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
