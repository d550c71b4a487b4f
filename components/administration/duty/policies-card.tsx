'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { EscalationPolicy } from '../../../lib/domain/escalation/model.ts';
import type { Schedule } from '../../../lib/domain/on-call/model.ts';
import { useMay } from '../../commands/use-may.ts';
import { useQuery } from '../../sync/index.ts';
import { useToast } from '../../ui/toast.tsx';
import { type OpenSheet, TypeList } from '../layout/type-list.tsx';
import { PolicySheet } from './policy-sheet.tsx';
import { usePolicies } from './use-duty.ts';

/** The escalation policies; only administrators change them. */
export function PoliciesCard({ schedules }: { schedules: readonly Schedule[] }) {
  const t = useTranslations('duty.policies');
  const may = useMay();
  const toast = useToast();
  const { data, refresh } = usePolicies();
  const sites = useQuery((held) => held.all('site'), []);
  const [open, setOpen] = useState<OpenSheet>(null);
  const siteOf = (id: string | null) =>
    id === null ? t('anySite') : (sites?.find(({ doc }) => doc.id === id)?.doc.name ?? '');
  const summary = ({ siteId, minimumSeverity, steps }: EscalationPolicy) =>
    [siteOf(siteId), t(`severities.${minimumSeverity}`), t('steps', { count: steps.length })].join(' · ');
  const edit = (sheet: OpenSheet) => {
    if (may('set_policy.v1')) setOpen(sheet);
    else toast({ tone: 'warn', text: t('administrators') });
  };
  return (
    <>
      <TypeList
        title={t('title')}
        addLabel={t('add')}
        emptyText={t('empty')}
        rows={data?.map((policy) => ({
          ...{ id: policy.id, name: policy.name, archived: policy.archived, provisional: false },
          detail: summary(policy),
        }))}
        onAdd={() => edit({ id: null })}
        onEdit={(id) => edit({ id })}
      />
      {open && (
        <PolicySheet
          key={open.id}
          policy={data?.find(({ id }) => id === open.id) ?? null}
          {...{ schedules, onChanged: refresh }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
